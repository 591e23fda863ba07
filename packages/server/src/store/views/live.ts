import { storiesOfEntry } from '@onrecord/domain/article/keys-of-story';
import type {
  EntryOrder,
  EntrySurroundings,
  EntryView,
  KeyEventView,
  LiveView,
} from '@onrecord/domain/article/views';
import { mediaIdsOf } from '@onrecord/domain/body/walk';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { type EntryPlace, encodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import { sql } from 'kysely';
import { claimsOfStory } from '../claims/views/claims-of-story.ts';
import type { Executor } from '../database.ts';
import { listMediaById } from '../media.ts';
import { listCards } from './cards.ts';

/** Entries on a page of a live story, and how many Show More adds. */
const ENTRY_STRETCH = 20;
/** Key events beside the entries; of a story that has more, the newest. */
const KEY_EVENTS_MAX = 30;

/** Which stretch of a live story is wanted; the newest entries without anything. */
export interface LiveRequest {
  readonly order?: EntryOrder;
  /** Entries behind this place, or from it on. */
  readonly from?: { readonly place: EntryPlace; readonly including: boolean };
}

/**
 * Live stories among these, by id, with a stretch of entries each. However many entries a story has, and however
 * deep the place is, a stretch reads `ENTRY_STRETCH` + 1 of them. Whether the stories are public is the caller's to know.
 */
export async function listLiveViews(
  executor: Executor,
  storyIds: readonly string[],
  request: LiveRequest = {},
): Promise<Map<string, LiveView>> {
  if (storyIds.length === 0) return new Map();
  const covered = await executor
    .selectFrom('coverage')
    .selectAll()
    .where('story_id', 'in', storyIds)
    .execute();
  const { order = 'newest', from } = request;
  const isFirst = from === undefined;
  const found = await Promise.all(
    covered.map(async ({ story_id: storyId, pinned_entry_id: pinnedId, ...coverage }) => {
      const [entries, keyEvents, pinned] = await Promise.all([
        listStretch(executor, storyId, { order, from }),
        isFirst ? listKeyEvents(executor, storyId) : [],
        isFirst && pinnedId !== null ? listEntryViews(executor, [pinnedId]) : [],
      ]);
      return { storyId, coverage, entries, keyEvents, pinned: pinned[0] ?? null };
    }),
  );
  const shown = found.flatMap(({ entries, pinned }) => (pinned ? [...entries, pinned] : entries));
  const surroundings = await loadSurroundings(executor, shown);
  return new Map(
    found.map(({ storyId, coverage, entries: andNext, keyEvents, pinned }): [string, LiveView] => {
      const entries = andNext.slice(0, ENTRY_STRETCH);
      const last = entries.at(-1);
      const more = andNext.length > ENTRY_STRETCH && last !== undefined;
      const view: LiveView = {
        startedAt: coverage.started_at,
        endedAt: coverage.ended_at,
        order,
        entries,
        isFirst,
        next: more ? encodeEntryCursor({ postedAt: last.postedAt, entryId: last.id }) : null,
        keyEvents,
        pinned,
        ...surroundings,
      };
      return [storyId, view];
    }),
  );
}

/** Where an entry stands in its live story; undefined where readers cannot see it there. */
export async function findEntryPlace(
  executor: Executor,
  storyId: string,
  entryId: string,
): Promise<EntryPlace | undefined> {
  return executor
    .selectFrom('live_entry')
    .select(['posted_at as postedAt', 'id as entryId'])
    .where('id', '=', entryId)
    .where('story_id', '=', storyId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** An entry that readers can see, by itself: as its story's page shows it. */
export interface ShownEntry extends EntrySurroundings {
  readonly entry: EntryView;
  readonly story: { readonly id: string; readonly slug: string; readonly language: string };
  /** What the text of the story and the entries that were asked for have on record. */
  readonly record: StoryRecord;
}

/** Entries by id; what readers cannot see is missing: what was removed, or is of a story that is not public. */
export async function listShownEntries(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ShownEntry>> {
  if (ids.length === 0) return new Map();
  const [entries, stories] = await Promise.all([
    listEntryViews(executor, ids),
    executor
      .selectFrom('live_entry')
      .innerJoin('story', 'story.id', 'live_entry.story_id')
      .select(['live_entry.id as entryId', 'story.id', 'story.slug', 'story.language'])
      .where('live_entry.id', 'in', ids)
      .where('story.state', 'in', ['published', 'retracted'])
      .execute(),
  ]);
  const storyIds = [...new Set(stories.map(({ id }) => id))];
  const [surroundings, records] = await Promise.all([
    loadSurroundings(executor, entries),
    Promise.all(
      storyIds.map(async (id) => [id, await claimsOfStory(executor, id, { shownEntryIds: ids })] as const),
    ),
  ]);
  const recordOf = new Map(records);
  const storyOf = new Map(stories.map(({ entryId, ...story }) => [entryId, story]));
  return new Map(
    entries.flatMap((entry): [string, ShownEntry][] => {
      const story = storyOf.get(entry.id);
      const record = story && recordOf.get(story.id);
      return record ? [[entry.id, { entry, story, record, ...surroundings }]] : [];
    }),
  );
}

function listStretch(
  executor: Executor,
  storyId: string,
  { order, from }: { readonly order: EntryOrder; readonly from: LiveRequest['from'] },
): Promise<EntryView[]> {
  const direction = order === 'newest' ? 'desc' : 'asc';
  let query = selectEntries(executor)
    .where('live_entry.story_id', '=', storyId)
    .orderBy('live_entry.posted_at', direction)
    .orderBy('live_entry.id', direction)
    .limit(ENTRY_STRETCH + 1);
  if (from !== undefined) {
    const { postedAt, entryId } = from.place;
    const beyond = sql.raw(`${order === 'newest' ? '<' : '>'}${from.including ? '=' : ''}`);
    query = query.where(
      sql<boolean>`(live_entry.posted_at, live_entry.id) ${beyond} (${postedAt}, ${entryId}::uuid)`,
    );
  }
  return query.execute().then((rows) => rows.map(toEntryView));
}

async function listEntryViews(executor: Executor, ids: readonly string[]): Promise<EntryView[]> {
  const rows = await selectEntries(executor).where('live_entry.id', 'in', ids).execute();
  return rows.map(toEntryView);
}

function listKeyEvents(executor: Executor, storyId: string): Promise<KeyEventView[]> {
  return executor
    .selectFrom('live_entry')
    .select(['id as entryId', 'posted_at as postedAt', 'key_event as summary'])
    .where('story_id', '=', storyId)
    .where('removed_at', 'is', null)
    .where('key_event', '<>', '')
    .orderBy('posted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(KEY_EVENTS_MAX)
    .execute();
}

/** Entries that stand. A contributor is linked where they have a page: one with stories. */
function selectEntries(executor: Executor) {
  return executor
    .selectFrom('live_entry')
    .leftJoin('contributor', 'contributor.id', 'live_entry.contributor_id')
    .select([
      'live_entry.id',
      'live_entry.posted_at',
      'live_entry.edited_at',
      'live_entry.headline',
      'live_entry.body',
      'live_entry.key_event',
      'live_entry.broken_out_story_id',
      'contributor.id as contributor_id',
      'contributor.slug as contributor_slug',
    ])
    .select((eb) => [
      eb.fn.coalesce('contributor.name', 'live_entry.byline').as('byline'),
      eb
        .exists(
          eb
            .selectFrom('listing')
            .select('listing.feed_id')
            .whereRef('listing.feed_id', '=', 'live_entry.contributor_id'),
        )
        .as('has_page'),
    ])
    .where('live_entry.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number];

function toEntryView(row: Row): EntryView {
  const { contributor_id: id, contributor_slug: slug } = row;
  return {
    id: row.id,
    postedAt: row.posted_at,
    editedAt: row.edited_at,
    headline: row.headline,
    body: row.body,
    keyEvent: row.key_event,
    byline: {
      name: row.byline,
      contributor: row.has_page && id !== null && slug !== null ? { id, slug } : null,
    },
    brokenOutStoryId: row.broken_out_story_id,
  };
}

async function loadSurroundings(
  executor: Executor,
  entries: readonly EntryView[],
): Promise<EntrySurroundings> {
  const [media, related] = await Promise.all([
    listMediaById(
      executor,
      entries.flatMap(({ body }) => mediaIdsOf(body)),
    ),
    listCards(executor, entries.flatMap(storiesOfEntry)),
  ]);
  return { media, related };
}
