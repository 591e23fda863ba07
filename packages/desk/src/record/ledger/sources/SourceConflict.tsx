import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import { type SourceSnapshot, sourceDifference } from '@onrecord/domain/claims/ledger/source-difference';
import { Conflict } from '../../parts/Conflict.tsx';
import type { ConflictOf } from '../../parts/conflict.ts';
import { ChangedParts } from '../ChangedParts.tsx';

/** Somebody changed a source meanwhile: both, part by part and by the word, and a way on with either. */
export function SourceConflict(props: {
  readonly conflict: ConflictOf<SourceContent>;
  readonly mine: SourceContent;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const { conflict, mine } = props;
  const changes = sourceDifference(snapshotOf(conflict.current), snapshotOf(mine), new Map());
  return (
    <Conflict says={conflict.says} onMine={props.onMine} onTheirs={props.onTheirs}>
      {changes.length === 0 ? <p>Both say the same.</p> : <p>From theirs to yours:</p>}
      <ChangedParts changes={changes.map(({ part, words }) => ({ part, words: [...words] }))} />
    </Conflict>
  );
}

function snapshotOf(content: SourceContent): SourceSnapshot {
  if (content.kind !== 'unnamed') return { ...content, unnamed: null };
  const { kind, description, reason } = content;
  return { kind, name: description, role: '', aliases: [], unnamed: { reason } };
}
