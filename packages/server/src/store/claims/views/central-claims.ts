import type { StoryCard } from '@onrecord/domain/article/views';
import { CENTRAL_AMONG, type CentralClaim, centralClaim } from '@onrecord/domain/claims/ledger/central-claim';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { STORY_TEXT_ID } from '../citations.ts';
import { listClaimCards } from './claim-cards.ts';

/** Passages read of each story to find its first claims: one claim may have several. */
const PASSAGES_MAX = 3 * CENTRAL_AMONG;

interface CitedRow {
  readonly story_id: string;
  readonly claim_id: string;
  /** Null of what is not public: nothing of such a claim is read. */
  readonly text: string | null;
  readonly language: string | null;
}

/**
 * Stories with the claims that are central to them. However many stories cite something and however much, it takes a
 * fixed number of queries, and so many index entries a story; one that finds nothing where no story cites anything.
 */
export async function withCentralClaims<S extends StoryCard>(
  executor: Executor,
  stories: readonly S[],
): Promise<S[]> {
  if (stories.length === 0) return [];
  const { rows } = await sql<CitedRow>`
    select wanted.story_id, cited.claim_id, claim.text, claim.language
    from unnest(${stories.map(({ id }) => id)}::uuid[]) as wanted(story_id)
    cross join lateral (
      select claim_id, min(position) as position
      from (
        select claim_id, position from citation
        where story_id = wanted.story_id and entry_id = ${STORY_TEXT_ID}::uuid
        order by position limit ${PASSAGES_MAX}
      ) passage
      group by claim_id order by 2 limit ${CENTRAL_AMONG}
    ) cited
    left join claim_entry entry on entry.claim_id = cited.claim_id
    left join claim on claim.id = entry.claim_id
    order by wanted.story_id, cited.position`.execute(executor);
  if (rows.length === 0) return [...stories];
  const cited = Map.groupBy(rows, (row) => row.story_id);
  const central = new Map(
    stories.flatMap((story): Array<[string, string]> => {
      const claims = (cited.get(story.id) ?? []).map(toCited);
      const found = centralClaim(story, claims);
      return found === undefined ? [] : [[story.id, found.id]];
    }),
  );
  const cards = await listClaimCards(executor, [...new Set(central.values())]);
  return stories.map((story) => {
    const claim = cards.get(central.get(story.id) ?? '');
    return claim === undefined ? story : { ...story, centralClaim: standing(claim) };
  });
}

function toCited({ claim_id: id, text, language }: CitedRow) {
  return text === null || language === null ? null : { id, text, language };
}

function standing(claim: ClaimCard): CentralClaim {
  const { state, shape, standsOut } = disputeOf(claim, claim.related);
  return { id: claim.id, state, shape, standsOut };
}
