import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { storiesWords } from '../../parts/claim-words.ts';
import { MergeDialog, type Merging } from '../MergeDialog.tsx';
import { useClaimAct } from '../use-claim-act.ts';
import { BriefClaim, ClaimPicker } from './ClaimPicker.tsx';

/** Makes one record of two of the same statement. */
export function MergeClaimDialog({
  claim,
  onClose,
}: {
  readonly claim: DeskClaim;
  readonly onClose: () => void;
}) {
  const act = useClaimAct();
  const navigate = useNavigate();
  const [other, setOther] = useState<DeskClaim>();
  const merge = ({ stays, goes }: Merging<DeskClaim>, why: string) =>
    act.mutate(
      { id: goes.id, act: 'merge', body: { intoId: stays.id, why }, says: 'They are one claim now.' },
      {
        onSuccess: () => {
          onClose();
          void navigate({ to: '/record/$claimId', params: { claimId: stays.id } });
        },
      },
    );
  return (
    <MergeDialog
      title="Merge with another claim"
      about="Two records of one statement become one."
      own={claim}
      other={other}
      picker={
        other === undefined && (
          <ClaimPicker label="The same statement" exceptId={claim.id} picked={other} onPick={setOther} />
        )
      }
      onRepick={{ label: 'Another claim', does: () => setOther(undefined) }}
      brief={(one) => <BriefClaim claim={one} />}
      effects={({ stays, goes }) => (
        <>
          <li>
            {goes.citedIn === 0
              ? 'No public story cites what goes.'
              : `What cites it (${storiesWords(goes.citedIn)}) cites what stays.`}
          </li>
          <li>Evidence, proposed lines and relations follow. Its address leads to what stays.</li>
          {goes.citedIn > 0 && goes.finding.kind !== stays.finding.kind && (
            <li>The finding is another one for them: each gets a proposed line.</li>
          )}
          <li>Text and finding of what stays stand. The other’s stay in its history.</li>
        </>
      )}
      busy={act.isPending}
      error={act.error}
      onMerge={merge}
      onClose={onClose}
    />
  );
}
