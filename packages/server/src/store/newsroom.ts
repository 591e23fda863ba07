import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
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
