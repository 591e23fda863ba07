import type { Executor } from './database.ts';

/** Whom a scheduled story is told to when it goes out, and who says so. */
export interface ScheduledNotice {
  readonly topics: readonly string[];
  readonly by: { readonly userId: string; readonly name: string };
}

/** Keeps the notice of a story that has none. */
export async function addScheduledNotice(
  trx: Executor,
  storyId: string,
  { topics, by }: ScheduledNotice,
): Promise<void> {
  await trx
    .insertInto('scheduled_notice')
    .values({ story_id: storyId, topics: [...topics], set_by: by.userId, set_by_name: by.name })
    .execute();
}

/** Takes the notice of a story off the schedule: to send it, or for good. Undefined where there is none. */
export async function takeScheduledNotice(
  trx: Executor,
  storyId: string,
): Promise<ScheduledNotice | undefined> {
  const row = await trx
    .deleteFrom('scheduled_notice')
    .where('story_id', '=', storyId)
    .returning(['topics', 'set_by', 'set_by_name'])
    .executeTakeFirst();
  return row && { topics: row.topics, by: { userId: row.set_by, name: row.set_by_name } };
}
