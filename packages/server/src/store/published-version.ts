import { sql } from 'kysely';
import type { Executor } from './database.ts';

/** A revision that readers get, as `appendPublishedVersions` puts it on record. */
export interface NewPublishedVersion {
  readonly storyId: string;
  readonly revisionNumber: number;
  /** When readers got it; of an imported story that may be years before its revision was written. */
  readonly at: Date;
  /** What told readers of the change; none for the first version and for one they are told nothing of. */
  readonly correctionId?: string | undefined;
  /** Whether the words that this version changed, and those that earlier ones did, are not shown to readers. */
  readonly wordsWithheld?: boolean | undefined;
}

/**
 * Numbers revisions as versions that readers get. Call it in the transaction that wrote them, for stories that are
 * published or retracted, once for each story; what is not on record here no reader may see.
 */
export async function appendPublishedVersions(
  trx: Executor,
  versions: readonly NewPublishedVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  await sql`
    insert into published_version (story_id, version, revision_number, at, correction_id, words_withheld)
    select new.story_id,
      coalesce((select max(version) from published_version old where old.story_id = new.story_id), 0) + 1,
      new.revision_number, new.at, new.correction_id, new.words_withheld
    from unnest(
      ${versions.map((version) => version.storyId)}::uuid[],
      ${versions.map((version) => version.revisionNumber)}::integer[],
      ${versions.map((version) => version.at)}::timestamptz[],
      ${versions.map((version) => version.correctionId ?? null)}::uuid[],
      ${versions.map((version) => version.wordsWithheld ?? false)}::boolean[]
    ) as new (story_id, revision_number, at, correction_id, words_withheld)`.execute(trx);
}

/** The number of the revision that readers have now; null where the story is not public. */
export async function findPublicRevision(executor: Executor, storyId: string): Promise<number | null> {
  const row = await executor
    .selectFrom('published_version')
    .innerJoin('story', 'story.id', 'published_version.story_id')
    .select('published_version.revision_number')
    .where('published_version.story_id', '=', storyId)
    .where('story.state', 'in', ['published', 'retracted'])
    .orderBy('published_version.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.revision_number ?? null;
}

/** How many versions readers got of stories, by id; a story they got none of is missing. */
export async function countPublishedVersions(
  executor: Executor,
  storyIds: readonly string[],
): Promise<Map<string, number>> {
  if (storyIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; versions: number | null }>`
    select id, (select max(version) from published_version where story_id = id) as versions
    from unnest(${storyIds}::uuid[]) as id`.execute(executor);
  return new Map(rows.flatMap(({ id, versions }) => (versions === null ? [] : [[id, versions]])));
}
