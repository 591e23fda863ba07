import type { Finding } from '@onrecord/domain/claims/ledger/claim';
import {
  claimDetailSchema,
  claimListSchema,
  deskSourceSchema,
  followUpListSchema,
  reviewQueueSchema,
  sourceHistorySchema,
  sourceListSchema,
} from '@onrecord/domain/desk/claim-shapes';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import { pagesOf } from '../../lists/endless-list.ts';

/** Others work on the ledger too: what is shown of it is asked for again so often. Milliseconds. */
const SHOWN_ANEW_MS = 10_000;
export interface ClaimFilter {
  readonly q?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly finding?: Finding | undefined;
}

export const claimsQuery = (filter: ClaimFilter) =>
  infiniteQueryOptions({
    queryKey: ['record', 'claims', filter],
    ...pagesOf('/claims', claimListSchema, { ...filter }),
    refetchInterval: SHOWN_ANEW_MS,
  });

export const claimQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['record', 'claim', claimId],
    queryFn: ({ signal }) => get(`/claims/${claimId}`, claimDetailSchema, { signal }),
    refetchInterval: SHOWN_ANEW_MS,
  });

/** Lines proposed to stories: all that are open, or whatever became of those about one claim. */
export const followUpsQuery = (claimId?: string) =>
  infiniteQueryOptions({
    queryKey: ['record', 'follow-ups', claimId ?? 'open'],
    ...pagesOf(claimId === undefined ? '/follow-ups' : `/claims/${claimId}/follow-ups`, followUpListSchema),
    refetchInterval: SHOWN_ANEW_MS,
  });

export const reviewQuery = infiniteQueryOptions({
  queryKey: ['record', 'review'],
  ...pagesOf('/claims/review', reviewQueueSchema),
  refetchInterval: SHOWN_ANEW_MS,
});

export const sourceQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ['record', 'source', sourceId],
    queryFn: ({ signal }) => get(`/sources/${sourceId}`, deskSourceSchema, { signal }),
    refetchInterval: SHOWN_ANEW_MS,
  });

export const sourceHistoryQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ['record', 'source', sourceId, 'history'],
    queryFn: ({ signal }) => get(`/sources/${sourceId}/history`, sourceHistorySchema, { signal }),
    refetchInterval: SHOWN_ANEW_MS,
  });

export const sourceListQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['record', 'source-list', q],
    ...pagesOf('/sources', sourceListSchema, { q }),
    refetchInterval: SHOWN_ANEW_MS,
  });
