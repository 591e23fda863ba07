import type { z } from 'zod';
import { get } from '../api/client.ts';

/** A list that is asked for page by page, as the query client holds it. */
export interface EndlessList {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  /** Whether the page after the last one was asked for and did not come. */
  readonly isFetchNextPageError: boolean;
  readonly error: Error | null;
  readonly fetchNextPage: () => unknown;
}

interface Page {
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
}

/** How a list of the API is asked for: page after page, each from where the one before ended. */
export const pagesOf = <S extends z.ZodType<Page>>(
  path: string,
  schema: S,
  query: Readonly<Record<string, string | undefined>> = {},
) => ({
  queryFn: ({
    pageParam,
    signal,
  }: {
    readonly pageParam: string | undefined;
    readonly signal: AbortSignal;
  }) => get(path, schema, { query: { ...query, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: Page) => page.next ?? undefined,
});
