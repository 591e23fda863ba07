import type { ClaimContent } from '@onrecord/domain/claims/ledger/claim';
import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { useMe } from '../../session/me.ts';
import { Conflict } from '../parts/Conflict.tsx';
import { draftOfClaim } from '../parts/claim-draft.ts';
import type { ConflictOf } from '../parts/conflict.ts';
import { MendForm } from './MendForm.tsx';
import type { CitedItem } from './statement-list.ts';
import type { RecordActs } from './use-record-acts.ts';

/**
 * A record of the story being mended: the claim in the ledger changes, wherever it is cited. Who was slower sees what is
 * on record by now, and goes on with either.
 */
export function RecordedForm(props: {
  /** As it was when mending began. */
  readonly item: CitedItem;
  readonly acts: RecordActs;
  readonly onEnd: () => void;
}) {
  const { item, acts, onEnd } = props;
  const { timeZone } = useMe().newsroom;
  const claim = item.passages[0]?.claim;
  const [version, setVersion] = useState(claim?.version ?? 0);
  const [conflict, setConflict] = useState<ConflictOf<ClaimContent>>();
  if (!claim) return null;
  return (
    <>
      {conflict && (
        <Conflict
          says={conflict.says}
          onMine={() => {
            setVersion(conflict.version);
            setConflict(undefined);
          }}
          onTheirs={onEnd}
        >
          <p lang={conflict.current.language}>Theirs: {conflict.current.text}</p>
        </Conflict>
      )}
      <MendForm
        recorded
        opening={draftOfClaim(claim, timeZone)}
        onRecord={async (mended) => {
          const content = knownContent(mended);
          if (content === undefined) return;
          const done = await acts.mendRecorded(claim.id, { version, content });
          if (done === 'mended') onEnd();
          else setConflict(done);
        }}
        onCancel={onEnd}
      />
    </>
  );
}

/** What is sent of a record that is mended: its sources are on record, which the form sees to. */
function knownContent({
  speaker,
  relay,
  finding: _,
  ...content
}: Omit<RecordClaim, 'why'>): ClaimContent | undefined {
  const hands = relay.flatMap(({ source, sourcing }) =>
    'id' in source ? [{ sourceId: source.id, sourcing }] : [],
  );
  return 'id' in speaker && hands.length === relay.length
    ? { ...content, speakerId: speaker.id, relay: hands }
    : undefined;
}
