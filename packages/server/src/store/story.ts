import type { StoryInput } from '@onrecord/domain/article/story-input';
import { openingOf, plainTextOf } from '@onrecord/domain/body/plain-text';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { countWords } from '@onrecord/domain/text/words';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Executor } from './database.ts';
import { refreshMediaUse } from './media-use.ts';
import { appendPublishedVersions } from './published-version.ts';
import type { StoryTable } from './schema.ts';

export interface StoryToSave {
  readonly id: string;
  readonly story: StoryInput;
  /** Set by imports only. */
  readonly importFingerprint?: string;
  /** When anybody last changed anything of it, for stories that come whole from elsewhere; else it stays. */
  readonly touchedAt?: Date;
}

/** What is computed from a story whenever it is saved, so that reading a feed touches no body. */
export function deriveFrom(story: StoryInput) {
  const plainText = plainTextOf(story.body);
  return {
    plain_text: plainText,
    word_count: countWords(plainText, story.language),
    teaser:
      story.dek === ''
        ? excerptOf(openingOf(story.body) || plainText)
        : story.dek.replace(/\s+/g, ' ').trim(),
  };
}

/** What PostgreSQL's text or jsonb refuses, as JSON spells it: NUL, and halves of surrogate pairs. */
const REFUSED = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

/** The story with nothing in it that the database would refuse; nearly always the very same object. */
export function storable(input: StoryToSave): StoryToSave {
  return REFUSED.test(JSON.stringify(input.story)) ? { ...input, story: cleaned(input.story) } : input;
}

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item)])) as T;
}

function toRow({ id, story, importFingerprint, touchedAt }: StoryToSave): Insertable<StoryTable> {
  return {
    id,
    kind: story.kind,
    state: story.state,
    slug: story.slug,
    headline: story.headline,
    dek: story.dek,
    body: JSON.stringify(story.body),
    language: story.language,
    created_at: story.createdAt,
    first_published_at: story.firstPublishedAt,
    updated_at: story.updatedAt,
    scheduled_for: story.scheduledFor,
    breaking: story.breaking,
    pinned: story.pinned,
    hero_media_id: story.hero?.mediaId ?? null,
    hero_alt_text: story.hero?.altText ?? '',
    hero_caption: story.hero?.caption ?? '',
    hero_credit: story.hero?.credit ?? '',
    canonical_url: story.canonicalUrl,
    search_title: story.searchTitle,
    search_description: story.searchDescription,
    social_title: story.socialTitle,
    social_description: story.socialDescription,
    social_media_id: story.socialMediaId,
    outlet_id: story.outletId,
    import_fingerprint: importFingerprint ?? null,
    ...(touchedAt === undefined ? {} : { touched_at: touchedAt }),
    ...deriveFrom(story),
  };
}

/**
 * Writes stories whole, new or changed, with their bylines and tags. The public index is not touched: call
 * `refreshPublicIndex` in the same transaction. Throws where a slug is another story's (`listWithTakenSlug` tells before).
 */
export async function saveStories(trx: Executor, stories: readonly StoryToSave[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(toRow);
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id') as (keyof StoryTable)[];
  await trx
    .insertInto('story')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
        ),
    )
    .execute();

  const ids = stories.map((story) => story.id);
  await trx.deleteFrom('story_contributor').where('story_id', 'in', ids).execute();
  await trx.deleteFrom('story_tag').where('story_id', 'in', ids).execute();
  const bylines = stories.flatMap(({ id, story }) =>
    story.contributorIds.map((contributor_id, position) => ({ story_id: id, position, contributor_id })),
  );
  const tags = stories.flatMap(({ id, story }) =>
    story.tagIds.map((tag_id, position) => ({ story_id: id, position, tag_id })),
  );
  if (bylines.length > 0) await trx.insertInto('story_contributor').values(bylines).execute();
  if (tags.length > 0) await trx.insertInto('story_tag').values(tags).execute();
  await refreshMediaUse(trx, ids);
}

/** Who made a revision, by which act, and when. */
export interface RevisionStamp {
  readonly actor: string;
  readonly act: string;
  readonly at: Date;
}

/**
 * Appends a revision of each story as it now stands, for readers too where it is public. Revisions are never changed
 * or trimmed.
 */
export async function appendRevisions(
  trx: Executor,
  stories: readonly StoryToSave[],
  by: RevisionStamp,
): Promise<void> {
  if (stories.length === 0) return;
  const last = await trx
    .selectFrom('revision')
    .select(['story_id', (eb) => eb.fn.max('number').as('number')])
    .where(
      'story_id',
      'in',
      stories.map((story) => story.id),
    )
    .groupBy('story_id')
    .execute();
  const lastNumber = new Map(last.map((row) => [row.story_id, row.number]));
  const numberOf = (id: string) => (lastNumber.get(id) ?? 0) + 1;
  await trx
    .insertInto('revision')
    .values(
      stories.map(({ id, story }) => ({
        story_id: id,
        number: numberOf(id),
        at: by.at,
        actor: by.actor,
        act: by.act,
        content: JSON.stringify(story),
      })),
    )
    .execute();
  await appendPublishedVersions(
    trx,
    stories.flatMap(({ id, story }) =>
      story.state === 'published' || story.state === 'retracted'
        ? [
            {
              storyId: id,
              revisionNumber: numberOf(id),
              at: story.updatedAt ?? story.firstPublishedAt ?? by.at,
            },
          ]
        : [],
    ),
  );
}

