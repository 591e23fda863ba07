import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { citedItem } from '../../editor/record/story-record.ts';
import { type ClaimDraft, emptyClaimDraft } from '../parts/claim-draft.ts';
import { saidDateWords } from '../parts/said-date.ts';
import type { SourceChoice } from '../parts/source-choice.ts';

export type Offer = StoryStatements['offers'][number];
export type Cited = StoryStatements['cited'][number];
export type AdvicePiece = StoryStatements['advice'][number];
export type RelationSeen = Cited['relations'][number];

/** What stands in the list beside the text. Advice about a statement stands with it. */
export type StatementItem =
  | {
      readonly type: 'offer';
      readonly id: string;
      readonly offer: Offer;
      readonly advice: readonly AdvicePiece[];
    }
  | {
      readonly type: 'cited';
      readonly id: string;
      /** From 1, in the order of the text. */
      readonly number: number;
      /** The id that the text carries; after a merge the claim has another. */
      readonly claimId: string;
      /** Its passages, the first one first. */
      readonly passages: readonly Cited[];
      readonly advice: readonly AdvicePiece[];
    }
  | { readonly type: 'advice'; readonly id: string; readonly piece: AdvicePiece };

export type CitedItem = Extract<StatementItem, { type: 'cited' }>;
export type OfferItem = Extract<StatementItem, { type: 'offer' }>;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a story reports, in the order of its text: a claim stands where it is first cited. */
export function statementList(found: StoryStatements, settled: ReadonlySet<string>): StatementItem[] {
  const offers = found.offers.filter(({ key }) => !settled.has(key));
  const byClaim = Map.groupBy(found.cited, ({ claimId }) => claimId);
  const placed: { readonly at: number; readonly item: StatementItem }[] = [];
  const kept = new Set<AdvicePiece>();
  const adviceOn = (spans: readonly Span[]) => {
    const met = found.advice.filter((piece) => !kept.has(piece) && spans.some((span) => meet(span, piece)));
    for (const piece of met) kept.add(piece);
    return met;
  };
  for (const offer of offers)
    placed.push({
      at: offer.content[0]?.start ?? 0,
      item: { type: 'offer', id: `offer:${offer.key}`, offer, advice: adviceOn(offer.content) },
    });
  let number = 0;
  for (const [claimId, passages] of byClaim)
    placed.push({
      at: passages[0]?.start ?? 0,
      item: {
        type: 'cited',
        id: citedItem(claimId),
        number: ++number,
        claimId,
        passages,
        advice: adviceOn(passages),
      },
    });
  const hidden = found.offers.filter(({ key }) => settled.has(key)).flatMap(({ content }) => content);
  for (const piece of found.advice)
    if (!kept.has(piece) && !hidden.some((span) => meet(span, piece)))
      placed.push({
        at: piece.start,
        item: { type: 'advice', id: `advice:${piece.type}:${piece.start}`, piece },
      });
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** The claim an offer would become, as it stands in the form. */
export function draftOfOffer({ offer, sources }: Offer, timeZone: string): ClaimDraft {
  return {
    ...emptyClaimDraft(offer.text, offer.language),
    directness: offer.directness,
    speaker: speakerOf({ offer, sources }),
    sourcing: offer.sourcing,
    saidAt: offer.saidAt === null ? '' : saidDateWords(offer.saidAt, timeZone),
    place: offer.place,
    channelKind: offer.channel?.kind ?? '',
    channelWords: offer.channel?.words ?? '',
    finding: offer.finding,
  };
}

/**
 * Who an offer is by: the one source on record that goes by this name, else a new one of it. What is only like it is
 * for a person to say.
 */
export function speakerOf({ offer, sources }: Pick<Offer, 'offer' | 'sources'>): SourceChoice | null {
  const { speaker } = offer;
  if (speaker === null) return null;
  const name = speaker.name.toLowerCase();
  const known = sources.filter(
    (source) =>
      source.kind !== 'unnamed' && [source.name, ...source.aliases].some((own) => own.toLowerCase() === name),
  );
  const [only] = known;
  if (known.length === 1 && only !== undefined)
    return { type: 'known', id: only.id, kind: only.kind, name: only.name, role: only.role };
  return { type: 'new', kind: speaker.kind, name: speaker.name, role: '', reason: '' };
}
