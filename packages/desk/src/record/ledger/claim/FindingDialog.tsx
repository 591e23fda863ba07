import { NativeSelect, Textarea } from '@mantine/core';
import { FINDINGS, type Finding, NEEDS_GROUNDS } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimDetail, DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../../../screens/FormDialog.tsx';
import { Conflict } from '../../parts/Conflict.tsx';
import { STATE_WORDS } from '../../parts/claim-words.ts';
import { findingConflict } from '../../parts/conflict.ts';
import { StateWord } from '../../parts/StateWord.tsx';
import { useClaimAct } from '../use-claim-act.ts';
import { WhyField } from '../WhyField.tsx';
import { findingEffect } from './finding-effect.ts';

const GROUNDS_MAX = 2000;

/** Sets what the newsroom holds of a claim, and tells what that will do before it is done. */
export function FindingDialog(props: {
  readonly claim: DeskClaim;
  /** Public stories that cite it. */
  readonly citedIn: number;
  readonly onClose: () => void;
}) {
  const { claim, citedIn, onClose } = props;
  const navigate = useNavigate();
  const act = useClaimAct();
  const [kind, setKind] = useState<Finding>(claim.finding.kind);
  const [grounds, setGrounds] = useState(claim.finding.grounds);
  const [why, setWhy] = useState('');
  // What the dialog began with: somebody who sets another meanwhile is not passed over in silence.
  const [version, setVersion] = useState(claim.version);
  const lacksGrounds = NEEDS_GROUNDS.has(kind) && grounds.trim() === '';
  const finding = { kind, grounds: grounds.trim() };
  const effect = findingEffect(claim, citedIn, finding);
  const conflict = findingConflict(act.error);
  const done = ({ claim: after }: ClaimDetail) => {
    onClose();
    if (effect.line !== undefined) void navigate({ to: '/record/follow-ups', search: { claimId: after.id } });
  };
  return (
    <FormDialog
      title="What we hold of it"
      does="Set the finding"
      isReady={!lacksGrounds}
      busy={act.isPending}
      error={conflict === undefined ? act.error : undefined}
      onClose={onClose}
      onSubmit={() =>
        act.mutate(
          { id: claim.id, act: 'finding', body: { version, finding, why }, says: 'The finding is set.' },
          { onSuccess: done },
        )
      }
    >
      <p className="about" lang={claim.content.language} dir="auto">
        {claim.content.text}
      </p>
      <NativeSelect
        label="Finding"
        data-autofocus
        value={kind}
        data={FINDINGS.map((value) => ({ value, label: STATE_WORDS[value] }))}
        onChange={(event) => setKind(event.currentTarget.value as Finding)}
      />
      <Textarea
        label="On which grounds"
        description={
          NEEDS_GROUNDS.has(kind)
            ? 'Readers see them with the finding, which never stands without'
            : 'Readers see them with the finding'
        }
        autosize
        minRows={3}
        maxRows={10}
        maxLength={GROUNDS_MAX}
        lang={claim.content.language}
        value={grounds}
        onChange={(event) => setGrounds(event.currentTarget.value)}
      />
      <WhyField value={why} onChange={setWhy} />
      {conflict && (
        <Conflict
          says={conflict.says}
          onTheirs={onClose}
          onMine={() => {
            setVersion(conflict.version);
            act.reset();
          }}
        >
          <p>
            Theirs: <StateWord state={conflict.current.kind} /> {conflict.current.grounds}
          </p>
        </Conflict>
      )}
      <div className="effect">
        <p>{effect.says}</p>
        {effect.line !== undefined && (
          <p className="line" lang={claim.content.language} dir="auto">
            {effect.line}
          </p>
        )}
      </div>
    </FormDialog>
  );
}
