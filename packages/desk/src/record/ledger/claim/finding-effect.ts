import type { Finding } from '@onrecord/domain/claims/ledger/claim';
import { proposedLine } from '@onrecord/domain/claims/ledger/update-line';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { storiesWords } from '../../parts/claim-words.ts';

export interface FindingEffect {
  /** What happens, in a sentence or two. */
  readonly says: string;
  /** What is proposed to each story, in the claim's language; undefined where nothing is. */
  readonly line?: string;
}

/** What setting a finding will do, told before it is done. `citedIn` counts the public stories that cite the claim. */
export function findingEffect(
  claim: Pick<DeskClaim, 'finding' | 'speaker' | 'content'>,
  citedIn: number,
  finding: { readonly kind: Finding; readonly grounds: string },
): FindingEffect {
  if (finding.kind === claim.finding.kind)
    return { says: 'The finding stays what it is, as of today. Stories have nothing to tell of that.' };
  if (citedIn === 0) return { says: 'No public story cites this claim: readers see nothing of it yet.' };
  const shown = 'Readers see the new state at once.';
  const change = { type: 'finding', finding: finding.kind, grounds: finding.grounds } as const;
  return {
    says: `Cited in ${storiesWords(citedIn)}. ${shown} ${citedIn === 1 ? 'It' : 'Each'} gets a proposed line, which an editor accepts, mends or skips:`,
    line: proposedLine(
      change,
      { speaker: claim.speaker.name, text: claim.content.text },
      claim.content.language,
    ).note,
  };
}
