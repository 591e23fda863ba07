import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../store/audit.ts';
import { addReviewNote, type ReviewNote } from '../store/review.ts';
import { type ScheduledNotice, takeScheduledNotice } from '../store/scheduled-notice.ts';
import { listDueWithDrafts, lockDueStories, markPublished } from '../store/story.ts';
import { lockDeskStory } from '../store/views/desk-story.ts';
import type { CommandContext } from './context.ts';
import type { DeskTransaction } from './desk/act-on-story.ts';
import type { Drafts } from './desk/drafts.ts';
import { notifyOnSchedule } from './desk/notify-readers.ts';
import { listUnready, writePublicText } from './desk/write-story.ts';
import { announce } from './save-stories.ts';

/** So many at once at most, so that a long outage ends in several short transactions. */
const BATCH = 50;

/** The name under which the schedule stands in notes and in the audit log. */
const SCHEDULE_NAME = 'Schedule';

export interface DueContext extends CommandContext {
  /** Where stories are being written, if this process takes part in that. */
  readonly drafts?: Drafts;
}

/**
 * Publishes scheduled stories whose time has come, each once however many processes try: rows another process is
 * publishing are passed over. A story that was worked on at the desk goes out with its text as of now; where that
 * is not fit for readers it goes back to the desk with a note. Readers are notified in the same transaction, where that
 * was chosen with the schedule: once, whichever process does it and however late. Returns how many it published.
 */
export async function publishDueStories(context: DueContext): Promise<number> {
  const now = context.clock();
  // Before anything is locked: storing a text locks its story.
  const typed = new Map<string, StoryDraft>();
  if (context.drafts !== undefined) {
    for (const id of await listDueWithDrafts(context.db, now, BATCH)) {
      await context.drafts.flush(id);
      typed.set(id, await context.drafts.readDraft(id));
    }
  }
  const published = await context.db.transaction().execute(async (trx) => {
    const ids = await lockDueStories(trx, now, BATCH);
    if (ids.length === 0) return 0;
    const notices = new Map<string, ScheduledNotice>();
    for (const id of ids) {
      const notice = await takeScheduledNotice(trx, id);
      if (notice !== undefined) notices.set(id, notice);
    }
    const drafts = new Map([...(await readStoredDrafts(trx, ids)), ...typed]);
    const asTheyStand = ids.filter((id) => !drafts.has(id));
    await markPublished(trx, asTheyStand, { actor: context.actor, act: 'story-published', at: now });
    if (asTheyStand.length > 0) await announce(trx, context, 'story-published', asTheyStand);
    let published = asTheyStand.length;
    for (const id of asTheyStand) await tellReaders(trx, context, id, notices.get(id));
    for (const id of ids) {
      const draft = drafts.get(id);
      if (draft !== undefined && (await publishDraft(trx, context, id, draft, notices.get(id)))) published++;
    }
    return published;
  });
  // Who had them open may not write any more, or sees them as published now.
  if (published > 0) await Promise.allSettled([...typed.keys()].map((id) => context.drafts?.flush(id)));
  return published;
}

async function readStoredDrafts(
  trx: DeskTransaction,
  ids: readonly string[],
): Promise<Map<string, StoryDraft>> {
  const rows = await trx
    .selectFrom('working_copy')
    .select(['story_id', 'draft'])
    .where('story_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.story_id, row.draft]));
}

/** Publishes one story with the text it has at the desk; false where it went back there instead. */
async function publishDraft(
  trx: DeskTransaction,
  context: CommandContext,
  id: string,
  draft: StoryDraft,
  notice: ScheduledNotice | undefined,
): Promise<boolean> {
  const story = await lockDeskStory(trx, id);
  const scheduledFor = story?.story.scheduledFor;
  if (story === undefined || !scheduledFor) return false;
  const unready = await listUnready(trx, story, draft, context.clock());
  const written =
    unready.length > 0
      ? undefined
      : await writePublicText(trx, context, story, {
          draft,
          change: {
            state: 'published',
            firstPublishedAt: story.story.firstPublishedAt ?? scheduledFor,
            scheduledFor: null,
          },
          act: 'story-published',
          eventType: 'story-published',
        });
  const published = written?.ok === true;
  if (!published) await handBack(trx, context, id, scheduledFor, notice);
  const told = published ? await tellReaders(trx, context, id, notice) : [];
  await appendAudit(trx, {
    at: context.clock(),
    userId: context.actor,
    userName: SCHEDULE_NAME,
    act: published ? 'story-publish' : 'story-unschedule',
    subjectType: 'story',
    subjectId: id,
    details: {
      headline: draft.headline,
      scheduledFor: scheduledFor.toISOString(),
      ...(told.length > 0 ? { notify: told } : {}),
      ...(unready.length > 0 ? { unready: unready.map(({ type }) => type) } : {}),
    },
  });
  return published;
}

/** A story that cannot go out must not be tried every second, and nobody may believe that it is out. */
async function handBack(
  trx: DeskTransaction,
  context: CommandContext,
  storyId: string,
  scheduledFor: Date,
  notice: ScheduledNotice | undefined,
): Promise<void> {
  const at = context.clock();
  const untold = notice === undefined ? '' : ' No reader was notified.';
  await trx
    .updateTable('story')
    .set({ state: 'draft', scheduled_for: null, approved: false, touched_at: at, touched_by: null })
    .where('id', '=', storyId)
    .execute();
  await note(
    trx,
    context,
    storyId,
    'changes-asked',
    `It did not go out at ${scheduledFor.toISOString()}: something it needs was missing then.${untold} Open it, see what is missing under Publish, and publish or schedule it again.`,
  );
}

/** Notifies readers as was chosen with the schedule. Returns the names of the topics. */
async function tellReaders(
  trx: DeskTransaction,
  context: CommandContext,
  storyId: string,
  notice: ScheduledNotice | undefined,
): Promise<readonly string[]> {
  if (notice === undefined) return [];
  const { told, left } = await notifyOnSchedule(trx, storyId, notice, context.clock());
  if (left.length > 0)
    await note(
      trx,
      context,
      storyId,
      'note',
      'It went out, but some readers who were chosen with the schedule were not notified: it does not belong to their topic any more. See under Notify readers who was.',
    );
  return told;
}

async function note(
  trx: DeskTransaction,
  context: CommandContext,
  storyId: string,
  kind: ReviewNote['kind'],
  text: string,
): Promise<void> {
  const { actor: userId } = context;
  const at = context.clock();
  await addReviewNote(trx, { id: uuidv7(), storyId, at, userId, userName: SCHEDULE_NAME, kind, text });
}
