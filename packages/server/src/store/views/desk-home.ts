import type { DeskStory, HomeView } from '@onrecord/domain/desk/shapes';
import { isPlaceholderSlug } from '@onrecord/domain/workflow/story-of-draft';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../database.ts';
import { deskWordsQuery } from './desk-words.ts';

/** Stories on one stretch of the home list. */
const HOME_STRETCH = 50;
/** Stories in a view are counted up to here: nobody counts further. */
const COUNTED_MAX = 1000;

export interface HomeRequest {
  readonly view: HomeView;
  /** Whose `mine` is. */
  readonly userId: string;
  readonly q?: string | undefined;
  readonly contributorId?: string | undefined;
  readonly tagId?: string | undefined;
  /** Days in the newsroom's time zone, both included: of publication, of going out, or of the last touch. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
  /** From `next`; one that is not a cursor begins at the beginning. */
  readonly cursor?: string | undefined;
}

/** Each condition is that of an index in the order of the list. */
const IN_VIEW: Readonly<Record<Exclude<HomeView, 'mine'>, RawBuilder<boolean>>> = {
  draft: sql`story.state = 'draft'`,
  'in-review': sql`story.state = 'in-review'`,
  scheduled: sql`story.state = 'scheduled'`,
  published: sql`story.state in ('published', 'retracted', 'withdrawn')`,
  spiked: sql`story.state = 'spiked'`,
  all: sql`true`,
};

function inView(view: HomeView, userId: string): RawBuilder<boolean> {
  if (view !== 'mine') return IN_VIEW[view];
  return sql`story.state <> 'spiked'
    and story.id in (select story_id from story_owner where user_id = ${userId})`;
}

/** What the days of a filter are days of. */
const DATE_OF: Readonly<Partial<Record<HomeView, RawBuilder<Date>>>> = {
  scheduled: sql`story.scheduled_for`,
  published: sql`story.first_published_at`,
};

/** Stories of a view as the desk lists them, last touched first. */
export async function listDeskStories(
  executor: Executor,
  request: HomeRequest,
): Promise<{ stories: DeskStory[]; next: string | null }> {
  const conditions = [inView(request.view, request.userId), ...filtersOf(request)];
  const after = readCursor(request.cursor ?? '');
  if (after !== undefined)
    conditions.push(
      sql`(story.touched_at, story.id)
        < (to_timestamp(0) + ${after.micros}::bigint * interval '1 microsecond', ${after.storyId}::uuid)`,
    );
  const listed = sql<boolean>`${sql.join(conditions, sql` and `)}`;
  const words = deskWordsQuery(request.q ?? '');
  const { rows } = await sql<HomeRow>`
    select ${HOME_COLUMNS} from story
    left join working_copy on working_copy.story_id = story.id
    where ${words === undefined ? listed : sql`story.id in (${withWords(words, listed)})`}
    order by story.touched_at desc, story.id desc
    limit ${HOME_STRETCH + 1}`.execute(executor);
  const shown = rows.slice(0, HOME_STRETCH);
  const last = shown.at(-1);
  return {
    stories: shown.map(toDeskStory),
    next: rows.length > HOME_STRETCH && last !== undefined ? `${last.touched_micros}.${last.id}` : null,
  };
}

