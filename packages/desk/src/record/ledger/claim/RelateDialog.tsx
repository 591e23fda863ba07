import { NativeSelect, TextInput } from '@mantine/core';
import { RELATION_KINDS, type RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { FormDialog } from '../../../screens/FormDialog.tsx';
import { RELATION_WORDS } from '../../parts/claim-words.ts';
import { useClaimAct } from '../use-claim-act.ts';
import { WhyField } from '../WhyField.tsx';
import { ClaimPicker } from './ClaimPicker.tsx';

const NOTE_MAX = 500;

/** What is chosen of one list: which claim does what to the other. */
type Bearing = `${'on-this' | 'by-this'} ${RelationKind}`;
const BEARINGS: ReadonlyArray<{ readonly value: Bearing; readonly label: string }> = [
  ...RELATION_KINDS.map((kind) => ({
    value: `on-this ${kind}` as const,
    label: `The other one ${RELATION_WORDS[kind].does} this one`,
  })),
  ...RELATION_KINDS.map((kind) => ({
    value: `by-this ${kind}` as const,
    label: `This one ${RELATION_WORDS[kind].does} the other one`,
  })),
];

/** Puts on record what another claim does to this one, or this one to it. */
export function RelateDialog({
  claim,
  onClose,
}: {
  readonly claim: DeskClaim;
  readonly onClose: () => void;
}) {
  const act = useClaimAct();
  const [other, setOther] = useState<DeskClaim>();
  const [bearing, setBearing] = useState<Bearing>('on-this denies');
  const [note, setNote] = useState('');
  const [why, setWhy] = useState('');
  const [direction, kind] = bearing.split(' ') as ['on-this' | 'by-this', RelationKind];
  const concerned = direction === 'on-this' ? claim : other;
  return (
    <FormDialog
      title="Put beside another claim"
      does="Put on record"
      isReady={other !== undefined}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        if (other === undefined) return;
        const [from, to] = direction === 'on-this' ? [other, claim] : [claim, other];
        act.mutate(
          {
            id: from.id,
            act: 'relations',
            body: { toId: to.id, kind, note: note.trim(), why },
            says: 'It is on record.',
          },
          { onSuccess: onClose },
        );
      }}
    >
      <p className="about" lang={claim.content.language} dir="auto">
        {claim.content.text}
      </p>
      <ClaimPicker label="The other claim" exceptId={claim.id} picked={other} onPick={setOther} />
      <NativeSelect
        label="What is between them"
        value={bearing}
        data={[...BEARINGS]}
        onChange={(event) => setBearing(event.currentTarget.value as Bearing)}
      />
      <TextInput
        label="A note for readers"
        placeholder="If it needs a word"
        maxLength={NOTE_MAX}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <WhyField value={why} onChange={setWhy} />
      {concerned && concerned.citedIn > 0 && kind !== 'repeats' && (
        <p className="effect">
          {`${concerned.citedIn === 1 ? 'The story that cites' : `The ${concerned.citedIn} stories that cite`} ${direction === 'on-this' ? 'this one' : 'the other one'} ${concerned.citedIn === 1 ? 'gets' : 'get'} a proposed line.`}
        </p>
      )}
    </FormDialog>
  );
}
