import type { Rendering } from '../render.ts';
import { listedId, type NumberedClaim, type NumberedRecord, noteId } from './numbered-record.ts';

interface Props extends Pick<Rendering, 'words'> {
  readonly claims: readonly NumberedClaim[];
  readonly record: NumberedRecord;
}

/**
 * The small numbers behind a passage that reports claims. Where the note stands beside the text, a number leads to the
 * claim's place in the list below; where it does not, it opens the note. The style sheet shows one of the two.
 */
export function ClaimNumbers({ claims, record, words }: Props) {
  return (
    <>
      {claims.map((one) => {
        const name = words.record.statement(one.number, words.record.states[one.dispute.state]);
        return (
          <sup class="mark">
            <a href={`#${listedId(one)}`} aria-label={name}>
              {one.number}
            </a>
            <button type="button" popovertarget={noteId(one, record)} aria-label={name}>
              {one.number}
            </button>
          </sup>
        );
      })}
    </>
  );
}

/** The line under a passage: dotted while nobody has shown what it says, in colour where it is contested. */
export function claimLine(claims: readonly NumberedClaim[]): string {
  if (claims.some(({ dispute }) => dispute.standsOut)) return 'claim contested';
  return claims.some(({ dispute }) => dispute.state === 'unverified') ? 'claim open' : 'claim';
}
