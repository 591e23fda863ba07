import { coverageStateOf } from '@onrecord/domain/live/coverage';
import type { StoryFacts } from '@onrecord/domain/workflow/story-acts';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { sql } from 'kysely';
import type { Database, Executor } from './database.ts';
import { refreshMediaUse } from './media-use.ts';
import { appendIfChanged } from './revision.ts';
import { listWithTakenSlug, saveStories } from './story.ts';
import { type DeskStoryRow, differsFromRecord, lockDeskStory, recordedDraft } from './views/desk-story.ts';

/**
 * The text of a story as it is being written: a Yjs document, kept as a whole (`working_copy.yjs`) and the updates
 * since. The row of `working_copy` is locked for every write, so the updates of one story have their numbers in
 * commit order, and who knows the last number it saw misses nothing, whichever process wrote.
 *
 * Locks are taken in one order: the story's row first, then the working copy's.
 */

/** The channel on which processes that hold the same story open tell each other of new updates. */
export const WORKING_COPY_CHANNEL = 'onrecord_working_copy';

/** A working copy from the database: the whole, and what came after it. Apply all, in order. */
export interface StoredCopy {
  readonly updates: readonly Uint8Array[];
  /** The number of the newest update in it. */
  readonly seq: number;
}

/** In place of an update's number: the whole is wanted. */
const NOTHING_SEEN = -1;

/** What the policy needs to know; undefined where there is no such story. */
export async function findStoryFacts(executor: Executor, storyId: string): Promise<StoryFacts | undefined> {
  const row = await executor
    .selectFrom('story')
    .leftJoin('working_copy', 'working_copy.story_id', 'story.id')
    .leftJoin('coverage', 'coverage.story_id', 'story.id')
    .select((eb) => [
      'story.kind',
      'story.state',
      'story.approved',
      'coverage.started_at',
      'coverage.ended_at',
      eb.fn.coalesce('working_copy.has_staged_changes', sql<boolean>`false`).as('has_staged_changes'),
      sql<string[]>`array(select user_id from story_owner where story_id = story.id)`.as('owner_ids'),
    ])
    .where('story.id', '=', storyId)
    .executeTakeFirst();
  return (
    row && {
      kind: row.kind,
      state: row.state,
      ownerIds: row.owner_ids,
      approved: row.approved,
      hasStagedChanges: row.has_staged_changes,
      coverage: coverageStateOf(row.started_at && { endedAt: row.ended_at }),
    }
  );
}

/** Reads a working copy; undefined where nobody has opened the story yet. */
export async function findWorkingCopy(db: Database, storyId: string): Promise<StoredCopy | undefined> {
  return findUpdatesAfter(db, storyId, NOTHING_SEEN);
}

/**
 * Reads a working copy, having made it from the story where there is none. Two processes that open a story at once
 * get the same one: the second finds what the first has made. Undefined where there is no such story.
 *
 * @param seed makes the document that says what the draft says
 */
export async function openWorkingCopy(
  db: Database,
  storyId: string,
  at: Date,
  seed: (draft: StoryDraft) => Uint8Array,
): Promise<StoredCopy | undefined> {
  const found = await findWorkingCopy(db, storyId);
  if (found) return found;
  return db.transaction().execute(async (trx) => {
    const story = await lockDeskStory(trx, storyId);
    if (story === undefined) return undefined;
    const foundNow = await lockCopy(trx, storyId, NOTHING_SEEN);
    if (foundNow) return foundNow;
    const draft = recordedDraft(story);
    const yjs = seed(draft);
    await trx
      .insertInto('working_copy')
      .values({ story_id: storyId, yjs: Buffer.from(yjs), draft: JSON.stringify(draft), touched_at: at })
      .execute();
    return { updates: [yjs], seq: 0 };
  });
}

/** The same with the row locked: until the end of the transaction nobody else writes. */
async function lockCopy(trx: Executor, storyId: string, after: number): Promise<StoredCopy | undefined> {
  await trx
    .selectFrom('working_copy')
    .select('story_id')
    .where('story_id', '=', storyId)
    .forUpdate()
    .execute();
  return readCopy(trx, storyId, after);
}

