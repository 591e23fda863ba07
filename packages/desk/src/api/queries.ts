import {
  deskContributorSchema,
  deskStoryDetailSchema,
  deskTagSchema,
  type HomeView,
  meSchema,
  previewLinkListSchema,
  revisionDetailSchema,
  revisionListSchema,
  storyListSchema,
} from '@onrecord/domain/desk/shapes';
import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { pagesOf } from '../lists/endless-list.ts';
import { ApiProblem, get } from './client.ts';

/** What was read stays good for a moment; the desk asks again when its window comes back to the front. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays one however often it is asked; only a broken line may mend.
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status !== 0),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get('/me', meSchema, { signal }),
  staleTime: 60_000,
});

export interface StoryFilter {
  readonly view: HomeView;
  readonly q?: string | undefined;
  readonly contributorId?: string | undefined;
  readonly tagId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const storiesQuery = (filter: StoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['stories', filter],
    ...pagesOf('/stories', storyListSchema, { ...filter }),
  });

export const storyQuery = (storyId: string) =>
  queryOptions({
    queryKey: ['story', storyId],
    queryFn: ({ signal }) => get(`/stories/${storyId}`, deskStoryDetailSchema, { signal }),
    // Others work on it too. The connection over which it is written tells of it; this is for when it is lost.
    refetchInterval: 10_000,
  });

export const revisionsQuery = (storyId: string) =>
  infiniteQueryOptions({
    queryKey: ['story', storyId, 'revisions'],
    queryFn: ({ pageParam, signal }) =>
      get(`/stories/${storyId}/revisions`, revisionListSchema, { query: { before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const previewLinksQuery = (storyId: string) =>
  queryOptions({
    queryKey: ['story', storyId, 'preview-links'],
    queryFn: ({ signal }) => get(`/stories/${storyId}/preview-links`, previewLinkListSchema, { signal }),
  });

/** A revision never changes. */
export const revisionQuery = (storyId: string, number: number) =>
  queryOptions({
    queryKey: ['revision', storyId, number],
    queryFn: ({ signal }) => get(`/stories/${storyId}/revisions/${number}`, revisionDetailSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const tagsQuery = (q: string) =>
  queryOptions({
    queryKey: ['tags', q],
    queryFn: ({ signal }) =>
      get('/tags', z.object({ tags: z.array(deskTagSchema) }), { query: { q }, signal }),
    staleTime: 60_000,
  });

export const contributorsQuery = (q: string) =>
  queryOptions({
    queryKey: ['contributors', q],
    queryFn: ({ signal }) =>
      get('/contributors', z.object({ contributors: z.array(deskContributorSchema) }), {
        query: { q },
        signal,
      }),
    staleTime: 60_000,
  });
