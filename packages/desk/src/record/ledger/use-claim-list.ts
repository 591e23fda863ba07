import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useListKeys } from '../../lists/use-list-keys.ts';
import { type ClaimFilter, claimsQuery } from './ledger-queries.ts';

/** The claims a filter leaves, walked and opened with the keys. */
export function useClaimList(filter: ClaimFilter) {
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...claimsQuery(filter), placeholderData: keepPreviousData });
  const claims = list.data?.pages.flatMap((page) => page.claims) ?? [];
  const keys = useListKeys({
    rows: claims,
    prefix: 'claim',
    isStale: list.isPlaceholderData,
    onOpen: ({ id }) => void navigate({ to: '/record/$claimId', params: { claimId: id } }),
  });
  return { list, claims, ...keys };
}
