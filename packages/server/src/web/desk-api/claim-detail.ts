import { identityHintsInFileName } from '@onrecord/domain/claims/ledger/identity-hints';
import type {
  ClaimDetail,
  DeskClaim,
  DeskEvidence,
  FollowUp,
  LedgerChange,
  SourceHistory,
} from '@onrecord/domain/desk/claim-shapes';
import type { TextPart } from '@onrecord/domain/text/word-difference';
import { type EvidenceRecord, listEvidence } from '../../store/claims/evidence.ts';
import type { FollowUpRecord } from '../../store/claims/follow-ups.ts';
import { type Change, listClaimHistory, listSourceHistory } from '../../store/claims/history.ts';
import { listRelationsOf, type RelationRecord } from '../../store/claims/relations.ts';
import { findSource } from '../../store/claims/sources.ts';
import { listDeskClaimsById, type Sight } from '../../store/claims/views/desk-claims.ts';
import type { Database, Executor } from '../../store/database.ts';

/** Citations shown with a claim at the desk. */
const CITATIONS_MAX = 100;

/** A claim whole, as the desk shows it; undefined where there is none. Evidence that is kept back is for few. */
export async function loadClaimDetail(
  db: Database,
  id: string,
  sight: Sight,
): Promise<ClaimDetail | undefined> {
  const [claims, relations, evidence, citations, history] = await Promise.all([
    listDeskClaimsById(db, [id], sight),
    listRelationsOf(db, [id]),
    listEvidence(db, id),
    db
      .selectFrom('citation')
      .innerJoin('story', 'story.id', 'citation.story_id')
      .select([
        'story.id',
        'story.slug',
        'story.headline',
        'citation.passage',
        'citation.prefix',
        'citation.suffix',
        'citation.published_at',
      ])
      .where('citation.claim_id', '=', id)
      .orderBy('citation.published_at', 'desc')
      .orderBy('story.id', 'desc')
      .orderBy('citation.entry_id')
      .orderBy('citation.position')
      .limit(CITATIONS_MAX)
      .execute(),
    listClaimHistory(db, id),
  ]);
  const claim = claims.get(id);
  if (claim === undefined) return undefined;
  const others = await listDeskClaimsById(
    db,
    relations.map(({ fromId, toId }) => (fromId === id ? toId : fromId)),
    sight,
  );
  return {
    claim,
    relations: seenFrom(id, relations, others),
    evidence: evidence.filter((piece) => piece.public || sight.protectedToo).map(toDeskEvidence),
    citations: citations.map(({ id: storyId, published_at: at, ...cited }) => ({
      storyId,
      ...cited,
      publishedAt: at.toISOString(),
    })),
    history: history.map((change) => toLedgerChange(change, sight)),
  };
}

/**
 * Who changed what of a source; undefined where there is none. Of an unnamed one all of it is protected: why it was
 * granted, by whom, and former descriptions, which may have told too much.
 */
export async function loadSourceHistory(
  db: Database,
  id: string,
  sight: Sight,
): Promise<SourceHistory | undefined> {
  const [source, history] = await Promise.all([findSource(db, id), listSourceHistory(db, id)]);
  if (source === undefined) return undefined;
  if (source.unnamed !== null && !sight.protectedToo) return { history: null };
  return { history: history.map((change) => toLedgerChange(change, sight)) };
}

function toLedgerChange(
  { at, userName, act, why, changes }: Change<{ readonly part: string; readonly words: readonly TextPart[] }>,
  { protectedToo }: Sight,
): LedgerChange {
  return {
    at: at.toISOString(),
    by: userName,
    act,
    why: protectedToo ? why : '',
    changes: changes.map(({ part, words }) => ({ part, words: [...words] })),
  };
}

/** Relations as they look from one of their claims. */
function seenFrom(
  id: string,
  relations: readonly RelationRecord[],
  claims: ReadonlyMap<string, DeskClaim>,
): ClaimDetail['relations'] {
  return relations.flatMap(({ id: relationId, fromId, toId, kind, note }) => {
    if (fromId !== id && toId !== id) return [];
    const claim = claims.get(fromId === id ? toId : fromId);
    const direction = fromId === id ? ('by-this' as const) : ('on-this' as const);
    return claim === undefined ? [] : [{ id: relationId, kind, direction, note, claim }];
  });
}

/** What other claims do to these, and these to them, by the id of each. */
export async function loadRelations(
  db: Database,
  claims: ReadonlyMap<string, DeskClaim>,
  sight: Sight,
): Promise<Map<string, ClaimDetail['relations']>> {
  const relations = await listRelationsOf(db, [...claims.keys()]);
  const ends = new Set(relations.flatMap(({ fromId, toId }) => [fromId, toId]));
  const others = await listDeskClaimsById(
    db,
    [...ends].filter((id) => !claims.has(id)),
    sight,
  );
  const known = new Map([...others, ...claims]);
  return new Map([...claims.keys()].map((id) => [id, seenFrom(id, relations, known)]));
}

function toDeskEvidence(piece: EvidenceRecord): DeskEvidence {
  const { id, kind, title, url, capturedAt, capturedByName, file } = piece;
  return {
    id,
    kind,
    title,
    url,
    capturedAt: capturedAt.toISOString(),
    capturedBy: capturedByName,
    public: piece.public,
    file,
    hints:
      file === null
        ? []
        : identityHintsInFileName(file.fileName).map(({ kind: what, written }) => ({ kind: what, written })),
  };
}

/** Proposed lines with their claims, stories and the passages they are about. */
export async function describeFollowUps(
  executor: Executor,
  followUps: readonly FollowUpRecord[],
  sight: Sight,
): Promise<FollowUp[]> {
  if (followUps.length === 0) return [];
  const storyIds = followUps.map(({ storyId }) => storyId);
  const claimIds = followUps.map(({ claimId }) => claimId);
  const [claims, stories, passages] = await Promise.all([
    listDeskClaimsById(executor, [...new Set(claimIds)], sight),
    executor
      .selectFrom('story')
      .select(['id', 'slug', 'headline', 'state'])
      .where('id', 'in', storyIds)
      .execute(),
    executor
      .selectFrom('citation')
      .select(['story_id', 'claim_id', 'passage', 'prefix', 'suffix'])
      .where('story_id', 'in', storyIds)
      .where('claim_id', 'in', claimIds)
      .orderBy('entry_id', 'desc')
      .orderBy('position', 'desc')
      .execute(),
  ]);
  const storyById = new Map(stories.map((story) => [story.id, story]));
  // The last one set is the first one in the story.
  const passageOf = new Map(
    passages.map(({ story_id: storyId, claim_id: claimId, ...cited }) => [`${storyId} ${claimId}`, cited]),
  );
  return followUps.flatMap((followUp) => {
    const claim = claims.get(followUp.claimId);
    const story = storyById.get(followUp.storyId);
    if (claim === undefined || story === undefined) return [];
    const { id, at, state, kind, note, actedByName, actedAt } = followUp;
    return [
      {
        id,
        at: at.toISOString(),
        state,
        claim,
        story,
        ...(passageOf.get(`${followUp.storyId} ${followUp.claimId}`) ?? {
          passage: '',
          prefix: '',
          suffix: '',
        }),
        kind,
        note,
        actedBy: actedByName,
        actedAt: actedAt?.toISOString() ?? null,
      },
    ];
  });
}
