import type { Dispute } from '@onrecord/domain/claims/ledger/dispute';
import type { Rendering } from '../render.ts';

interface Props extends Pick<Rendering, 'words'> {
  readonly dispute: Pick<Dispute, 'state' | 'shape'>;
}

/** How a claim stands: a shape and a word, so that it is seen without its colour and read without its shape. */
export function StateMark({ dispute: { state, shape }, words }: Props) {
  return <b class={`state ${shape}`}>{words.record.states[state]}</b>;
}
