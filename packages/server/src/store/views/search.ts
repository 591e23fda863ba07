import { decodeCursor, encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import type { SearchHit, SearchView } from '@onrecord/domain/article/views';
import { HIT_END, HIT_START, hitSentence } from '@onrecord/domain/text/hit-sentence';
import { sql } from 'kysely';
import { withCentralClaims } from '../claims/views/central-claims.ts';
import type { Database, Executor } from '../database.ts';
import { listCards } from './cards.ts';
import { FEED_STRETCH } from './feed.ts';

/** A longer query is cut: nobody types it. UTF-16 units. */
const QUERY_MAX = 200;
/** The newest stories, whose words are looked at one by one: what is common is found among these. */
const NEWEST_SCANNED = 400;
/** Then by index, in growing stretches of months, so that a common word never gathers the whole archive. */
const WINDOW_MONTHS = [2, 6, 12, 24, 48];
/** "Best first" ranks this many of the newest matches. */
const RANKED_MAX = 500;
/** A search that takes longer stops where it is; the page then offers to go on from there. */
const BUDGET_MS = 1000;

export interface SearchRequest {
  readonly query: string;
  readonly order: SearchView['order'];
  /** From `SearchView.next`. */
  readonly before?: string | undefined;
}

/**
 * Searches published stories: whole words of headline, dek and body, accents folded, quoted phrases,
 * `-word` leaves out, `or` between alternatives. A live story is found by its text, or by one of its entries.
 */
export async function search(db: Database, request: SearchRequest): Promise<SearchView> {
  const query = readable(request.query);
  const view = { query, order: request.order, hits: [], next: null };
  if (query === '') return view;
  const before = request.before === undefined ? undefined : decodeCursor(request.before);
  const wanted = request.order === 'best' ? RANKED_MAX : FEED_STRETCH + 1;
  const found = await findNewestMatches(db, query, before, wanted);
  if (request.order === 'best') {
    const matchIds = found.matches.map((match) => match.storyId);
    const ids = await inTime(db, (trx) => rank(trx, query, matchIds));
    return { ...view, hits: await listHits(db, query, ids ?? matchIds.slice(0, FEED_STRETCH)) };
  }
  const shown = found.matches.slice(0, FEED_STRETCH);
  const last = found.matches.length > FEED_STRETCH ? shown.at(-1) : found.stoppedAt;
  const ids = shown.map((match) => match.storyId);
  return {
    ...view,
    hits: await listHits(db, query, ids),
    next: last === undefined ? null : encodeCursor(last),
  };
}

/** What PostgreSQL answers where a statement took longer than it may. */
const QUERY_CANCELED = '57014';

/** Runs one query within the budget; undefined where it did not come to an end. */
async function inTime<T>(db: Database, work: (trx: Executor) => Promise<T>): Promise<T | undefined> {
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`select set_config('statement_timeout', ${`${BUDGET_MS}ms`}, true)`.execute(trx);
      return work(trx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === QUERY_CANCELED) return undefined;
    throw error;
  }
}

/** A query as PostgreSQL takes it: no NUL, and no row of dashes, which are more negations than it has room for. */
function readable(query: string): string {
  const short = query.slice(0, QUERY_MAX * 2).replaceAll('\0', '');
  return short
    .replace(/-[-\s]*-/g, '-')
    .trim()
    .slice(0, QUERY_MAX)
    .toWellFormed();
}

interface Matches {
  readonly matches: FeedCursor[];
  /** Where the search ran out of time; what lies behind was not looked at. */
  readonly stoppedAt?: FeedCursor;
}

async function findNewestMatches(
  db: Database,
  query: string,
  before: FeedCursor | undefined,
  wanted: number,
): Promise<Matches> {
  const started = Date.now();
  const scanned = await scanNewest(db, query, before);
  const matches = scanned.matches.slice(0, wanted);
  const cursor = scanned.end;
  if (cursor === undefined || matches.length >= wanted) return { matches };

  let month = cursor.publishedAt.getUTCFullYear() * 12 + cursor.publishedAt.getUTCMonth() + 1;
  let stoppedAt = cursor;
  for (const width of [...WINDOW_MONTHS, Number.POSITIVE_INFINITY]) {
    const months = { first: Number.isFinite(width) ? month - width + 1 : 0, last: month };
    const found = await inTime(db, (trx) =>
      findInMonths(trx, query, cursor, months, wanted - matches.length),
    );
    if (found === undefined) return { matches, stoppedAt };
    matches.push(...found);
    if (matches.length >= wanted || months.first <= 0) break;
    month = months.first - 1;
    stoppedAt = { publishedAt: endOfMonth(month), storyId: NO_STORY };
    if (Date.now() - started > BUDGET_MS / 2) return { matches, stoppedAt };
  }
  return { matches };
}

/** The instant a month (years × 12 + months, from 1) is over, in UTC. */
const endOfMonth = (month: number) =>
  new Date(Date.UTC(Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1));

/** Sorts before every story of its instant. */
const NO_STORY = '00000000-0000-0000-0000-000000000000';

const queryOf = (query: string) => sql`websearch_to_tsquery('onrecord', ${query})`;
const behind = (cursor: FeedCursor | undefined) =>
  cursor === undefined
    ? sql`true`
    : sql`(published_at, story_id) < (${cursor.publishedAt}, ${cursor.storyId}::uuid)`;

