import type { Body } from '@onrecord/domain/body/body';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { mediaIdsOf } from '@onrecord/domain/body/walk';
import { type Coverage, coverageStateOf } from '@onrecord/domain/live/coverage';
import type { EntryInput } from '@onrecord/domain/live/entry';
import type { EntryFacts, LiveFacts } from '@onrecord/domain/workflow/entry-acts';
import { sql } from 'kysely';
import type { Executor } from './database.ts';
import { addMediaUse } from './media-use.ts';
import type { LiveEntryTable } from './schema.ts';
import type { RevisionStamp } from './story.ts';

/** A live story as acts on its entries need it. */
export interface LiveStoryRow {
  readonly storyId: string;
  readonly headline: string;
  /** BCP 47. */
  readonly language: string;
  readonly pinnedEntryId: string | null;
  readonly facts: LiveFacts;
}

/** An entry as acts need it, removed or not. */
export interface EntryRow extends EntryInput {
  readonly id: string;
  readonly storyId: string;
  readonly version: number;
  readonly brokenOutStoryId: string | null;
  readonly facts: EntryFacts;
}

/**
 * Locks a live story until the end of the transaction: acts on its entries, its start and its end come one after the
 * other. The story itself is not locked, so those who write or publish it do not wait for entries.
 * For a story that never was live the answer says so, and nothing is locked.
 */
export async function lockLiveStory(trx: Executor, storyId: string): Promise<LiveStoryRow | undefined> {
  await trx.selectFrom('coverage').select('story_id').where('story_id', '=', storyId).forUpdate().execute();
  const row = await trx
    .selectFrom('story')
    .leftJoin('coverage', 'coverage.story_id', 'story.id')
    .select(['story.id', 'story.headline', 'story.language', 'story.state'])
    .select(['coverage.started_at', 'coverage.ended_at', 'coverage.pinned_entry_id'])
    .where('story.id', '=', storyId)
    .executeTakeFirst();
  return (
    row && {
      storyId: row.id,
      headline: row.headline,
      language: row.language,
      pinnedEntryId: row.pinned_entry_id,
      facts: {
        state: row.state,
        coverage: coverageStateOf(row.started_at && { endedAt: row.ended_at }),
      },
    }
  );
}

/** The story an entry belongs to; it never belongs to another. */
export async function findStoryOfEntry(executor: Executor, entryId: string): Promise<string | undefined> {
  const row = await executor
    .selectFrom('live_entry')
    .select('story_id')
    .where('id', '=', entryId)
    .executeTakeFirst();
  return row?.story_id;
}

export async function findEntry(executor: Executor, id: string): Promise<EntryRow | undefined> {
  const row = await executor.selectFrom('live_entry').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      storyId: row.story_id,
      version: row.version,
      brokenOutStoryId: row.broken_out_story_id,
      headline: row.headline,
      body: row.body,
      keyEvent: row.key_event,
      facts: {
        postedBy: row.posted_by,
        removedBy: row.removed_at === null ? undefined : row.removed_by,
      },
    }
  );
}

/** What an entry says as statements are looked for in it: in its story's language, from the day it was posted. */
export async function findReportingEntry(
  executor: Executor,
  id: string,
): Promise<
  | { readonly storyId: string; readonly body: Body; readonly language: string; readonly publishedOn: Date }
  | undefined
> {
  return executor
    .selectFrom('live_entry')
    .innerJoin('story', 'story.id', 'live_entry.story_id')
    .select([
      'story.id as storyId',
      'story.language',
      'live_entry.body',
      'live_entry.posted_at as publishedOn',
    ])
    .where('live_entry.id', '=', id)
    .executeTakeFirst();
}

/** Begins, ends or goes on with live coverage of a story. The start stays what it was. */
export async function saveCoverage(trx: Executor, storyId: string, coverage: Coverage): Promise<void> {
  const { startedAt, endedAt } = coverage;
  await trx
    .insertInto('coverage')
    .values({ story_id: storyId, started_at: startedAt, ended_at: endedAt, pinned_entry_id: null })
    .onConflict((conflict) => conflict.column('story_id').doUpdateSet({ ended_at: endedAt }))
    .execute();
}

export interface NewEntry extends EntryInput {
  readonly id: string;
  readonly storyId: string;
  readonly postedAt: Date;
  /** As printed, for whoever has no byline of their own. */
  readonly byline: string;
  readonly contributorId: string | null;
  /** A user id; null for what nobody of the team posted. */
  readonly postedBy: string | null;
  /** For what was posted, and changed, elsewhere. */
  readonly editedAt?: Date | null;
}

