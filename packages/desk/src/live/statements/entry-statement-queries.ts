import { storyStatementsSchema } from '@onrecord/domain/desk/claim-shapes';
import {
  type CiteInEntry,
  type DeskEntry,
  deskEntrySchema,
  type TakeOffEntry,
} from '@onrecord/domain/desk/live-shapes';
import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../../api/client.ts';

/** What an entry reports, as of now. */
export const entryStatementsQuery = (entryId: string) =>
  queryOptions({
    queryKey: ['entry', entryId, 'statements'],
    queryFn: ({ signal }) => get(`/entries/${entryId}/statements`, storyStatementsSchema, { signal }),
    retry: 1,
  });

export const citeInEntry = (id: string, wanted: CiteInEntry): Promise<DeskEntry> =>
  post(`/entries/${id}/cite`, deskEntrySchema, wanted);

export const takeOffEntry = (id: string, wanted: TakeOffEntry): Promise<DeskEntry> =>
  post(`/entries/${id}/take-off`, deskEntrySchema, wanted);
