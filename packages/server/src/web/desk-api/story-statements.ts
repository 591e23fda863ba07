import { adviceOn } from '@onrecord/domain/claims/advice';
import { extractStatements } from '@onrecord/domain/claims/extract-statements';
import { type Citation, citationsIn } from '@onrecord/domain/claims/ledger/citations';
import { LIKELY_MATCH } from '@onrecord/domain/claims/ledger/likeness';
import { offeredClaim, reportingPartOf, reportingTextOf } from '@onrecord/domain/claims/ledger/offer';
import { statementKey } from '@onrecord/domain/claims/ledger/statement-key';
import type { Span, Statement } from '@onrecord/domain/claims/statement';
import type { DeskClaim, StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { findStandingClaims } from '../../store/claims/citations.ts';
import { listDismissed } from '../../store/claims/dismissed.ts';
import { type ClaimMatch, listLikelyClaims } from '../../store/claims/matches.ts';
import { listSourcesById, lookUpSources } from '../../store/claims/sources.ts';
import { listDeskClaimsById, type Sight, toDeskSource } from '../../store/claims/views/desk-claims.ts';
import type { Database } from '../../store/database.ts';
import { adviceSentence } from './claim-sentences.ts';

/** Statements offered at once; the others come once some of these are accepted or dismissed. */
const OFFERS_MAX = 40;
/** Sources offered for one speaker. */
const SOURCES_MAX = 5;

/** What a draft reports: what is on record, what could be, and what to look at again. */
export async function loadStoryStatements(
  db: Database,
  storyId: string,
  { draft, publishedOn }: { readonly draft: StoryDraft; readonly publishedOn: Date },
  sight: Sight,
): Promise<StoryStatements> {
  const text = reportingTextOf(draft.body);
  const { language } = draft;
  const day = publishedOn.toISOString().slice(0, 10);
  const statements = extractStatements(text, { language, publishedOn: day });
  const citations = citationsIn(reportingPartOf(draft.body));
  const [cited, dismissed] = await Promise.all([loadCited(db, citations, sight), listDismissed(db, storyId)]);
  const offered = statements
    .filter((statement) => !isCited(statement, citations) && !dismissed.has(statementKey(statement)))
    .slice(0, OFFERS_MAX);
  const offers: StoryStatements['offers'] = [];
  for (const statement of offered) offers.push(await describeOffer(db, statement, language, sight));
  const known = new Map(
    cited.flatMap(({ claimId, claim }) => (claim === null ? [] : [[claimId, claim] as const])),
  );
  const advice = adviceOn({ text, language, statements, citations, claims: await ledgerOf(db, known) });
  return {
    offers,
    cited,
    advice: advice.map((piece) => ({
      type: piece.type,
      start: piece.start,
      end: piece.end,
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
  return citations.map(({ claimId, start, end, passage }) => ({
    claimId,
    start,
    end,
    passage,
    claim: claims.get(standing.get(claimId) ?? '') ?? null,
  }));
}

function isCited({ content }: Statement, citations: readonly Span[]): boolean {
  return content.some((part) => citations.some(({ start, end }) => start < part.end && part.start < end));
}

async function describeOffer(
  db: Database,
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
    content: statement.content.map(({ start, end }) => ({ start, end })),
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

/** What advice asks of the ledger, by the id that the text carries. */
async function ledgerOf(db: Database, cited: ReadonlyMap<string, DeskClaim>) {
  const sourceIds = (claim: DeskClaim) => [claim.speaker.id, ...claim.relay.map(({ source }) => source.id)];
  const sources = await listSourcesById(db, [...cited.values()].flatMap(sourceIds));
  return new Map(
    [...cited].map(([claimId, claim]) => {
      const unnamed = sourceIds(claim).flatMap((id) => sources.get(id)?.unnamed ?? []);
      const agreed = unnamed.every(({ agreedAt }) => agreedAt !== null);
      return [
        claimId,
        {
          finding: claim.finding.kind,
          hasDate: claim.content.saidAt !== null,
          unnamed:
            unnamed.length === 0 ? ('no' as const) : agreed ? ('agreed' as const) : ('not-agreed' as const),
        },
      ];
    }),
  );
}
