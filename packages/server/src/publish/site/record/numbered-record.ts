import { type Dispute, disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, StoryRecord } from '@onrecord/domain/claims/ledger/views';

/** A claim as a story shows it. */
export interface NumberedClaim {
  /** From 1, in the order in which the whole story first cites its claims. */
  readonly number: number;
  readonly claim: ClaimCard;
  readonly dispute: Dispute;
}

/** What a story has on record, numbered for its text, its notes and the list under it. */
export interface NumberedRecord {
  readonly claims: readonly NumberedClaim[];
  /** By the id that a claim mark carries; a mark that is missing here is plain text. */
  readonly byMark: ReadonlyMap<string, NumberedClaim>;
  /** Statements of the story for which there is no room here. */
  readonly more: number;
  /** Told apart in ids where a page holds several texts that cite the same: an entry's id; '' for the story's own. */
  readonly scope: string;
}

export const NOTHING_ON_RECORD: NumberedRecord = { claims: [], byMark: new Map(), more: 0, scope: '' };

export function numberedRecord({ claims, numbers, byMark, more }: StoryRecord): NumberedRecord {
  if (claims.length === 0) return NOTHING_ON_RECORD;
  const numbered = claims.map((claim, at) => ({
    number: numbers.get(claim.id) ?? at + 1,
    claim,
    dispute: disputeOf(claim, claim.related),
  }));
  const byId = new Map(numbered.map((one) => [one.claim.id, one]));
  return {
    claims: numbered,
    byMark: new Map(
      [...byMark].flatMap(([mark, { id }]): Array<[string, NumberedClaim]> => {
        const one = byId.get(id);
        return one === undefined ? [] : [[mark, one]];
      }),
    ),
    more,
    scope: '',
  };
}

/** Where a stretch of statements begins; 1 where there is none. */
export const firstNumber = ({ claims }: NumberedRecord) => claims[0]?.number ?? 1;

/** The id of a claim's note beside a text. */
export function noteId({ claim }: NumberedClaim, { scope }: NumberedRecord): string {
  return `note-${claim.publicId}${scope === '' ? '' : `-${scope}`}`;
}

/** The id of a claim's place in the list under the story. */
export const listedId = ({ claim }: NumberedClaim) => `said-${claim.publicId}`;