interface MatchRow {
  readonly story_id: string;
  readonly published_at: Date;
}
const toMatch = (row: MatchRow): FeedCursor => ({ publishedAt: row.published_at, storyId: row.story_id });

/** Looks through the newest entries in order. `end` is the last one looked at, if there are more. */
async function scanNewest(trx: Executor, query: string, before: FeedCursor | undefined) {
  const { rows } = await sql<MatchRow & { hit: boolean }>`
    select story_id, published_at,
      vector @@ ${queryOf(query)} or entry.entry_id is not null as hit
    from (select * from search_entry where ${behind(before)}
          order by published_at desc, story_id desc limit ${NEWEST_SCANNED}) newest
    left join coverage using (story_id)
    -- With its limit it looks at one story's entries at a time, whatever the planner makes of a common word.
    left join lateral (
      select entry_id from entry_search
      where month = newest.month and story_id = coverage.story_id and vector @@ ${queryOf(query)} limit 1
    ) entry on coverage.story_id is not null
    order by published_at desc, story_id desc`.execute(trx);
  const last = rows.at(-1);
  return {
    matches: rows.filter((row) => row.hit).map(toMatch),
    end: rows.length < NEWEST_SCANNED || last === undefined ? undefined : toMatch(last),
  };
}

/**
 * Matches in some months by the index of words. Materialised, or the planner may walk the whole archive in order of
 * time for a word that is hardly anywhere.
 */
async function findInMonths(
  trx: Executor,
  query: string,
  cursor: FeedCursor,
  months: { readonly first: number; readonly last: number },
  limit: number,
): Promise<FeedCursor[]> {
  const { rows } = await sql<MatchRow>`
    with hit as materialized (
      select story_id, published_at from search_entry
      where month between ${months.first} and ${months.last} and vector @@ ${queryOf(query)}
      union all
      select distinct entry.story_id, entry.published_at from entry_search entry
      join search_entry search on search.story_id = entry.story_id and not search.vector @@ ${queryOf(query)}
      where entry.month between ${months.first} and ${months.last} and entry.vector @@ ${queryOf(query)}
    )
    select story_id, published_at from hit where ${behind(cursor)}
    order by published_at desc, story_id desc limit ${limit}`.execute(trx);
  return rows.map(toMatch);
}

/** Entries of one live story that are ranked, the newest: a word may stand in thousands of them. */
const ENTRIES_RANKED_MAX = 20;

/**
 * The best of these matches first: headline before dek before body, near words before far ones. A live story that is
 * found by its entries is as good as the best of them.
 */
async function rank(trx: Executor, query: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ story_id: string }>`
    select search.story_id from search_entry search
    left join lateral (
      select max(ts_rank_cd(vector, ${queryOf(query)}, 1)) as rank from (
        select vector from entry_search
        where month = search.month and story_id = search.story_id and vector @@ ${queryOf(query)}
        order by posted_at desc limit ${ENTRIES_RANKED_MAX}
      ) newest
    ) entries on not search.vector @@ ${queryOf(query)}
    where search.story_id = any(${ids}::uuid[])
    order by coalesce(entries.rank, ts_rank_cd(search.vector, ${queryOf(query)}, 1)) desc,
      search.published_at desc, search.story_id desc
    limit ${FEED_STRETCH * 2}`.execute(trx);
  return rows.map((row) => row.story_id);
}

/** The most of a text that is looked through for its hits, in characters. */
const HEADLINE_TEXT_MAX = 60_000;

interface MarkedRow {
  readonly id: string;
  readonly text: string;
  readonly entry_id: string | null;
  readonly posted_at: Date | null;
}

async function listHits(trx: Executor, query: string, ids: readonly string[]): Promise<SearchHit[]> {
  if (ids.length === 0) return [];
  const options = `HighlightAll=true, StartSel=${HIT_START}, StopSel=${HIT_END}`;
  const [cards, marked] = await Promise.all([
    listCards(trx, ids),
    sql<MarkedRow>`
      select story.id, entry.id as entry_id, entry.posted_at,
        ts_headline('onrecord', left(coalesce(entry.text, story.plain_text), ${HEADLINE_TEXT_MAX}),
          ${queryOf(query)}, ${options}) as text
      from story
      join search_entry search on search.story_id = story.id
      left join lateral (
        select live_entry.id, live_entry.posted_at,
          concat_ws(e'\n', nullif(live_entry.headline, ''), live_entry.plain_text) as text
        from entry_search found join live_entry on live_entry.id = found.entry_id
        where found.month = search.month and found.story_id = story.id and found.vector @@ ${queryOf(query)}
        order by found.posted_at desc, found.entry_id desc limit 1
      ) entry on not search.vector @@ ${queryOf(query)}
      where story.id = any(${ids}::uuid[])`.execute(trx),
  ]);
  const stories = await withCentralClaims(trx, [...cards.values()]);
  const storyById = new Map(stories.map((story) => [story.id, story]));
  const markedById = new Map(marked.rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const story = storyById.get(id);
    if (story === undefined) return [];
    const { text, entry_id: entryId = null, posted_at: postedAt = null } = markedById.get(id) ?? {};
    const entry = entryId !== null && postedAt !== null ? { id: entryId, postedAt } : null;
    return [{ story, entry, sentence: hitSentence(text ?? story.teaser, story.language) }];
  });
}
