import { assertNever } from '../../result.ts';
import { FINDINGS } from './claim.ts';
import type { SourceView } from './source.ts';
import type { FindingView, MoreRelated, RelatedView } from './views.ts';

/** The word for how a claim stands. */
export const CLAIM_STATES = [...FINDINGS, 'taken-back', 'superseded'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** State is always shape and word. */
export type StateShape = 'empty-disc' | 'half-disc' | 'full-disc' | 'cross';

/** What a claim is told apart by here. */
interface Claimed {
  readonly finding: Pick<FindingView, 'kind'>;
  readonly speaker: Pick<SourceView, 'id'>;
  readonly moreRelated?: readonly MoreRelated[];
}

/** Another claim, and what it does to this one or this one to it. */
export interface Bearing extends Pick<RelatedView, 'kind' | 'direction'> {
  readonly claim: Claimed;
}

/** What readers are told of how a claim stands. */
export interface Dispute<R extends Bearing = RelatedView> {
  readonly state: ClaimState;
  readonly shape: StateShape;
  /** Whether it stands out among a story's statements. */
  readonly standsOut: boolean;
  /** Who denies or contradicts it, to be shown wherever it is; also where the newsroom has its verdict. */
  readonly deniedBy: readonly R[];
  readonly confirmedBy: readonly R[];
  /** How many do beyond those. */
  readonly moreDeniedBy: number;
  readonly moreConfirmedBy: number;
}

/**
 * How a claim stands, by the newsroom's finding and by what other claims do to it. The newsroom's verdict goes first,
 * then what the speaker did with their own words, then what others say. A denial that was found false disputes nothing,
 * but is still shown.
 */
export function disputeOf<R extends Bearing>(claim: Claimed, related: readonly R[]): Dispute<R> {
  const onThis = related.filter(({ direction }) => direction === 'on-this');
  const deniedBy = related.filter(denies);
  const state = stateOf(claim, onThis, deniedBy);
  return {
    state,
    shape: SHAPES[state],
    standsOut: STANDING_OUT.has(state),
    deniedBy,
    confirmedBy: related.filter(confirms),
    moreDeniedBy: sumOf(claim.moreRelated?.filter(denies)),
    moreConfirmedBy: sumOf(claim.moreRelated?.filter(confirms)),
  };
}

type Way = Pick<RelatedView, 'kind' | 'direction'>;
const denies = ({ kind, direction }: Way) =>
  kind === 'contradicts' || (kind === 'denies' && direction === 'on-this');
const confirms = ({ kind, direction }: Way) => kind === 'confirms' && direction === 'on-this';
const sumOf = (more: readonly MoreRelated[] = []) => more.reduce((sum, { count }) => sum + count, 0);

/** Whether a claim is denied by its own speaker: that is no dispute, but taking it back. */
export function takesBack(
  { speaker }: Pick<Claimed, 'speaker'>,
  { kind, direction, claim }: Bearing,
): boolean {
  return (
    kind === 'denies' && direction === 'on-this' && speaker.id !== null && claim.speaker.id === speaker.id
  );
}

function stateOf(
  { finding, speaker }: Claimed,
  onThis: readonly Bearing[],
  deniedBy: readonly Bearing[],
): ClaimState {
  const isOwn = ({ claim }: Bearing) => speaker.id !== null && claim.speaker.id === speaker.id;
  const byOthers = onThis.some((relation) => takesBack({ speaker }, relation))
    ? 'taken-back'
    : deniedBy.some((relation) => !isOwn(relation) && relation.claim.finding.kind !== 'false')
      ? 'disputed'
      : onThis.some((relation) => relation.kind === 'supersedes')
        ? 'superseded'
        : undefined;
  switch (finding.kind) {
    case 'verified':
    case 'false':
    case 'disputed':
      return finding.kind;
    case 'unverified':
    case 'evidence-offered':
    case 'no-evidence-offered':
      return byOthers ?? finding.kind;
    default:
      return assertNever(finding.kind);
  }
}

const SHAPES: Readonly<Record<ClaimState, StateShape>> = {
  unverified: 'empty-disc',
  'evidence-offered': 'empty-disc',
  'no-evidence-offered': 'empty-disc',
  superseded: 'empty-disc',
  disputed: 'half-disc',
  'taken-back': 'half-disc',
  verified: 'full-disc',
  false: 'cross',
};

const STANDING_OUT: ReadonlySet<ClaimState> = new Set([
  'disputed',
  'no-evidence-offered',
  'false',
  'taken-back',
]);
