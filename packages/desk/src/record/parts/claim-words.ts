import type { ClaimContent, Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimState, StateShape } from '@onrecord/domain/claims/ledger/dispute';
import type { SourceKind } from '@onrecord/domain/claims/ledger/source';

/** The desk's words for what stands on record. */

export const STATE_WORDS: Readonly<Record<ClaimState, string>> = {
  unverified: 'Unverified',
  'evidence-offered': 'Evidence offered',
  'no-evidence-offered': 'No evidence offered',
  verified: 'Verified',
  disputed: 'Disputed',
  false: 'False',
  'taken-back': 'Taken back',
  superseded: 'Superseded',
};

/** The shape of a finding by itself, before anything that others said of the claim. */
export const FINDING_SHAPES: Readonly<Record<Finding, StateShape>> = {
  unverified: 'empty-disc',
  'evidence-offered': 'empty-disc',
  'no-evidence-offered': 'empty-disc',
  verified: 'full-disc',
  disputed: 'half-disc',
  false: 'cross',
};

export const DIRECTNESS_WORDS: Readonly<Record<ClaimContent['directness'], string>> = {
  quote: 'Quoted',
  paraphrase: 'Paraphrased',
  mixed: 'Partly quoted',
};

export const SOURCE_KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  outlet: 'Outlet',
  unnamed: 'Not named',
};

type ChannelKind = NonNullable<ClaimContent['channel']>['kind'];

export const CHANNEL_WORDS: Readonly<Record<ChannelKind, string>> = {
  broadcast: 'Broadcast',
  court: 'Court',
  document: 'Document',
  email: 'Mail',
  interview: 'Interview',
  'news-conference': 'News conference',
  phone: 'Telephone',
  post: 'Post',
  reporters: 'To reporters',
  speech: 'Speech',
  statement: 'Statement',
  told: 'Told somebody',
};

/** What one claim does to another: "2 *denies* 5", and the same seen from the other one: "5 is *denied by* 2". */
export const RELATION_WORDS: Readonly<
  Record<RelationKind, { readonly does: string; readonly isDone: string }>
> = {
  denies: { does: 'denies', isDone: 'denied by' },
  confirms: { does: 'confirms', isDone: 'confirmed by' },
  contradicts: { does: 'contradicts', isDone: 'contradicted by' },
  repeats: { does: 'repeats', isDone: 'repeated by' },
  supersedes: { does: 'supersedes', isDone: 'superseded by' },
};

/** `cited in 4 stories`; '' where none does. */
export function citedWords(count: number): string {
  return count === 0 ? '' : `cited in ${count === 1 ? '1 story' : `${count} stories`}`;
}
