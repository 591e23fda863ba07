import type { Body } from '@onrecord/domain/body/body';
import { type Coverage, coverageStateOf } from '@onrecord/domain/live/coverage';
import { decodeEntryCursor, encodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import type { EntryFacts, LiveFacts } from '@onrecord/domain/workflow/entry-acts';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Entries on one stretch of the console's list. */
const CONSOLE_STRETCH = 50;

/** An entry as the console shows it, removed or not. */
export interface DeskEntryRow {
  readonly id: string;
  readonly storyId: string;
  readonly postedAt: Date;
  /** Who posted it, as printed. */
  readonly by: string;
  readonly headline: string;
  readonly body: Body;
  readonly keyEvent: string;
  readonly pinned: boolean;
  readonly version: number;
  readonly editedAt: Date | null;
  readonly removedAt: Date | null;
  readonly brokenOutStoryId: string | null;
  /** When readers were first notified of it. */
  readonly notifiedAt: Date | null;
  readonly facts: EntryFacts;
  readonly story: LiveFacts;
}

export interface DeskEntryList {
  readonly coverage: Coverage | null;
  readonly entries: readonly DeskEntryRow[];
  readonly next: string | null;
}

/** Entries of a story, newest first; `before` is a cursor, one that is none begins at the beginning. */
export async function listDeskEntries(
  executor: Executor,
  storyId: string,
  before: string | undefined,
): Promise<DeskEntryList> {
  const coverage = await executor
    .selectFrom('coverage')
    .select(['started_at as startedAt', 'ended_at as endedAt'])
    .where('story_id', '=', storyId)
    .executeTakeFirst();
  if (coverage === undefined) return { coverage: null, entries: [], next: null };
  const place = decodeEntryCursor(before ?? '');
  let query = selectEntries(executor)
    .where('live_entry.story_id', '=', storyId)
    .orderBy('live_entry.posted_at', 'desc')
    .orderBy('live_entry.id', 'desc')
    .limit(CONSOLE_STRETCH + 1);
  if (place !== undefined)
    query = query.where(
      sql<boolean>`(live_entry.posted_at, live_entry.id) < (${place.postedAt}, ${place.entryId}::uuid)`,
    );
  const found = (await query.execute()).map(toDeskEntry);
  const entries = found.slice(0, CONSOLE_STRETCH);
  const last = entries.at(-1);
  const more = found.length > CONSOLE_STRETCH && last !== undefined;
  return {
    coverage,
    entries,
    next: more ? encodeEntryCursor({ postedAt: last.postedAt, entryId: last.id }) : null,
  };
}

export async function findDeskEntry(executor: Executor, id: string): Promise<DeskEntryRow | undefined> {
  const row = await selectEntries(executor).where('live_entry.id', '=', id).executeTakeFirst();
  return row && toDeskEntry(row);
}

function selectEntries(executor: Executor) {
  return executor
    .selectFrom('live_entry')
    .innerJoin('coverage', 'coverage.story_id', 'live_entry.story_id')
    .innerJoin('story', 'story.id', 'live_entry.story_id')
    .leftJoin('contributor', 'contributor.id', 'live_entry.contributor_id')
    .selectAll('live_entry')
    .select(['coverage.ended_at', 'coverage.pinned_entry_id', 'story.state'])
    .select((eb) => [
      eb.fn.coalesce('contributor.name', 'live_entry.byline').as('by'),
      eb
        .selectFrom('push_notice')
        .select(({ fn }) => fn.min('at').as('at'))
        .whereRef('push_notice.entry_id', '=', 'live_entry.id')
        .as('notified_at'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number];

function toDeskEntry(row: Row): DeskEntryRow {
  return {
    id: row.id,
    storyId: row.story_id,
    postedAt: row.posted_at,
    by: row.by,
    headline: row.headline,
    body: row.body,
    keyEvent: row.key_event,
    pinned: row.pinned_entry_id === row.id && row.removed_at === null,
    version: row.version,
    editedAt: row.edited_at,
    removedAt: row.removed_at,
    brokenOutStoryId: row.broken_out_story_id,
    notifiedAt: row.notified_at,
    facts: { postedBy: row.posted_by, removedBy: row.removed_at === null ? undefined : row.removed_by },
    story: { state: row.state, coverage: coverageStateOf({ endedAt: row.ended_at }) },
  };
}
