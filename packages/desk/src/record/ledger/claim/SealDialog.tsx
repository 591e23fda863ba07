import { Textarea } from '@mantine/core';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { FormDialog } from '../../../screens/FormDialog.tsx';
import { useClaimAct } from '../use-claim-act.ts';

const NOTICE_MAX = 500;
const REASON_MAX = 1000;

const SEAL = {
  title: 'Seal this claim',
  does: 'Seal it',
  about:
    'Readers see nothing of it any more, in no page, feed or search; its address shows your notice. The words of stories are theirs: each that cites it is proposed a line.',
  says: 'It is sealed.',
};
const UNSEAL = {
  title: 'Take the seal off',
  does: 'Take it off',
  about: 'Readers see the claim again as it is on record, wherever a public story cites it.',
  says: 'The seal is off. What cites it shows it again.',
};

/** Takes a claim away from readers, leaving a notice; or gives it back to them. */
export function SealDialog({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  const act = useClaimAct();
  // As it was when the dialog opened: it is another one a moment before the dialog closes.
  const [seals] = useState(claim.sealed === null);
  const [notice, setNotice] = useState('');
  const [why, setWhy] = useState('');
  const { title, does, about, says } = seals ? SEAL : UNSEAL;
  const reason = why.trim();
  const body = seals ? { sealed: true, notice: notice.trim(), reason } : { sealed: false, why: reason };
  return (
    <FormDialog
      title={title}
      does={does}
      isReady={reason !== '' && body.notice !== ''}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: claim.id, act: 'seal', body, says }, { onSuccess: onClose })}
    >
      <p>{about}</p>
      {seals && (
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
      )}
      <Textarea
        label={seals ? 'The reason, for the newsroom only' : 'Why it can be seen again'}
        description={seals ? '' : 'For the history, which only the newsroom sees'}
        {...(seals ? {} : { 'data-autofocus': true })}
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
