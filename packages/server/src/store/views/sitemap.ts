import { renditionWidths } from '@onrecord/domain/media/media';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';
import { MAIN_FEED_ID, PINNED_FEED_ID } from '../public-index.ts';

export interface SitemapMonth {
  /** '2025-03', in UTC. */
  readonly month: string;
  readonly stories: number;
  /** When one of them was last published, or an entry of one last changed. */
  readonly newestAt: Date;
}

const LISTED = sql`listing.feed_id in (${MAIN_FEED_ID}::uuid, ${PINNED_FEED_ID}::uuid)`;

/** The months something was published in, newest first. */
export async function listSitemapMonths(executor: Executor): Promise<SitemapMonth[]> {
  // The same stories as the feed's, already parted by month.
  const { rows } = await sql<{ month: number; stories: number; newest_at: Date }>`
    select month, count(*)::int as stories, greatest(max(published_at), max(coverage.changed_at)) as newest_at
    from search_entry left join coverage using (story_id)
    group by month order by month desc`.execute(executor);
  return rows.map((row) => ({ month: monthName(row.month), stories: row.stories, newestAt: row.newest_at }));
}

/** '2025-03' of the number `search_entry` parts by: years × 12 + months, from 1. */
function monthName(month: number): string {
  const year = Math.floor((month - 1) / 12);
  return `${`${year}`.padStart(4, '0')}-${`${((month - 1) % 12) + 1}`.padStart(2, '0')}`;
}

export interface SitemapStory {
  readonly slug: string;
  readonly lastModifiedAt: Date;
  readonly hero: { readonly contentHash: string; readonly widthPx: number } | null;
}

/** The stories of a month ('2025-03', UTC), oldest first. */
export async function listSitemapStories(
  executor: Executor,
  month: string,
  range: { readonly limit: number; readonly offset: number },
): Promise<SitemapStory[]> {
  const start = new Date(`${month}-01T00:00:00Z`);
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  const { rows } = await sql<{
    slug: string;
    modified_at: Date;
    content_hash: string | null;
    width_px: number | null;
  }>`
    select story.slug, greatest(listing.published_at, story.updated_at, coverage.changed_at, coverage.ended_at,
        (select max(at) from correction where correction.story_id = story.id)) as modified_at,
      media.content_hash, media.width_px
    from listing join story on story.id = listing.story_id
    left join media on media.id = story.hero_media_id
    left join coverage on coverage.story_id = story.id
    where ${LISTED} and listing.published_at >= ${start} and listing.published_at < ${end}
    order by listing.published_at, listing.story_id
    limit ${range.limit} offset ${range.offset}`.execute(executor);
  return rows.map((row) => ({
    slug: row.slug,
    lastModifiedAt: row.modified_at,
    hero:
      row.content_hash === null || row.width_px === null
        ? null
        : { contentHash: row.content_hash, widthPx: renditionWidths(row.width_px).at(-1) ?? row.width_px },
  }));
}

/** Stories published since, newest first, for the news sitemap. */
export async function listNewsSince(executor: Executor, since: Date, limit: number) {
  const { rows } = await sql<{ slug: string; headline: string; language: string; published_at: Date }>`
    select story.slug, story.headline, story.language, listing.published_at
    from listing join story on story.id = listing.story_id
    where ${LISTED} and listing.published_at >= ${since}
    order by listing.published_at desc limit ${limit}`.execute(executor);
  return rows.map(({ published_at, ...story }) => ({ ...story, publishedAt: published_at }));
}

/** How many claims readers can reach. */
export async function countSitemapClaims(executor: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from claim_entry`.execute(
    executor,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Public claims in the order of their records. The newsroom's finding dates a page: when somebody last worked on a claim
 * is nobody else's to know.
 */
export async function listSitemapClaims(
  executor: Executor,
  range: { readonly limit: number; readonly offset: number },
): Promise<ReadonlyArray<{ readonly publicId: string; readonly lastModifiedAt: Date }>> {
  const { rows } = await sql<{ public_id: string; finding_at: Date }>`
    select claim.public_id, claim.finding_at
    from (
      select claim_id from claim_entry order by claim_id limit ${range.limit} offset ${range.offset}
    ) entry
    join claim on claim.id = entry.claim_id
    order by entry.claim_id`.execute(executor);
  return rows.map((row) => ({ publicId: row.public_id, lastModifiedAt: row.finding_at }));
}

/**
 * Paths of standalone pages, of sources with a public statement, and of tags or contributors with a published story; at
 * most `limit`.
 */
export async function listPathsOfKind(
  executor: Executor,
  kind: 'page' | 'tag' | 'author' | 'source',
  limit: number,
): Promise<string[]> {
  if (kind === 'page') {
    const rows = await executor
      .selectFrom('story')
      .select('slug')
      .where('kind', '=', 'page')
      .where('state', '=', 'published')
      .orderBy('slug')
      .limit(limit)
      .execute();
    return rows.map((row) => `/${row.slug}/`);
  }
  const rows = await executor
    .selectFrom('address')
    .select('path')
    .where('kind', '=', kind)
    // A source has its address only while a public claim is listed under it.
    .$if(kind !== 'source', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('listing')
            .select(sql`1`.as('one'))
            .whereRef('listing.feed_id', '=', 'address.target_id'),
        ),
      ),
    )
    .orderBy('path')
    .limit(limit)
    .execute();
  return rows.map((row) => row.path);
}
