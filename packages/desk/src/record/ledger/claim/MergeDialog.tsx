import { Button } from '@mantine/core';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LedgerDialog } from '../LedgerDialog.tsx';
import { useClaimAct } from '../use-claim-act.ts';
import { WhyField } from '../WhyField.tsx';
import { BriefClaim, ClaimPicker } from './ClaimPicker.tsx';

/** Makes one record of two: shows both, which of them stays, and what follows. */
export function MergeDialog({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  const act = useClaimAct();
  const navigate = useNavigate();
  const [other, setOther] = useState<DeskClaim>();
  const [keepsOther, setKeepsOther] = useState(true);
  const [why, setWhy] = useState('');
  const [stays, goes] = keepsOther ? [other, claim] : [claim, other];
  return (
    <LedgerDialog
      title="Merge with another claim"
      does="Merge"
      wide
      isReady={other !== undefined}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        if (stays === undefined || goes === undefined) return;
        act.mutate(
          {
            claimId: goes.id,
            act: 'merge',
            body: { intoId: stays.id, why },
            says: 'They are one claim now.',
          },
          {
            onSuccess: () => {
              onClose();
              void navigate({ to: '/record/$claimId', params: { claimId: stays.id } });
            },
          },
        );
      }}
    >
      <p>Two records of one statement become one.</p>
      {other === undefined && (
        <ClaimPicker label="The same statement" exceptId={claim.id} picked={other} onPick={setOther} />
      )}
      {stays && goes && (
        <>
          <div className="two-claims">
            <section aria-label="What stays">
              <h3>Stays</h3>
              <BriefClaim claim={stays} />
            </section>
            <section aria-label="What becomes part of it" data-goes>
              <h3>Becomes part of it</h3>
              <BriefClaim claim={goes} />
            </section>
          </div>
          <div className="does">
            <Button size="compact-sm" onClick={() => setKeepsOther(!keepsOther)}>
              The other way round
            </Button>
            <Button size="compact-sm" onClick={() => setOther(undefined)}>
              Another claim
            </Button>
          </div>
          <ul className="effect">
            <li>
              {goes.citedIn === 0
                ? 'No public story cites what goes.'
                : `What cites it (${goes.citedIn === 1 ? '1 story' : `${goes.citedIn} stories`}) cites what stays.`}
            </li>
            <li>Evidence, proposed lines and relations follow. Its address leads to what stays.</li>
            {goes.citedIn > 0 && goes.finding.kind !== stays.finding.kind && (
              <li>The finding is another one for them: each gets a proposed line.</li>
            )}
            <li>Text and finding of what stays stand. The other’s stay in its history.</li>
            <li>This cannot be taken back.</li>
          </ul>
        </>
      )}
      <WhyField value={why} onChange={setWhy} />
    </LedgerDialog>
  );
}