/** Everything behind the number `after`: single updates, or the whole where they are merged into it already. */
async function readCopy(trx: Executor, storyId: string, after: number): Promise<StoredCopy | undefined> {
  const copy = await trx
    .selectFrom('working_copy')
    .select([
      'yjs_seq',
      (eb) => eb.case().when('yjs_seq', '>', String(after)).then(eb.ref('yjs')).end().as('newer'),
    ])
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  if (copy === undefined) return undefined;
  const wholeSeq = Number(copy.yjs_seq);
  const rows = await trx
    .selectFrom('working_copy_update')
    .select(['seq', 'update'])
    .where('story_id', '=', storyId)
    .where('seq', '>', String(Math.max(after, wholeSeq)))
    .orderBy('seq')
    .execute();
  const whole = copy.newer === null ? [] : [copy.newer];
  return {
    updates: [...whole, ...rows.map((row) => row.update)],
    seq: Number(rows.at(-1)?.seq ?? Math.max(after, wholeSeq)),
  };
}

export interface NewUpdates {
  /** The number of the newest update the writer has seen. */
  readonly after: number;
  /** What it adds: one update, merged from many. */
  readonly update: Uint8Array;
  /** Who typed: user ids. */
  readonly by: readonly string[];
  readonly at: Date;
  /** The writing process, so that it can ignore its own notification. */
  readonly process: string;
}

/**
 * Appends to a working copy and gives what others have appended meanwhile. Once this returns the update is on disk.
 * Undefined where the story is gone.
 */
export async function appendUpdate(
  db: Database,
  storyId: string,
  { after, update, by, at, process }: NewUpdates,
): Promise<StoredCopy | undefined> {
  return db.transaction().execute(async (trx) => {
    const missed = await lockCopy(trx, storyId, after);
    if (missed === undefined) return undefined;
    const { seq } = await trx
      .insertInto('working_copy_update')
      .values({ story_id: storyId, update: Buffer.from(update) })
      .returning('seq')
      .executeTakeFirstOrThrow();
    if (by.length > 0) {
      await sql`
        update working_copy set
          unrevised_by = unrevised_by || array(select unnest(${by}::text[]) except select unnest(unrevised_by)),
          unrevised_since = coalesce(unrevised_since, ${at}::timestamptz)
        where story_id = ${storyId} and (unrevised_since is null or not unrevised_by @> ${by}::text[])`.execute(
        trx,
      );
    }
    await sql`select pg_notify(${WORKING_COPY_CHANNEL}, ${`${process} ${storyId}`})`.execute(trx);
    return { updates: missed.updates, seq: Number(seq) };
  });
}

/** What others have appended behind the number `after`. Waits for nobody. */
export async function findUpdatesAfter(
  db: Database,
  storyId: string,
  after: number,
): Promise<StoredCopy | undefined> {
  // Both reads see the same moment.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => readCopy(trx, storyId, after));
}

export interface Settlement {
  readonly yjs: Uint8Array;
  /** The newest update that is in `yjs`. */
  readonly seq: number;
  readonly draft: StoryDraft;
  readonly at: Date;
  /** Who typed last; undefined leaves it. */
  readonly touchedBy: string | undefined;
}

export type Settled = 'settled' | 'behind' | 'gone';

/**
 * Stores a document as a whole, in place of its updates, and what it says: in the working copy, and where the story
 * is not public also in the story itself, so that the desk's lists and search show it. `behind` where somebody has
 * appended what the document lacks: nothing is then written.
 */
export async function settleWorkingCopy(
  db: Database,
  storyId: string,
  { yjs, seq, draft, at, touchedBy }: Settlement,
): Promise<Settled> {
  return db.transaction().execute(async (trx) => {
    const story = await lockDeskStory(trx, storyId);
    if (story === undefined) return 'gone';
    const missed = await lockCopy(trx, storyId, seq);
    if (missed === undefined) return 'gone';
    if (missed.updates.length > 0) return 'behind';
    const isPublic = PUBLIC_STATES.has(story.facts.state);
    const changed = differsFromRecord(story, draft);
    await trx
      .updateTable('working_copy')
      .set({
        yjs: Buffer.from(yjs),
        yjs_seq: seq,
        draft: JSON.stringify(draft),
        has_staged_changes: isPublic && changed,
        ...(touchedBy === undefined ? {} : { touched_at: at, touched_by: touchedBy }),
      })
      .where('story_id', '=', storyId)
      .execute();
    await refreshMediaUse(trx, [storyId]);
    await trx
      .deleteFrom('working_copy_update')
      .where('story_id', '=', storyId)
      .where('seq', '<=', String(seq))
      .execute();
    if (!isPublic && changed) await writeStory(trx, story, draft);
    if (touchedBy !== undefined)
      await trx
        .updateTable('story')
        .set({ touched_at: at, touched_by: touchedBy })
        .where('id', '=', storyId)
        .execute();
    return 'settled';
  });
}

