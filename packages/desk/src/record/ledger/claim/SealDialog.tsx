import { Textarea } from '@mantine/core';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { LedgerDialog } from '../LedgerDialog.tsx';
import { useClaimAct } from '../use-claim-act.ts';

const NOTICE_MAX = 500;
const REASON_MAX = 1000;

/** Takes a claim away from readers, leaving a notice; or gives it back to them. */
export function SealDialog({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  return claim.sealed === null ? (
    <Seal claim={claim} onClose={onClose} />
  ) : (
    <Unseal claim={claim} onClose={onClose} />
  );
}

function Seal({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  const act = useClaimAct();
  const [notice, setNotice] = useState('');
  const [reason, setReason] = useState('');
  return (
    <LedgerDialog
      title="Seal this claim"
      does="Seal it"
      isReady={notice.trim() !== '' && reason.trim() !== ''}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          {
            claimId: claim.id,
            act: 'seal',
            body: { sealed: true, notice: notice.trim(), reason: reason.trim() },
            says: 'It is sealed.',
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>
        Readers see nothing of it any more, in no page, feed or search; its address shows your notice. The
        words of stories are theirs: each that cites it is proposed a line.
      </p>
      <Textarea
        label="The notice, which readers see"
        description="It says that something was here, and nothing of what it was"
        data-autofocus
        autosize
        minRows={2}
        maxLength={NOTICE_MAX}
        value={notice}
        onChange={(event) => setNotice(event.currentTarget.value)}
      />
      <Textarea
        label="The reason, for the newsroom only"
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </LedgerDialog>
  );
}

function Unseal({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  const act = useClaimAct();
  const [why, setWhy] = useState('');
  return (
    <LedgerDialog
      title="Take the seal off"
      does="Take it off"
      isReady={why.trim() !== ''}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          {
            claimId: claim.id,
            act: 'seal',
            body: { sealed: false, why: why.trim() },
            says: 'The seal is off. What cites it shows it again.',
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>Readers see the claim again as it is on record, wherever a public story cites it.</p>
      <Textarea
        label="Why it can be seen again"
        description="For the history, which only the newsroom sees"
        data-autofocus
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </LedgerDialog>
  );
}
