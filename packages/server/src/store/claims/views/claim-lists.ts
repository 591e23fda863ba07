import { decodeCursor, encodeCursor } from '@onrecord/domain/address/cursor';
import type { SourceView } from '@onrecord/domain/claims/ledger/source';
import type {
  ClaimSearchView,
  ClaimStretch,
  SourcePageView,
  TopicView,
} from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { ALL_SOURCES_ID, ALL_TOPICS_ID } from '../public-claims.ts';
import { listClaimCardsInOrder } from './claim-cards.ts';

/** Claims on one stretch of a list. */
const CLAIMS_STRETCH = 20;
/** Topics shown of a source. */
const TOPICS_MAX = 40;

interface ListedRow {
  readonly claim_id: string;
  readonly at: Date;
}

/** A cut list with what follows: `rows` holds one more than is shown, if there is more. */
async function stretchOf(executor: Executor, rows: readonly ListedRow[]): Promise<ClaimStretch> {
  const shown = rows.slice(0, CLAIMS_STRETCH);
  const last = shown.at(-1);
  return {
    claims: await listClaimCardsInOrder(
      executor,
      shown.map((row) => row.claim_id),
    ),
    next:
      rows.length > CLAIMS_STRETCH && last !== undefined
        ? encodeCursor({ publishedAt: last.at, storyId: last.claim_id })
        : null,
  };
}

function behind(before: string | undefined) {
  const cursor = before === undefined ? undefined : decodeCursor(before);
  return cursor === undefined
    ? sql`true`
    : sql`(at, claim_id) < (${cursor.publishedAt}, ${cursor.storyId}::uuid)`;
}

async function listListed(
  executor: Executor,
  sourceId: string,
  topicId: string,
  before: string | undefined,
): Promise<ClaimStretch> {
  const { rows } = await sql<ListedRow>`
    select claim_id, at from claim_listing
    where source_id = ${sourceId}::uuid and topic_id = ${topicId}::uuid and ${behind(before)}
    order by at desc, claim_id desc limit ${CLAIMS_STRETCH + 1}`.execute(executor);
  return stretchOf(executor, rows);
}

/** All public claims, the newest statement first. */
export async function listPublicClaims(
  executor: Executor,
  { before }: { readonly before?: string | undefined } = {},
): Promise<ClaimStretch> {
  return listListed(executor, ALL_SOURCES_ID, ALL_TOPICS_ID, before);
}

/**
 * What a source stated and passed on, as far as it is public; undefined for a source that readers do not know, and for
 * a topic that it has no statements on.
 */
export async function findSourcePage(
  executor: Executor,
  sourceId: string,
  { topic: slug, before }: { readonly topic?: string | undefined; readonly before?: string | undefined } = {},
): Promise<SourcePageView | undefined> {
  const [found, topics, topic] = await Promise.all([
    sql<SourceView & { readonly aliases: readonly string[] }>`
      select id, kind, name, role, slug, aliases from source
      where id = ${sourceId}::uuid and kind <> 'unnamed'
        and exists (select from claim_listing where source_id = source.id)`.execute(executor),
    listTopics(executor, sourceId),
    slug === undefined ? null : findTopic(executor, sourceId, slug),
  ]);
  if (found.rows[0] === undefined || topic === undefined) return undefined;
  const { aliases, ...source } = found.rows[0];
  const stretch = await listListed(executor, sourceId, topic?.id ?? ALL_TOPICS_ID, before);
  return { ...stretch, source, aliases, topics, topic };
}

async function findTopic(executor: Executor, sourceId: string, slug: string): Promise<TopicView | undefined> {
  const { rows } = await sql<TopicView>`
    select id, slug, name from tag
    where slug = ${slug} and not internal
      and exists (select from claim_listing where source_id = ${sourceId}::uuid and topic_id = tag.id)`.execute(
    executor,
  );
  return rows[0];
}

/** The topics of a source by name, found by leaping from one to the next: however many statements each has. */
async function listTopics(executor: Executor, sourceId: string): Promise<TopicView[]> {
  const { rows } = await sql<TopicView>`
    with recursive topic(id) as (
      (select topic_id from claim_listing
       where source_id = ${sourceId}::uuid and topic_id > ${ALL_TOPICS_ID}::uuid order by topic_id limit 1)
      union all
      select (select topic_id from claim_listing
        where source_id = ${sourceId}::uuid and topic_id > topic.id order by topic_id limit 1)
      from topic where topic.id is not null
    )
    select tag.id, tag.slug, tag.name from topic join tag on tag.id = topic.id
    where not tag.internal order by lower(tag.name), tag.id limit ${TOPICS_MAX}`.execute(executor);
  return rows;
}

/** A longer query is cut: nobody types it. UTF-16 units. */
const QUERY_MAX = 200;
/** The newest claims, looked at one by one: a word that many have is found among these. */
const NEWEST_SCANNED = 2000;
/** Matches of a rarer word that are put in order. */
const MATCHES_MAX = 2000;
const SOURCES_MAX = 10;

/** Searches public claims by their words, the newest first, and names the sources that are called so. */
export async function searchClaims(
  executor: Executor,
  request: { readonly query: string; readonly before?: string | undefined },
): Promise<ClaimSearchView> {
  const query = request.query
    .replaceAll('\0', '')
    // A row of dashes is more negations than the query parser has room for.
    .replace(/-[-\s]*-/g, '-')
    .trim()
    .slice(0, QUERY_MAX)
    .toWellFormed();
  if (query === '') return { ...(await listPublicClaims(executor, request)), query, sources: [] };
  const [matches, sources] = await Promise.all([
    findMatches(executor, query, request.before),
    findSources(executor, query),
  ]);
  return { ...(await stretchOf(executor, matches)), query, sources };
}

async function findMatches(
  executor: Executor,
  query: string,
  before: string | undefined,
): Promise<readonly ListedRow[]> {
  const words = sql`websearch_to_tsquery('onrecord', ${query})`;
  const newest = await sql<ListedRow>`
    select claim_id, at from (
      select claim_id, at, vector from claim_entry where ${behind(before)}
      order by at desc, claim_id desc limit ${NEWEST_SCANNED}
    ) newest
    where vector @@ ${words} order by at desc, claim_id desc limit ${CLAIMS_STRETCH + 1}`.execute(executor);
  if (newest.rows.length > CLAIMS_STRETCH) return newest.rows;
  // Materialised, or the planner may walk all claims in order of time for a word that is hardly anywhere.
  const { rows } = await sql<ListedRow>`
    with hit as materialized (
      select claim_id, at from claim_entry where vector @@ ${words} and ${behind(before)} limit ${MATCHES_MAX}
    )
    select claim_id, at from hit order by at desc, claim_id desc limit ${CLAIMS_STRETCH + 1}`.execute(
    executor,
  );
  return rows;
}

async function findSources(executor: Executor, query: string): Promise<SourceView[]> {
  const looked = query.toLowerCase();
  const { rows } = await sql<SourceView>`
    select id, kind, name, role, slug from source
    where kind <> 'unnamed' and ${looked} <% source_names(name, aliases)
      and exists (select from claim_listing where source_id = source.id)
    order by word_similarity(${looked}, source_names(name, aliases)) desc, length(name), id
    limit ${SOURCES_MAX}`.execute(executor);
  return rows;
}
