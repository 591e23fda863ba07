import type { SpanDoesNotFit } from '@onrecord/domain/claims/ledger/claim-marks';
import type { EntryRefusal } from '@onrecord/domain/workflow/entry-acts';
import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { Refusal } from '@onrecord/domain/workflow/story-acts';
import type { Unready } from '@onrecord/domain/workflow/story-draft';

/** Why an act at the desk did not happen. Nothing is then changed. */
export type DeskProblem =
  | Refusal
  | EntryRefusal
  /** Somebody changed or removed the entry meanwhile. */
  | { readonly type: 'entry-changed' }
  /** Words that are to be tied to a claim are none of the entry's. */
  | SpanDoesNotFit
  /** The ledger has no such claim. */
  | { readonly type: 'no-such-claim' }
  /** Another entry has this id. */
  | { readonly type: 'entry-id-taken' }
  | { readonly type: 'not-found' }
  /** The role may not do this at all. */
  | { readonly type: 'forbidden'; readonly act: NewsroomAct }
  | { readonly type: 'unready'; readonly unready: readonly Unready[] }
  | { readonly type: 'slug-taken'; readonly slug: string; readonly suggestion: string }
  /** Somebody else was faster. */
  | { readonly type: 'already-published'; readonly at: Date; readonly by: string }
  | { readonly type: 'note-missing' }
  /** Nobody who could go on with the story. */
  | { readonly type: 'no-heir' }
  | { readonly type: 'time-passed'; readonly at: Date }
  /** The draft names a picture, tag or contributor that is no more. */
  | { readonly type: 'reference-gone'; readonly what: 'picture' | 'tag' | 'contributor' }
  | { readonly type: 'no-revision'; readonly number: number }
  /** Revoked meanwhile, or expired. */
  | { readonly type: 'no-preview-link' }
  | { readonly type: 'invalid'; readonly lines: readonly string[] };
