import './ledger.css';
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Bar } from '../../layout/Bar.tsx';
import { Problem } from '../../screens/Problem.tsx';
import { Waiting } from '../../screens/Waiting.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import { claimsQuery } from './ledger-queries.ts';
import type { LedgerSearch } from './ledger-search.ts';
import { RecordNav } from './RecordNav.tsx';
import { useListKeys } from './use-list-keys.ts';

/** Every claim on record, searched and filtered, to be walked with the keyboard. */
export function LedgerScreen() {
  const search = useSearch({ from: '/desk/record' });
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...claimsQuery(search), placeholderData: keepPreviousData });
  const claims = list.data?.pages.flatMap((page) => page.claims) ?? [];
  const { selected, setSelected } = useListKeys({
    count: claims.length,
    prefix: 'claim',
    keys: (at) => ({
      Enter: () => {
        const claim = claims[at];
        if (claim) void navigate({ to: '/record/$claimId', params: { claimId: claim.id } });
      },
    }),
  });
  const change = (next: LedgerSearch) => {
    setSelected(-1);
    void navigate({ to: '/record', search: next, replace: true });
  };
  const isFiltered = Object.keys(search).length > 0;
  return (
    <>
      <Bar title="On the record" aside="What stories report, who said it, and what became of it" />
      <RecordNav />
      <div className="screen">
        <LedgerFilters search={search} onChange={change} onEnter={() => setSelected(0)} />
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Waiting>The ledger is on its way…</Waiting>}
        {list.isSuccess && claims.length === 0 && (
          <EmptyLedger isFiltered={isFiltered} onClear={() => change({})} />
        )}
        {claims.length > 0 && (
          <ClaimTable
            claims={claims}
            selected={selected}
            isStale={list.isPlaceholderData}
            hasMore={list.hasNextPage}
            isLoadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </div>
    </>
  );
}

function EmptyLedger(props: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  return props.isFiltered ? (
    <div className="empty">
      <h2>No claim fits</h2>
      <p>Words are looked for at the beginning of those in the statement. Fewer of them find more.</p>
      <div className="does">
        <Button onClick={props.onClear}>Clear the search</Button>
      </div>
    </div>
  ) : (
    <div className="empty">
      <h2>Nothing is on record yet</h2>
      <p>
        Open a story and look at Statements beside its text: what it reports people saying is found there, and
        one key puts it on record. From then on every story that cites it shows how it stands.
      </p>
    </div>
  );
}
