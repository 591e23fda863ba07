import type { ClaimContent, Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimState, StateShape } from '@onrecord/domain/claims/ledger/dispute';
import type { SourceKind } from '@onrecord/domain/claims/ledger/source';
import type { ClaimDetail, DeskClaim, DeskSource } from '@onrecord/domain/desk/claim-shapes';

/** The desk's words for what stands on record. */

export const STATE_WORDS: Readonly<Record<ClaimState, string>> = {
  unverified: 'Unverified',
  'evidence-offered': 'Evidence offered',
  'no-evidence-offered': 'No evidence offered',
  verified: 'Verified',
  disputed: 'Disputed',
  false: 'False',
  'taken-back': 'Taken back',
  superseded: 'Replaced',
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
  supersedes: { does: 'replaces', isDone: 'replaced by' },
};

/** What is known of a relation from one claim's side. */
type Seen = Pick<ClaimDetail['relations'][number], 'kind' | 'direction'> & {
  readonly claim: { readonly speaker: Pick<DeskClaim['speaker'], 'id' | 'kind'> };
};

/** Whether a speaker denies their own words. Of sources who are not named nobody can tell. */
export function isTakenBack(
  { kind, claim: other }: Seen,
  { speaker }: { readonly speaker: Pick<DeskClaim['speaker'], 'id' | 'kind'> },
): boolean {
  return kind === 'denies' && speaker.kind !== 'unnamed' && other.speaker.id === speaker.id;
}

/** What is between a claim and another, from the claim's side: `denied by`, `replaces`, `Aldous Crane took it back`. */
export function relationWords(relation: Seen, claim: Pick<DeskClaim, 'speaker'>): string {
  const isBy = relation.direction === 'by-this';
  if (isTakenBack(relation, claim)) return `${claim.speaker.name} ${isBy ? 'takes back' : 'took it back'}`;
  return RELATION_WORDS[relation.kind][isBy ? 'does' : 'isDone'];
}

/** `1 story`, `4 stories`. */
export const storiesWords = (count: number) => (count === 1 ? '1 story' : `${count} stories`);

/** `cited in 4 stories`; '' where none does. */
export const citedWords = (count: number) => (count === 0 ? '' : `cited in ${storiesWords(count)}`);

/** What a source is, beside its name: `Person · harbour master · Crane`. */
export function aboutSource({ kind, role, aliases }: Pick<DeskSource, 'kind' | 'role' | 'aliases'>): string {
  return [SOURCE_KIND_WORDS[kind], role, ...aliases].filter(Boolean).join(' · ');
}
