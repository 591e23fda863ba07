import { storyPath } from '@onrecord/domain/address/paths';
import { openingOf } from '@onrecord/domain/body/plain-text';
import type { Audience } from '@onrecord/domain/desk/push-shapes';
import { entryPath } from '@onrecord/domain/live/live-paths';
import { entrySubject, payloadOf, storySubject } from '@onrecord/domain/push/notice';
import { BREAKING_TOPIC, liveTopic, tagTopic } from '@onrecord/domain/push/topics';
import { err, ok, type Result } from '@onrecord/domain/result';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import type { Executor } from '../../store/database.ts';
import { findEntry } from '../../store/live-entry.ts';
import { countReaders, type LabelledTopic, listTopics } from '../../store/push.ts';
import { addNotices, listNotices, type NoticeProgress } from '../../store/push-notices.ts';
import { addScheduledNotice, type ScheduledNotice } from '../../store/scheduled-notice.ts';
import { deriveFrom } from '../../store/story.ts';
import { type DeskStoryRow, findDeskStoryRow } from '../../store/views/desk-story.ts';
import { actOnStory, type DeskTransaction } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/** What readers would be told of, and the topics they may have chosen that it belongs to. */
interface Told {
  readonly subject: string;
  readonly storyId: string;
  readonly entryId: string | null;
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly language: string;
  readonly topics: readonly LabelledTopic[];
}

/** What the desk calls the topic that has no name of its own. */
const BREAKING_LABEL = 'Breaking news';

/** What goes out when readers are notified of a story, and to how many; a draft's as it would be published now. */
export async function storyAudience(context: DeskContext, storyId: string): Promise<Audience | undefined> {
  const row = await findDeskStoryRow(context.db, storyId);
  if (row === undefined) return undefined;
  const isPublic = row.facts.state === 'published';
  const told = await toldOfStory(
    context.db,
    isPublic ? row : { ...row, story: storyOf(await context.drafts.readDraft(storyId), row.story, row.slug) },
  );
  return audienceOf(context.db, told);
}

/** The same for an entry of a live story; undefined for one that is not there. */
export async function entryAudience(context: DeskContext, entryId: string): Promise<Audience | undefined> {
  const told = await findToldOfEntry(context.db, entryId);
  return told && audienceOf(context.db, told);
}

/** Notifies readers of a story that is public. */
export async function notifyReaders(
  context: DeskContext,
  storyId: string,
  topics: readonly string[],
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'notify-readers', async (trx, story) =>
    notify(trx, context, await toldOfStory(trx, story), topics),
  );
}

/** Notifies readers of an entry; its live story has to be public. */
export async function notifyOfEntry(
  context: DeskContext,
  entryId: string,
  topics: readonly string[],
): Promise<Result<void, DeskProblem>> {
  const entry = await findEntry(context.db, entryId);
  if (entry === undefined) return err({ type: 'not-found' });
  return actOnStory(context, entry.storyId, 'notify-readers', async (trx) => {
    const told = await findToldOfEntry(trx, entryId);
    if (told === undefined) return err({ type: 'entry-removed' });
    return notify(trx, context, told, topics);
  });
}

/** Notifies readers of a story in the transaction that brings it to them. Without topics nothing is done. */
export async function notifyOfPublication(
  trx: DeskTransaction,
  context: DeskContext,
  storyId: string,
  topics: readonly string[],
): Promise<Result<void, DeskProblem>> {
  if (topics.length === 0) return ok(undefined);
  const story = await findDeskStoryRow(trx, storyId);
  if (story === undefined) return err({ type: 'not-found' });
  const notified = await notify(trx, context, await toldOfStory(trx, story), topics);
  return notified.ok ? ok(undefined) : notified;
}

/**
 * Has readers notified of a story when it goes out on schedule; whatever was chosen before is gone. Without topics
 * nothing is done. Returns the names of the topics.
 */
export async function notifyWhenPublished(
  trx: DeskTransaction,
  { person }: Pick<DeskContext, 'person'>,
  story: Pick<DeskStoryRow, 'id' | 'slug' | 'story'>,
  topics: readonly string[],
): Promise<Result<readonly string[], DeskProblem>> {
  if (topics.length === 0) return ok([]);
  const told = await toldOfStory(trx, story);
  if (!offers(told, topics)) return err(NO_SUCH_TOPIC);
  await addScheduledNotice(trx, story.id, { topics, by: { userId: person.actor.userId, name: person.name } });
  return ok(labelsOf(told, topics));
}

