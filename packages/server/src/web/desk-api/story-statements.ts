import { adviceOn } from '@onrecord/domain/claims/advice';
import { extractStatements } from '@onrecord/domain/claims/extract-statements';
import { type Citation, citationsIn, contextOf } from '@onrecord/domain/claims/ledger/citations';
import { LIKELY_MATCH } from '@onrecord/domain/claims/ledger/likeness';
import { offeredClaim, reportingPartOf, reportingTextOf } from '@onrecord/domain/claims/ledger/offer';
import { statementKey } from '@onrecord/domain/claims/ledger/statement-key';
import type { Span, Statement } from '@onrecord/domain/claims/statement';
import type { Anchor, StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { listAdvisedClaims } from '../../store/claims/advised-claims.ts';
import { findStandingClaims } from '../../store/claims/citations.ts';
import { listDismissed } from '../../store/claims/dismissed.ts';
import { type ClaimMatch, listLikelyClaims } from '../../store/claims/matches.ts';
import { lookUpSources } from '../../store/claims/source-lists.ts';
import { listDeskClaimsById, type Sight, toDeskSource } from '../../store/claims/views/desk-claims.ts';
import type { Database } from '../../store/database.ts';
import { adviceSentence } from './advice-sentences.ts';
import { loadRelations } from './claim-detail.ts';

/** Statements offered at once; the others come once some of these are accepted or dismissed. */
const OFFERS_MAX = 40;
/**
 * How like a claim a statement has to be where the same story cites it elsewhere: one speaker's statements on one matter
 * share many words, and a story seldom reports the same one twice.
 */
const LIKE_IN_ONE_STORY = 0.8;
/** Sources offered for one speaker. */
const SOURCES_MAX = 5;

/** A text in which statements are looked for, of a story or of an entry of it. */
interface ReportingText extends Pick<StoryDraft, 'body' | 'language'> {
  /** "Yesterday" is told from here. */
  readonly publishedOn: Date;
}

/** What a text of a story reports: what is on record, what could be, and what to look at again. */
export async function loadStoryStatements(
  db: Database,
  storyId: string,
  { body, language, publishedOn }: ReportingText,
  sight: Sight,
): Promise<StoryStatements> {
  const text = reportingTextOf(body);
  const day = publishedOn.toISOString().slice(0, 10);
  const statements = extractStatements(text, { language, publishedOn: day });
  const citations = citationsIn(reportingPartOf(body));
  const [cited, dismissed, claims] = await Promise.all([
    loadCited(db, citations, sight),
    listDismissed(db, storyId),
    listAdvisedClaims(
      db,
      citations.map(({ claimId }) => claimId),
    ),
  ]);
  const offered = statements
    .filter((statement) => !isCited(statement, citations) && !dismissed.has(statementKey(statement)))
    .slice(0, OFFERS_MAX);
  const offers: StoryStatements['offers'] = [];
  const citedIds = new Set(cited.flatMap(({ claim }) => (claim === null ? [] : [claim.id])));
  for (const statement of offered) {
    const offer = await describeOffer(db, text, statement, language, sight);
    const matches = offer.matches.filter(
      ({ claim, likeness }) => likeness >= LIKE_IN_ONE_STORY || !citedIds.has(claim.id),
    );
    offers.push({ ...offer, matches });
  }
  const advice = adviceOn({ text, language, statements, citations, claims, dismissed });
  return {
    offers,
    cited,
    advice: advice.map((piece) => ({
      type: piece.type,
      ...anchorOf(text, piece),
      ...('claimId' in piece ? { claimId: piece.claimId } : {}),
      title: adviceSentence(piece),
    })),
  };
}

/** The passages on record with their claims as they are now, after merges; by the id that the text carries. */
async function loadCited(
  db: Database,
  citations: readonly Citation[],
  sight: Sight,
): Promise<StoryStatements['cited']> {
  const standing = await findStandingClaims(
    db,
    citations.map(({ claimId }) => claimId),
  );
  const claims = await listDeskClaimsById(db, [...new Set(standing.values())], sight);
  const relations = await loadRelations(db, claims, sight);
  return citations.map((citation) => {
    const standingId = standing.get(citation.claimId) ?? '';
    return {
      ...citation,
      claim: claims.get(standingId) ?? null,
      relations: relations.get(standingId) ?? [],
    };
  });
}

function anchorOf(text: string, { start, end }: Span): Anchor {
  return { start, end, passage: text.slice(start, end), ...contextOf(text, { start, end }) };
}

function isCited({ content }: Statement, citations: readonly Span[]): boolean {
  return content.some((part) => citations.some(({ start, end }) => start < part.end && part.start < end));
}

async function describeOffer(
  db: Database,
  text: string,
  statement: Statement,
  language: string,
  sight: Sight,
): Promise<StoryStatements['offers'][number]> {
  const offer = offeredClaim(statement, language);
  const speaker = offer.speaker?.name ?? '';
  const [sources, matches] = await Promise.all([
    offer.speaker === null || offer.speaker.kind === 'unnamed' ? [] : lookUpSources(db, speaker, SOURCES_MAX),
    listLikelyClaims(db, { text: offer.text, language, saidAt: offer.saidAt, speaker }, LIKELY_MATCH),
  ]);
  return {
    key: statementKey(statement),
    content: statement.content.map((span) => anchorOf(text, span)),
    offer,
    sources: sources.map((source) => toDeskSource(source, sight)),
    matches: await describeMatches(db, matches, sight),
  };
}

/** Likely matches with their claims. */
export async function describeMatches(
  db: Database,
  matches: readonly ClaimMatch[],
  sight: Sight,
): Promise<StoryStatements['offers'][number]['matches']> {
  const claims = await listDeskClaimsById(
    db,
    matches.map(({ claimId }) => claimId),
    sight,
  );
  return matches.flatMap(({ claimId, likeness }) => {
    const claim = claims.get(claimId);
    return claim === undefined ? [] : [{ claim, likeness }];
  });
}
