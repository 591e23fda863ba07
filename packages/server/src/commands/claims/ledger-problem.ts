import type { ClaimContent, Finding } from '@onrecord/domain/claims/ledger/claim';
import type { RelationProblem } from '@onrecord/domain/claims/ledger/relations';
import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import type { ClaimRefusal } from '@onrecord/domain/workflow/claim-acts';
import type { DeskProblem } from '../desk/desk-problem.ts';

/** Why an act on the ledger did not happen. Nothing is then changed. */
export type LedgerProblem =
  | ClaimRefusal
  | {
      readonly type: 'no-such';
      readonly what: 'claim' | 'source' | 'relation' | 'evidence' | 'story' | 'follow-up';
    }
  /** Somebody else changed it since: both texts, so that neither is lost. */
  | {
      readonly type: 'changed-meanwhile';
      /** The version to start from now. */
      readonly version: number;
      readonly by: string;
      readonly at: Date;
      readonly current: ClaimContent | SourceContent | { readonly kind: Finding; readonly grounds: string };
      readonly yours: ClaimContent | SourceContent | { readonly kind: Finding; readonly grounds: string };
    }
  | { readonly type: 'sealed' }
  | { readonly type: 'merged'; readonly what: 'claim' | 'source'; readonly intoId: string }
  | { readonly type: 'relation'; readonly problem: RelationProblem }
  /** A verdict needs its grounds. */
  | { readonly type: 'grounds-missing' }
  | { readonly type: 'not-unnamed' }
  /** The description or the reason was changed since the person read them. */
  | { readonly type: 'described-anew' }
  /** What a source is called by readers, and what it may not be, are two kinds of record. */
  | { readonly type: 'other-kind' }
  /** A source cannot become itself. */
  | { readonly type: 'same-source' }
  /** Nobody may put together what unnamed sources said. */
  | { readonly type: 'unnamed-stays-apart' }
  /** There is a newer line for the story about the claim. */
  | { readonly type: 'newer-line' }
  | { readonly type: 'already-acted'; readonly state: 'open' | 'accepted' | 'skipped' }
  | { readonly type: 'story-not-public' }
  | { readonly type: 'too-much-evidence'; readonly max: number }
  /** The story could not be changed. */
  | { readonly type: 'story'; readonly problem: DeskProblem };
