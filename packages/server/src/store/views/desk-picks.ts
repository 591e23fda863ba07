import { sql } from 'kysely';
import type { Executor } from '../database.ts';
import { MAIN_FEED_ID } from '../public-index.ts';
import { deskWordsQuery } from './desk-words.ts';

/** Entries a field offers to choose from. */
const OFFERED = 30;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names with a word that begins as typed, or the one with this id: what somebody else has just picked has a name. */
function isMeant(typed: string) {
  if (ID.test(typed)) return sql<boolean>`id = ${typed}::uuid`;
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
  return sql<boolean>`lower(' ' || name) like ${`% ${word}%`}`;
}

/** Tags with a word that begins so, internal ones included; all of them, the first by name, for ''; or one by its id. */
export async function listTagsLike(executor: Executor, typed: string) {
  return executor
    .selectFrom('tag')
    .select(['id', 'slug', 'name', 'internal'])
    .where(isMeant(typed))
    .orderBy(sql`lower(name)`)
    .limit(OFFERED)
    .execute();
}

/** Contributors with a name that begins so, or the one with this id. */
export async function listContributorsLike(executor: Executor, typed: string) {
  return executor
    .selectFrom('contributor')
    .select(['id', 'slug', 'name'])
    .where(isMeant(typed))
    .orderBy(sql`lower(name)`)
    .limit(OFFERED)
    .execute();
}

/**
 * Published stories with these words, newest first, or the one at this path (`/quay/`, also where it once was): to
 * link, or to show as related.
 */
export async function listPublishedLike(executor: Executor, typed: string) {
  const isPath = typed.startsWith('/');
  const words = isPath ? undefined : deskWordsQuery(typed);
  let query = executor
    .selectFrom('story')
    .select(['id', 'slug', 'headline', 'first_published_at'])
    .where('state', '=', 'published')
    .orderBy('first_published_at', 'desc')
    .limit(OFFERED);
  if (isPath)
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('address')
        .select('target_id')
        .where('path', '=', typed)
        .where('kind', 'in', ['story', 'moved']),
    );
  else if (words === undefined)
    // The newest, from the index of the feed.
    query = query.where(
      'id',
      'in',
      sql<string>`(select story_id from listing where feed_id = ${MAIN_FEED_ID}::uuid
        order by published_at desc limit ${OFFERED})`,
    );
  else query = query.where(sql<boolean>`words @@ ${words}`);
  const rows = await query.execute();
  return rows.map(({ id, slug, headline, first_published_at }) => ({
    id,
    slug,
    headline,
    firstPublishedAt: first_published_at?.toISOString() ?? null,
  }));
}
