import type { Executor } from '../database.ts';
import type { Stamp } from './sources.ts';

/** Keeps that a statement of a story is not wanted on record: it is not offered again. */
export async function dismissStatement(
  trx: Executor,
  storyId: string,
  key: string,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .insertInto('dismissed_statement')
    .values({ story_id: storyId, key, at, user_id: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes that back: the statement is offered again. */
export async function offerAgain(trx: Executor, storyId: string, key: string): Promise<void> {
  await trx
    .deleteFrom('dismissed_statement')
    .where('story_id', '=', storyId)
    .where('key', '=', key)
    .execute();
}

/** The keys (`statementKey`) of what was dismissed in a story. */
export async function listDismissed(executor: Executor, storyId: string): Promise<ReadonlySet<string>> {
  const rows = await executor
    .selectFrom('dismissed_statement')
    .select('key')
    .where('story_id', '=', storyId)
    .execute();
  return new Set(rows.map(({ key }) => key));
}
