import './parts.css';
import type { ClaimState, StateShape } from '@onrecord/domain/claims/ledger/dispute';
import { FINDING_SHAPES, STATE_WORDS } from './claim-words.ts';

/** How a claim stands: a shape and a word, the same as readers see. `says` stands in for the word, as in "Disputed by …". */
export function StateWord(props: {
  readonly state: ClaimState;
  readonly shape?: StateShape;
  readonly says?: string;
}) {
  const { state, shape = shapeOf(state), says = STATE_WORDS[state] } = props;
  return (
    <span className="claim-state" data-state={state} data-shape={shape}>
      {says}
    </span>
  );
}

function shapeOf(state: ClaimState): StateShape {
  if (state === 'taken-back') return 'half-disc';
  return state === 'superseded' ? 'empty-disc' : FINDING_SHAPES[state];
}
