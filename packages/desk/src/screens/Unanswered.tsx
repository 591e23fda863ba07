import { Problem } from './Problem.tsx';
import { Waiting } from './Waiting.tsx';

/** In the place of an answer, or above the one before it: that it is on its way, or why it did not come. */
export function Unanswered(props: {
  readonly query: {
    readonly isPending: boolean;
    readonly isError: boolean;
    /** Of a list: its next page did not come, which is told at its end. */
    readonly isFetchNextPageError?: boolean;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What is said once it is late. */
  readonly waits: string;
}) {
  const { query, waits } = props;
  if (query.isPending) return <Waiting>{waits}</Waiting>;
  if (query.isError && query.isFetchNextPageError !== true)
    return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return null;
}
