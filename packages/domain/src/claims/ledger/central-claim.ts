import type { ClaimState, StateShape } from './dispute.ts';
import { likeness } from './likeness.ts';

/** How the claim that a story's headline rests on stands, where lists have to say so. */
export interface CentralClaim {
  readonly id: string;
  readonly state: ClaimState;
  readonly shape: StateShape;
  /** Whether lists say it. */
  readonly standsOut: boolean;
}

/** What a story is listed with. */
interface Listed {
  readonly headline: string;
  /** The dek, or the start of the text. */
  readonly teaser: string;
  /** BCP 47. */
  readonly language: string;
}

interface Cited {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** A headline rests on what its story reports early: so many of its claims are looked at. */
export const CENTRAL_AMONG = 8;
/** The share of telling words from which a headline, or a dek, is taken to be about a statement. */
const ABOUT = 0.4;

/**
 * The claim that a story is listed for: the one most like its headline, else most like its teaser, else the one it
 * reports first. A mark on a headline is a heavy thing: where the first one is nobody's to see (null) and no other is
 * like the headline, there is none.
 *
 * @param cited the first `CENTRAL_AMONG` claims of the story, in its order
 */
export function centralClaim<C extends Cited>(
  { headline, teaser, language }: Listed,
  cited: ReadonlyArray<C | null>,
): C | undefined {
  return mostLike(headline, language, cited) ?? mostLike(teaser, language, cited) ?? cited[0] ?? undefined;
}

function mostLike<C extends Cited>(
  line: string,
  language: string,
  cited: ReadonlyArray<C | null>,
): C | undefined {
  let best: C | undefined;
  let most = ABOUT;
  for (const claim of cited) {
    if (claim === null) continue;
    const alike = likeness({ text: line, language, saidAt: null }, { ...claim, saidAt: null });
    // The earlier of two that are as like.
    if (alike > most || (best === undefined && alike === most)) [best, most] = [claim, alike];
  }
  return best;
}
