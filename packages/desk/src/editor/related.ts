import { deskStoryDetailSchema } from '@onrecord/domain/desk/shapes';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get } from '../api/client.ts';

/** A published story that can be picked for a card. */
const relatedSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  headline: z.string(),
  firstPublishedAt: z.iso.datetime().nullable(),
});
export type RelatedPick = z.infer<typeof relatedSchema>;

/** Published stories that words are in, or the one at a path. */
export async function listRelated(q: string, signal?: AbortSignal): Promise<readonly RelatedPick[]> {
  const found = await get('/related', z.object({ stories: z.array(relatedSchema) }), {
    query: { q },
    ...(signal && { signal }),
  });
  return found.stories;
}

export const relatedQuery = (q: string) =>
  queryOptions({
    queryKey: ['related', q],
    queryFn: ({ signal }) => listRelated(q, signal),
    staleTime: 30_000,
  });

/** The headline a related-story card shows, as of now. */
export const relatedCardQuery = (storyId: string) =>
  queryOptions({
    queryKey: ['related-card', storyId],
    queryFn: ({ signal }) =>
      get(`/stories/${storyId}`, deskStoryDetailSchema.pick({ headline: true, state: true, slug: true }), {
        signal,
      }),
    staleTime: 60_000,
  });