/** Adds an entry, with its first revision. Returns false where its id is on record already; nothing is then changed. */
export async function addEntry(trx: Executor, entry: NewEntry, by: RevisionStamp): Promise<boolean> {
  const added = await trx
    .insertInto('live_entry')
    .values({
      id: entry.id,
      story_id: entry.storyId,
      posted_at: entry.postedAt,
      ...contentColumns(entry),
      byline: entry.byline,
      contributor_id: entry.contributorId,
      posted_by: entry.postedBy,
      edited_at: entry.editedAt ?? null,
      version: 1,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  await appendEntryRevision(trx, entry.id, by);
  await addMediaUse(trx, entry.storyId, mediaIdsOf(entry.body));
  return true;
}

/** Changes what an entry says, as its next version. */
export async function changeEntry(
  trx: Executor,
  { id, storyId }: Pick<EntryRow, 'id' | 'storyId'>,
  content: EntryInput,
  by: RevisionStamp,
): Promise<void> {
  await trx
    .updateTable('live_entry')
    .set({ ...contentColumns(content), version: sql`version + 1`, edited_at: by.at })
    .where('id', '=', id)
    .execute();
  await appendEntryRevision(trx, id, by);
  await addMediaUse(trx, storyId, mediaIdsOf(content.body));
}

/** Changes which claims an entry's words carry, as a version of its own that says nothing new. */
export async function changeEntryMarks(
  trx: Executor,
  entryId: string,
  body: Body,
  by: RevisionStamp,
): Promise<void> {
  await trx
    .updateTable('live_entry')
    .set({ body: JSON.stringify(body), version: sql`version + 1` })
    .where('id', '=', entryId)
    .execute();
  await appendEntryRevision(trx, entryId, by);
}

function contentColumns({ headline, body, keyEvent }: EntryInput) {
  return { headline, body: JSON.stringify(body), plain_text: plainTextOf(body), key_event: keyEvent };
}

/** Notes that the entries of a story changed for readers. */
export async function touchCoverage(trx: Executor, storyId: string, at: Date): Promise<void> {
  await trx.updateTable('coverage').set({ changed_at: at }).where('story_id', '=', storyId).execute();
}

/** Takes an entry from readers, or gives it back to them. Its text stays. */
export async function setEntryRemoved(
  trx: Executor,
  id: string,
  removed: boolean,
  by: RevisionStamp,
): Promise<void> {
  await trx
    .updateTable('live_entry')
    .set(removed ? { removed_at: by.at, removed_by: by.actor } : { removed_at: null, removed_by: null })
    .where('id', '=', id)
    .execute();
  await appendEntryRevision(trx, id, by);
}

/** Lets one entry stand above the others; null for none. */
export async function setPinnedEntry(trx: Executor, storyId: string, entryId: string | null): Promise<void> {
  await trx
    .updateTable('coverage')
    .set({ pinned_entry_id: entryId })
    .where('story_id', '=', storyId)
    .execute();
}

/** Remembers which story an entry grew into. */
export async function setBrokenOut(trx: Executor, entryId: string, storyId: string): Promise<void> {
  await trx
    .updateTable('live_entry')
    .set({ broken_out_story_id: storyId })
    .where('id', '=', entryId)
    .execute();
}

/** Appends a revision of an entry as it now stands. */
export async function appendEntryRevision(
  trx: Executor,
  entryId: string,
  { at, actor, act }: RevisionStamp,
): Promise<void> {
  await sql`
    insert into live_entry_revision (entry_id, number, at, actor, act, content)
    select id, coalesce((select max(number) from live_entry_revision where entry_id = live_entry.id), 0) + 1,
      ${at}::timestamptz, ${actor}, ${act},
      jsonb_build_object('headline', headline, 'body', body, 'keyEvent', key_event)
    from live_entry where id = ${entryId}::uuid`.execute(trx);
}

/**
 * Puts one file in the place of another in every entry that shows it, as a version of its own that says nothing new.
 * Returns the stories whose entries changed.
 */
export async function swapMediaInEntries(
  trx: Executor,
  fromId: string,
  toId: string,
  by: RevisionStamp,
): Promise<string[]> {
  const [quotedFrom, quotedTo] = [`"${fromId}"`, `"${toId}"`];
  const { rows } = await sql<Pick<LiveEntryTable, 'id' | 'story_id'>>`
    update live_entry set
      body = replace(body::text, ${quotedFrom}, ${quotedTo})::jsonb,
      version = version + 1
    where story_id in (select story_id from media_use where media_id = ${fromId})
      and strpos(body::text, ${quotedFrom}) > 0
    returning id, story_id`.execute(trx);
  for (const { id } of rows) await appendEntryRevision(trx, id, by);
  return [...new Set(rows.map((row) => row.story_id))];
}