/** States in which readers have, or had, the story: its row is theirs, and the text being written is a staged copy. */
export const PUBLIC_STATES: ReadonlySet<StoryFacts['state']> = new Set([
  'published',
  'retracted',
  'withdrawn',
]);

/** Writes a draft into a story that is not public. What cannot stand there is left out of the row, not of the draft. */
async function writeStory(trx: Executor, row: DeskStoryRow, draft: StoryDraft): Promise<void> {
  const wanted = draft.slug === '' ? row.slug : draft.slug;
  const taken = await listWithTakenSlug(trx, [{ id: row.id, slug: wanted }]);
  const story = storyOf(draft, row.story, taken.size > 0 ? row.slug : wanted);
  const known = await knownReferences(trx, draft);
  await saveStories(trx, [
    {
      id: row.id,
      story: {
        ...story,
        contributorIds: story.contributorIds.filter((id) => known.has(id)),
        tagIds: story.tagIds.filter((id) => known.has(id)),
        hero: story.hero && known.has(story.hero.mediaId) ? story.hero : null,
        socialMediaId:
          story.socialMediaId !== null && known.has(story.socialMediaId) ? story.socialMediaId : null,
      },
      ...(row.importFingerprint === null ? {} : { importFingerprint: row.importFingerprint }),
    },
  ]);
  await trx
    .updateTable('story')
    .set({
      hero_decorative: draft.heroDecorative,
      embargoed_until: draft.embargoedUntil === null ? null : new Date(draft.embargoedUntil),
    })
    .where('id', '=', row.id)
    .execute();
}

/** Which of the tags, people and pictures a draft names are there: another person may have removed one. */
async function knownReferences(trx: Executor, draft: StoryDraft): Promise<Set<string>> {
  const mediaIds = [draft.hero?.mediaId, draft.socialMediaId].filter((id) => typeof id === 'string');
  const { rows } = await sql<{ id: string }>`
    select id from contributor where id = any(${draft.contributorIds}::uuid[])
    union all select id from tag where id = any(${draft.tagIds}::uuid[])
    union all select id from media where id = any(${mediaIds}::uuid[])`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Appends a revision `edited` of what the working copy says, by all who typed since the last one (user ids, parted
 * by spaces); none where nobody did, where the first of them began after `startedBefore`, or where all of it was taken
 * back. Returns whether the work is on record.
 */
export async function reviseWorkingCopy(
  db: Database,
  storyId: string,
  { at, startedBefore }: { readonly at: Date; readonly startedBefore: Date },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await lockDeskStory(trx, storyId);
    if (row === undefined) return false;
    const copy = await trx
      .selectFrom('working_copy')
      .select(['draft', 'unrevised_by', 'unrevised_since'])
      .where('story_id', '=', storyId)
      .where('unrevised_since', '<=', startedBefore)
      .forUpdate()
      .executeTakeFirst();
    if (copy === undefined) return false;
    const { draft } = copy;
    const story = storyOf(draft, row.story, draft.slug === '' ? row.slug : draft.slug);
    const stamp = { actor: copy.unrevised_by.join(' '), act: 'edited', at };
    await appendIfChanged(trx, storyId, { story, draftOnly: draft }, stamp);
    await trx
      .updateTable('working_copy')
      .set({ unrevised_by: [], unrevised_since: null })
      .where('story_id', '=', storyId)
      .execute();
    return true;
  });
}

/** Stories whose text was not settled or revised when the process that had them open ended. */
export async function listUnsettledStories(executor: Executor, limit: number): Promise<string[]> {
  const { rows } = await sql<{ story_id: string }>`
    select story_id from working_copy_update
    union select story_id from working_copy where unrevised_since is not null
    limit ${limit}`.execute(executor);
  return rows.map((row) => row.story_id);
}
