import type { StoryInput } from '@onrecord/domain/article/story-input';
import { type Coverage, coverageStateOf } from '@onrecord/domain/live/coverage';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import type { StoryFacts } from '@onrecord/domain/workflow/story-acts';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { type DraftOnly, draftOf } from '@onrecord/domain/workflow/story-of-draft';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** A story as acts need it: what the policy asks, and all that a change has to carry over. */
export interface DeskStoryRow {
  readonly id: string;
  readonly facts: StoryFacts;
  /** Null where it never was live. */
  readonly coverage: Coverage | null;
  readonly slug: string;
  readonly headline: string;
  /** The story as it is on record: what readers have, where it is public. */
  readonly story: StoryInput;
  readonly draftOnly: DraftOnly;
  readonly importFingerprint: string | null;
  readonly touchedAt: Date;
}

/**
 * Locks a story, then its working copy, until the end of the transaction; other acts on it wait. The story's lock
 * lets rows be inserted that refer to it: who types holds the working copy and then writes such a row, and would
 * otherwise wait for us while we wait for them.
 */
export async function lockDeskStory(trx: Executor, id: string): Promise<DeskStoryRow | undefined> {
  await trx.selectFrom('story').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  await trx.selectFrom('working_copy').select('story_id').where('story_id', '=', id).forUpdate().execute();
  // Only now: what was committed while this waited is to be seen.
  return findDeskStoryRow(trx, id);
}

export async function findDeskStoryRow(executor: Executor, id: string): Promise<DeskStoryRow | undefined> {
  const row = await executor
    .selectFrom('story')
    .leftJoin('working_copy', 'working_copy.story_id', 'story.id')
    .leftJoin('coverage', 'coverage.story_id', 'story.id')
    .selectAll('story')
    .select((eb) => [
      'coverage.started_at',
      'coverage.ended_at',
      eb.fn.coalesce('working_copy.has_staged_changes', sql<boolean>`false`).as('has_staged_changes'),
      sql<string[]>`array(select user_id from story_owner where story_id = story.id order by user_id)`.as(
        'owner_ids',
      ),
      sql<
        string[]
      >`array(select contributor_id from story_contributor where story_id = story.id order by position)`.as(
        'contributor_ids',
      ),
      sql<string[]>`array(select tag_id from story_tag where story_id = story.id order by position)`.as(
        'tag_ids',
      ),
    ])
    .where('story.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const coverage = row.started_at && { startedAt: row.started_at, endedAt: row.ended_at };
  return {
    id: row.id,
    facts: {
      kind: row.kind,
      state: row.state,
      ownerIds: row.owner_ids,
      approved: row.approved,
      hasStagedChanges: row.has_staged_changes,
      coverage: coverageStateOf(coverage),
    },
    coverage,
    slug: row.slug,
    headline: row.headline,
    story: {
      kind: row.kind,
      state: row.state,
      slug: row.slug,
      headline: row.headline,
      dek: row.dek,
      body: row.body,
      language: row.language,
      createdAt: row.created_at,
      firstPublishedAt: row.first_published_at,
      updatedAt: row.updated_at,
      scheduledFor: row.scheduled_for,
      breaking: row.breaking,
      pinned: row.pinned,
      contributorIds: row.contributor_ids,
      tagIds: row.tag_ids,
      hero:
        row.hero_media_id === null
          ? null
          : {
              mediaId: row.hero_media_id,
              altText: row.hero_alt_text,
              caption: row.hero_caption,
              credit: row.hero_credit,
            },
      canonicalUrl: row.canonical_url,
      searchTitle: row.search_title,
      searchDescription: row.search_description,
      socialTitle: row.social_title,
      socialDescription: row.social_description,
      socialMediaId: row.social_media_id,
      outletId: row.outlet_id,
    },
    draftOnly: {
      heroDecorative: row.hero_decorative,
      embargoedUntil: row.embargoed_until?.toISOString() ?? null,
    },
    importFingerprint: row.import_fingerprint,
    touchedAt: row.touched_at,
  };
}

/** The text on record as a draft: what readers have, where the story is public. */
export function recordedDraft(row: DeskStoryRow): StoryDraft {
  return draftOf(row.story, row.draftOnly);
}

/** Whether a draft says something else than the record. One without a slug leaves the story where it stands. */
export function differsFromRecord(row: DeskStoryRow, draft: StoryDraft): boolean {
  const recorded = recordedDraft(row);
  return !isSameDraft(recorded, draft.slug === '' ? { ...draft, slug: recorded.slug } : draft);
}

/** Who published a story last, and when. */
export async function findPublisher(
  executor: Executor,
  storyId: string,
): Promise<{ at: Date; by: string } | undefined> {
  return executor
    .selectFrom('revision')
    .leftJoin('team_user', 'team_user.id', 'revision.actor')
    .select((eb) => ['revision.at', eb.fn.coalesce('team_user.name', 'revision.actor').as('by')])
    .where('story_id', '=', storyId)
    .where('act', '=', 'story-published')
    .orderBy('number', 'desc')
    .executeTakeFirst();
}
