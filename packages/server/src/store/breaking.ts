import { storyPath } from '@onrecord/domain/address/paths';
import type { BannerView } from '@onrecord/domain/breaking/banner';
import type { Executor } from './database.ts';

export interface BannerToSave {
  readonly id: string;
  readonly text: string;
  readonly storyId: string | null;
  readonly setAt: Date;
  readonly setBy: { readonly userId: string; readonly name: string };
  readonly until: Date;
}

/** Sets the banner, in the place of the one before. */
export async function saveBanner(trx: Executor, banner: BannerToSave): Promise<void> {
  const { id, text, storyId, setAt, setBy, until } = banner;
  const row = {
    id,
    text,
    story_id: storyId,
    set_at: setAt,
    set_by: setBy.userId,
    set_by_name: setBy.name,
    until,
  };
  await trx
    .insertInto('breaking_banner')
    .values({ only: true, ...row })
    .onConflict((conflict) => conflict.column('only').doUpdateSet(row))
    .execute();
}

/** Takes the banner away; the text it had, or undefined where there was none. */
export async function removeBanner(trx: Executor): Promise<string | undefined> {
  const row = await trx.deleteFrom('breaking_banner').returning('text').executeTakeFirst();
  return row?.text;
}

/**
 * Takes the banner away if its time has come; the text it had. Of several processes that try, one gets it: the others
 * wait for its row and find it gone.
 */
export async function removeExpiredBanner(trx: Executor, now: Date): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('breaking_banner')
    .where('until', '<=', now)
    .returning('text')
    .executeTakeFirst();
  return row?.text;
}

/** The banner as readers see it now: one whose story was taken from them goes with it. */
export async function findBannerView(executor: Executor, now: Date): Promise<BannerView | undefined> {
  const row = await executor
    .selectFrom('breaking_banner')
    .leftJoin('story', 'story.id', 'breaking_banner.story_id')
    .select(['breaking_banner.text', 'breaking_banner.until', 'story.slug'])
    .where('breaking_banner.until', '>', now)
    .where((eb) => eb.or([eb('breaking_banner.story_id', 'is', null), eb('story.state', '=', 'published')]))
    .executeTakeFirst();
  return row && { text: row.text, path: row.slug === null ? null : storyPath(row.slug), until: row.until };
}

/** The banner as the desk sees it, also where its story is not public any more. */
export async function findDeskBanner(executor: Executor, now: Date) {
  const row = await executor
    .selectFrom('breaking_banner')
    .leftJoin('story', 'story.id', 'breaking_banner.story_id')
    .select(['text', 'until', 'set_at', 'set_by_name', 'story.id', 'story.headline', 'story.state'])
    .where('until', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, headline, state } = row;
  return {
    text: row.text,
    story: id === null || headline === null ? null : { id, headline, isPublic: state === 'published' },
    setAt: row.set_at.toISOString(),
    setBy: row.set_by_name,
    until: row.until.toISOString(),
  };
}

/** Whether the banner leads to one of these stories, and has to follow what happens to it. */
export async function isBannerOf(executor: Executor, storyIds: readonly string[]): Promise<boolean> {
  if (storyIds.length === 0) return false;
  const row = await executor.selectFrom('breaking_banner').select('story_id').executeTakeFirst();
  return row?.story_id != null && storyIds.includes(row.story_id);
}
