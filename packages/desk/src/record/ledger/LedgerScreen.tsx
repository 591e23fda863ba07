import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MoreToCome } from '../../lists/MoreToCome.tsx';
import { Unanswered } from '../../screens/Unanswered.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import type { LedgerSearch } from './ledger-search.ts';
import { RecordScreen } from './RecordScreen.tsx';
import { useClaimList } from './use-claim-list.ts';

/** Every claim on record, searched and filtered, to be walked with the keyboard. */
export function LedgerScreen() {
  const search = useSearch({ from: '/desk/record' });
  const navigate = useNavigate();
  const { list, claims, selected, select } = useClaimList(search);
  const change = (next: LedgerSearch) => {
    select(-1);
    void navigate({ to: '/record', search: next, replace: true });
  };
  return (
    <RecordScreen title="On the record" aside="What stories report, who said it, and what became of it">
      <LedgerFilters search={search} onChange={change} onEnter={() => select(0)} />
      <Unanswered query={list} waits="The ledger is on its way…" />
      {list.isSuccess && claims.length === 0 && (
        <EmptyLedger isFiltered={Object.keys(search).length > 0} onClear={() => change({})} />
      )}
      {claims.length > 0 && (
        <ClaimTable claims={claims} selected={selected} isStale={list.isPlaceholderData} />
      )}
      <MoreToCome says="More claims" list={list} />
    </RecordScreen>
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
