import {
  BRAND_SETTINGS,
  type BrandSetting,
  DEFAULT_SETTINGS,
  type NewsroomSettings,
} from '@onrecord/domain/newsroom/settings';
import type { Executor } from './database.ts';

/** The newsroom's settings, or undefined in a database nobody has used yet. */
export async function findSettings(executor: Executor): Promise<NewsroomSettings | undefined> {
  const row = await executor.selectFrom('newsroom').select('settings').executeTakeFirst();
  // Defaults first: a setting that a newer version brought has its default until it is saved.
  return row && { ...DEFAULT_SETTINGS, ...row.settings };
}

export async function saveSettings(trx: Executor, settings: NewsroomSettings, at: Date): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: at };
  await trx
    .insertInto('newsroom')
    .values({ only: true, ...row })
    .onConflict((conflict) => conflict.column('only').doUpdateSet(row))
    .execute();
}

/** For which of the newsroom's own pictures a file is used, by the settings that name it. */
export async function listBrandUses(executor: Executor, mediaId: string): Promise<BrandSetting[]> {
  const settings = await findSettings(executor);
  return settings === undefined ? [] : BRAND_SETTINGS.filter((name) => settings[name] === mediaId);
}

/** Puts one picture in the place of another among the newsroom's own; whether it was there. */
export async function swapBrandPicture(
  trx: Executor,
  fromId: string,
  toId: string,
  at: Date,
): Promise<boolean> {
  const settings = await findSettings(trx);
  const uses = await listBrandUses(trx, fromId);
  if (settings === undefined || uses.length === 0) return false;
  await saveSettings(trx, { ...settings, ...Object.fromEntries(uses.map((name) => [name, toId])) }, at);
  return true;
}