/** A place in the list: behind a story, by the microsecond of its last touch, which is what PostgreSQL keeps. */
function readCursor(cursor: string): { micros: string; storyId: string } | undefined {
  const [, micros, storyId] =
    /^(\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  return micros === undefined || storyId === undefined ? undefined : { micros, storyId };
}

function filtersOf(request: HomeRequest): RawBuilder<boolean>[] {
  const { contributorId, tagId, from, to, timeZone, view } = request;
  const date = DATE_OF[view] ?? sql`story.touched_at`;
  const filters: RawBuilder<boolean>[] = [];
  if (contributorId !== undefined)
    filters.push(
      sql`story.id in (select story_id from story_contributor where contributor_id = ${contributorId})`,
    );
  if (tagId !== undefined)
    filters.push(sql`story.id in (select story_id from story_tag where tag_id = ${tagId})`);
  if (from !== undefined) filters.push(sql`${date} >= ${from}::date::timestamp at time zone ${timeZone}`);
  if (to !== undefined) filters.push(sql`${date} < (${to}::date + 1)::timestamp at time zone ${timeZone}`);
  return filters;
}

/**
 * The newest stories with these words, in what readers have or in a staged headline. Each of the two by itself and only
 * as many as are shown: so the list is walked in its order for a word that is everywhere, and the index of words is asked
 * for one that is rare.
 */
function withWords(words: RawBuilder<string>, listed: RawBuilder<boolean>): RawBuilder<string> {
  const newest = sql`${listed}
    order by story.touched_at desc, story.id desc limit ${HOME_STRETCH + 1}`;
  return sql`
    (select story.id from story where story.words @@ ${words} and ${newest})
    union
    (select story.id from working_copy join story on story.id = working_copy.story_id
      where working_copy.words @@ ${words} and ${newest})`;
}

/** How many stories each view has, up to 1,000. */
export async function countViews(executor: Executor, userId: string): Promise<Record<HomeView, number>> {
  const views = ['mine', 'draft', 'in-review', 'scheduled', 'published', 'spiked', 'all'] as const;
  const counts = views.map(
    (view) => sql`(select count(*)::integer from
      (select 1 from story where ${inView(view, userId)} limit ${COUNTED_MAX}) counted) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<Record<HomeView, number>>`select ${sql.join(counts)}`.execute(executor);
  const row = rows[0];
  if (row === undefined) throw new Error('The stories of the views were not counted.');
  return row;
}

interface HomeRow {
  readonly id: string;
  readonly state: DeskStory['state'];
  readonly kind: DeskStory['kind'];
  readonly slug: string;
  readonly headline: string;
  readonly language: string;
  readonly word_count: number;
  readonly contributor_names: string[];
  readonly tag_names: string[];
  readonly owner_ids: string[];
  readonly approved: boolean;
  readonly has_staged_changes: boolean;
  readonly scheduled_for: Date | null;
  readonly scheduled_notify: string[];
  readonly first_published_at: Date | null;
  readonly touched_at: Date;
  readonly touched_micros: string;
  readonly touched_by: string | null;
}

const HOME_COLUMNS = sql`
  story.id, story.state, story.kind, story.slug, story.language, story.word_count, story.approved,
  story.scheduled_for, story.first_published_at, story.touched_at,
  (extract(epoch from story.touched_at) * 1000000)::bigint as touched_micros,
  coalesce(working_copy.draft ->> 'headline', story.headline) as headline,
  coalesce(working_copy.has_staged_changes, false) as has_staged_changes,
  array(select name from story_contributor join contributor on contributor.id = contributor_id
    where story_id = story.id order by position) as contributor_names,
  array(select name from story_tag join tag on tag.id = tag_id
    where story_id = story.id order by position) as tag_names,
  coalesce((select topics from scheduled_notice where story_id = story.id), '{}') as scheduled_notify,
  array(select user_id from story_owner where story_id = story.id order by user_id) as owner_ids,
  (select name from team_user where id = story.touched_by) as touched_by`;

function toDeskStory(row: HomeRow): DeskStory {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    slug: isPlaceholderSlug(row.slug) ? '' : row.slug,
    headline: row.headline,
    language: row.language,
    wordCount: row.word_count,
    contributorNames: row.contributor_names,
    tagNames: row.tag_names,
    ownerIds: row.owner_ids,
    approved: row.approved,
    hasStagedChanges: row.has_staged_changes,
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    scheduledNotify: row.scheduled_notify,
    firstPublishedAt: row.first_published_at?.toISOString() ?? null,
    touchedAt: row.touched_at.toISOString(),
    touchedBy: row.touched_by,
  };
}

/** One story as the list shows it. */
export async function findDeskStory(executor: Executor, id: string): Promise<DeskStory | undefined> {
  const { rows } = await sql<HomeRow>`
    select ${HOME_COLUMNS} from story
    left join working_copy on working_copy.story_id = story.id
    where story.id = ${id}::uuid`.execute(executor);
  return rows[0] && toDeskStory(rows[0]);
}
