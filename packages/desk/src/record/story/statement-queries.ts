import { claimMatchSchema, storyStatementsSchema } from '@onrecord/domain/desk/claim-shapes';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { get } from '../../api/client.ts';

/** What the draft of a story reports, as of now. */
export const statementsQuery = (storyId: string) =>
  queryOptions({
    queryKey: ['story', storyId, 'statements'],
    queryFn: ({ signal }) => get(`/stories/${storyId}/statements`, storyStatementsSchema, { signal }),
    retry: 1,
  });

interface Looked {
  readonly text: string;
  readonly language: string;
  readonly speaker: string;
  readonly saidAt: string | null | undefined;
}

/** What the ledger may have already of what is being written down. */
export const matchesQuery = ({ text, language, speaker, saidAt }: Looked) =>
  queryOptions({
    queryKey: ['record', 'matches', text, language, speaker, saidAt],
    queryFn: async ({ signal }) => {
      const query = { text, language, speaker, saidAt: saidAt ?? undefined };
      return (
        await get('/claims/matches', z.object({ matches: z.array(claimMatchSchema) }), { query, signal })
      ).matches;
    },
    enabled: text.trim() !== '' && speaker.trim() !== '',
    staleTime: 10_000,
  });