/**
 * Appends a revision of each story that is the one before with some fields set, as `StoryInput` names them. Returns
 * their numbers.
 */
async function appendChangedRevisions(
  trx: Executor,
  ids: readonly string[],
  change: RawBuilder<unknown>,
  by: RevisionStamp,
): Promise<Array<{ readonly storyId: string; readonly number: number }>> {
  const { rows } = await sql<{ storyId: string; number: number }>`
    insert into revision (story_id, number, at, actor, act, content)
    select distinct on (story_id) story_id, number + 1, ${by.at}::timestamptz, ${by.actor}, ${by.act}, content || ${change}
    from revision where story_id = any(${ids}::uuid[])
    order by story_id, number desc
    returning story_id as "storyId", number`.execute(trx);
  return rows;
}

/** Ids of those whose wanted slug is another story's. */
export async function listWithTakenSlug(
  executor: Executor,
  wanted: ReadonlyArray<{ readonly id: string; readonly slug: string }>,
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await executor
    .selectFrom('story')
    .select(['id', 'slug'])
    .where(
      'slug',
      'in',
      wanted.map((story) => story.slug),
    )
    .execute();
  const owners = new Map(rows.map((row) => [row.slug, row.id]));
  return new Set(wanted.filter(({ id, slug }) => (owners.get(slug) ?? id) !== id).map(({ id }) => id));
}

export interface StoryState {
  readonly state: StoryInput['state'];
  readonly slug: string;
  readonly importFingerprint: string | null;
  /** Whether anybody worked on it at the desk: acted on it, changed what is saved of it, or opened its text. */
  readonly editedHere: boolean;
}

/** What is known of stories before they are saved, by id; one that does not exist is missing. */
export async function findStoryStates(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, StoryState>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('story')
    .select(['id', 'state', 'slug', 'import_fingerprint'])
    .select(
      sql<boolean>`touched_by is not null
        or exists (select from working_copy where story_id = story.id)
        or exists (select from revision join team_user on team_user.id = revision.actor
          where revision.story_id = story.id)`.as('edited_here'),
    )
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        slug: row.slug,
        importFingerprint: row.import_fingerprint,
        editedHere: row.edited_here,
      },
    ]),
  );
}

/** Locks stories, those that exist, in an order in which nobody waits for somebody who waits: see `lockDeskStory`. */
export async function lockStories(trx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.selectFrom('story').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
}

/**
 * Locks and returns the ids of scheduled stories whose time has come; others' locks are passed over. Rows that refer
 * to them may still be inserted: see `lockDeskStory`.
 */
export async function lockDueStories(trx: Executor, now: Date, limit: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('story')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('scheduled_for', '<=', now)
    .orderBy('scheduled_for')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => row.id);
}

/** Ids of scheduled stories whose time has come and that were worked on at the desk; nothing is locked. */
export async function listDueWithDrafts(executor: Executor, now: Date, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('story')
    .innerJoin('working_copy', 'working_copy.story_id', 'story.id')
    .select('story.id')
    .where('state', '=', 'scheduled')
    .where('scheduled_for', '<=', now)
    .orderBy('scheduled_for')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Makes scheduled stories public as of the time they were scheduled for, with a revision each. */
export async function markPublished(trx: Executor, ids: readonly string[], by: RevisionStamp): Promise<void> {
  if (ids.length === 0) return;
  const change = sql`jsonb_build_object('state', 'published', 'scheduledFor', null, 'firstPublishedAt',
    coalesce(nullif(content -> 'firstPublishedAt', 'null'), content -> 'scheduledFor'))`;
  const revisions = await appendChangedRevisions(trx, ids, change, by);
  const published = await trx
    .updateTable('story')
    .set({
      state: 'published',
      first_published_at: sql`coalesce(first_published_at, scheduled_for)`,
      scheduled_for: null,
    })
    .where('id', 'in', ids)
    .returning(['id', 'first_published_at'])
    .execute();
  const firstAt = new Map(published.map((row) => [row.id, row.first_published_at]));
  await appendPublishedVersions(
    trx,
    revisions.map(({ storyId, number }) => ({
      storyId,
      revisionNumber: number,
      at: firstAt.get(storyId) ?? by.at,
    })),
  );
}

/** Marks stories as pinned, with a revision each. */
export async function setPinned(trx: Executor, ids: readonly string[], by: RevisionStamp): Promise<void> {
  if (ids.length === 0) return;
  await appendChangedRevisions(trx, ids, sql`jsonb_build_object('pinned', true)`, by);
  await trx.updateTable('story').set({ pinned: true }).where('id', 'in', ids).execute();
}