/** What became of a scheduled notice: the names of the topics that are told, and the topics it is not of any more. */
export interface ScheduledOutcome {
  readonly told: readonly string[];
  readonly left: readonly string[];
}

/** Notifies readers of a story that has just gone out on schedule, in the transaction that brings it to them. */
export async function notifyOnSchedule(
  trx: DeskTransaction,
  storyId: string,
  { topics, by }: ScheduledNotice,
  at: Date,
): Promise<ScheduledOutcome> {
  const story = await findDeskStoryRow(trx, storyId);
  if (story === undefined) return { told: [], left: topics };
  const told = await toldOfStory(trx, story);
  const wanted = topics.filter((topic) => offers(told, [topic]));
  const added = await addNotices(trx, { ...told, payload: payloadOf(told), at, by }, wanted);
  return { told: labelsOf(told, added), left: topics.filter((topic) => !wanted.includes(topic)) };
}

const NO_SUCH_TOPIC: DeskProblem = {
  type: 'invalid',
  lines: ['It does not belong to a topic that was chosen; its tags may have changed. Choose again.'],
};

const offers = (told: Told, topics: readonly string[]) =>
  topics.every((topic) => told.topics.some((offered) => offered.topic === topic));

const labelsOf = (told: Told, topics: readonly string[]) =>
  told.topics.filter(({ topic }) => topics.includes(topic)).map(({ label }) => label);

async function notify(
  trx: Executor,
  context: DeskContext,
  told: Told,
  topics: readonly string[],
): Promise<Result<{ readonly topics: readonly string[] }, DeskProblem>> {
  if (!offers(told, topics)) return err(NO_SUCH_TOPIC);
  const { actor, name } = context.person;
  const by = { userId: actor.userId, name };
  const added = await addNotices(trx, { ...told, payload: payloadOf(told), at: context.clock(), by }, topics);
  if (added.length === 0)
    return err({
      type: 'invalid',
      lines: ['These readers have been notified of it already: it is done once.'],
    });
  return ok({ topics: labelsOf(told, added), ...(told.entryId === null ? {} : { entryId: told.entryId }) });
}

async function toldOfStory(
  executor: Executor,
  { id, slug, story }: Pick<DeskStoryRow, 'id' | 'slug' | 'story'>,
): Promise<Told> {
  return {
    subject: storySubject(id),
    storyId: id,
    entryId: null,
    title: story.headline,
    body: deriveFrom(story).teaser,
    path: storyPath(slug),
    language: story.language,
    topics: await namedTopics(executor, [BREAKING_TOPIC, ...story.tagIds.map(tagTopic), liveTopic(id)]),
  };
}

async function findToldOfEntry(executor: Executor, entryId: string): Promise<Told | undefined> {
  const entry = await findEntry(executor, entryId);
  if (entry === undefined || entry.facts.removedBy !== undefined) return undefined;
  const row = await findDeskStoryRow(executor, entry.storyId);
  if (row === undefined) return undefined;
  const { slug, story } = row;
  return {
    subject: entrySubject(entryId),
    storyId: row.id,
    entryId,
    title: entry.headline || entry.keyEvent || story.headline,
    body: openingOf(entry.body),
    path: entryPath(slug, entryId),
    language: story.language,
    topics: await namedTopics(executor, [liveTopic(row.id), BREAKING_TOPIC]),
  };
}

async function namedTopics(executor: Executor, topics: readonly string[]): Promise<LabelledTopic[]> {
  const found = await listTopics(executor, topics);
  return found.map(({ topic, label }) => ({
    topic,
    label: topic === BREAKING_TOPIC ? BREAKING_LABEL : label,
  }));
}

async function audienceOf(executor: Executor, told: Told): Promise<Audience> {
  const topics = told.topics.map(({ topic }) => topic);
  const readers = await countReaders(executor, topics);
  const sent = new Map((await listNotices(executor, told.subject)).map((notice) => [notice.topic, notice]));
  const { title, body } = payloadOf(told);
  return {
    notice: { title, body },
    topics: told.topics.map(({ topic, label }) => {
      const notice = sent.get(topic);
      return { topic, label, readers: readers.get(topic) ?? 0, sent: notice ? progressOf(notice) : null };
    }),
  };
}

function progressOf({ topic: _, at, ...progress }: NoticeProgress) {
  return { ...progress, at: at.toISOString() };
}
