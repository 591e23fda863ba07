import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { BriefClaim } from '../claim/ClaimPicker.tsx';
import { claimQuery } from '../ledger-queries.ts';
import { RecordScreen } from '../RecordScreen.tsx';
import { FollowUpList } from './FollowUpList.tsx';

/** The stories that a changed claim reaches, and what each could tell its readers. */
export function FollowUpsScreen() {
  const { claimId } = useSearch({ from: '/desk/record/follow-ups' });
  return (
    <RecordScreen
      title="Follow-ups"
      aside="A claim changed: what its stories could tell their readers"
      className="reading"
    >
      {claimId === undefined ? (
        <FollowUpList key="open" empty={<NothingOpen />} />
      ) : (
        <>
          <OfClaim claimId={claimId} />
          <FollowUpList
            key={claimId}
            claimId={claimId}
            empty={<p className="quiet">No line was proposed to a story about this claim.</p>}
          />
        </>
      )}
    </RecordScreen>
  );
}

function OfClaim({ claimId }: { readonly claimId: string }) {
  const claim = useQuery(claimQuery(claimId)).data?.claim;
  return (
    <header className="of-claim">
      {claim && (
        <h2>
          <Link to="/record/$claimId" params={{ claimId }}>
            <BriefClaim claim={claim} />
          </Link>
        </h2>
      )}
      <Link className="link" to="/record/follow-ups" search={{}}>
        All that are open
      </Link>
    </header>
  );
}

function NothingOpen() {
  return (
    <div className="empty">
      <h2>No story waits for a line</h2>
      <p>
        When a claim is found false, is denied or changes otherwise, each story that cites it comes here with
        a line to publish, mend or skip. Readers see the claim’s new state at once, before any of that.
      </p>
    </div>
  );
}
