import type { StoryInput } from '@onrecord/domain/article/story-input';
import { claimIdsOf } from '@onrecord/domain/claims/ledger/citations';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { ClaimRules } from '@onrecord/domain/workflow/claim-rules';
import { newProblems, readinessOf } from '@onrecord/domain/workflow/readiness';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import type { StoryDraft, Unready } from '@onrecord/domain/workflow/story-draft';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { sql } from 'kysely';
import { listAdvisedClaims } from '../../store/claims/advised-claims.ts';
import { listDismissed } from '../../store/claims/dismissed.ts';
import type { Executor } from '../../store/database.ts';
import type { NewEvent } from '../../store/event-log.ts';
import { listDecorative } from '../../store/media-library.ts';
import { refreshMediaUse } from '../../store/media-use.ts';
import { findSettings } from '../../store/newsroom.ts';
import { listFeedIdsOf } from '../../store/public-index.ts';
import { appendPublishedVersions } from '../../store/published-version.ts';
import { appendRevision } from '../../store/revision.ts';
import { takeScheduledNotice } from '../../store/scheduled-notice.ts';
import { saveStories } from '../../store/story.ts';
import { type DeskStoryRow, recordedDraft } from '../../store/views/desk-story.ts';
import type { CommandContext } from '../context.ts';
import { announce } from '../save-stories.ts';
import type { DeskTransaction } from './act-on-story.ts';
import { chooseSlug } from './choose-slug.ts';
import type { DeskProblem } from './desk-problem.ts';

/** What stands between a story's draft and readers, at a time. For a public one: what they do not have already. */
export async function listUnready(
  executor: Executor,
  story: DeskStoryRow,
  draft: StoryDraft,
  at: Date,
): Promise<Unready[]> {
  const recorded = recordedDraft(story);
  const mediaById = await listDecorative(executor, [draft, recorded]);
  const claimRules = await readClaimRules(executor, story, [draft, recorded], at);
  const facts = { kind: story.story.kind, at, mediaById, claimRules };
  const problems = readinessOf(draft, facts);
  return story.story.firstPublishedAt === null
    ? problems
    : newProblems(problems, readinessOf({ ...recorded, embargoedUntil: null }, facts));
}

/** The newsroom's rules about statements, with what the ledger knows of those that these texts cite. */
async function readClaimRules(
  executor: Executor,
  { id, story }: DeskStoryRow,
  drafts: readonly StoryDraft[],
  at: Date,
): Promise<ClaimRules> {
  const rules = (await findSettings(executor))?.claimRules ?? [];
  const cited = rules.length === 0 ? [] : drafts.flatMap(({ body }) => claimIdsOf(body));
  return {
    rules,
    publishedOn: (story.firstPublishedAt ?? at).toISOString().slice(0, 10),
    claims: await listAdvisedClaims(executor, cited),
    dismissed: rules.length === 0 ? new Set() : await listDismissed(executor, id),
  };
}

/** The new text of a story and the state it then has. */
interface NewText {
  readonly draft: StoryDraft;
  readonly change: Partial<Pick<StoryInput, 'state' | 'firstPublishedAt' | 'updatedAt' | 'scheduledFor'>>;
  /** For the revision: `story-published`, `publish-changes`, … */
  readonly act: string;
  readonly eventType: NewEvent['type'];
  /** What tells readers of the change, already on record. */
  readonly correctionId?: string | undefined;
  /** Whether readers are not shown the words it changes, nor those that earlier versions changed. */
  readonly wordsWithheld?: boolean | undefined;
}

/**
 * Brings a draft to readers: the story's row, a revision, their version, the public index and the event. What is typed while this
 * runs stays staged. Returns the slug it then has.
 */
export async function writePublicText(
  trx: DeskTransaction,
  context: CommandContext,
  story: DeskStoryRow,
  text: NewText,
): Promise<Result<{ readonly slug: string }, DeskProblem>> {
  const gone = await findGoneReference(trx, text.draft);
  if (gone !== undefined) return err({ type: 'reference-gone', what: gone });
  const slug = await chooseSlug(trx, story, text.draft);
  if (!slug.ok) return slug;
  const written = storyOf(text.draft, { ...story.story, ...text.change }, slug.value);
  await writeWhole(trx, context, story, written, text);
  return ok({ slug: slug.value });
}

async function writeWhole(
  trx: DeskTransaction,
  context: CommandContext,
  story: DeskStoryRow,
  written: StoryInput,
  { draft, change, act, eventType, correctionId, wordsWithheld }: NewText,
): Promise<void> {
  const feedsBefore = await listFeedIdsOf(trx, [story.id]);
  // An import that runs again must still know the story, or it would overwrite what the desk made of it.
  const known = story.importFingerprint === null ? {} : { importFingerprint: story.importFingerprint };
  await saveStories(trx, [{ id: story.id, story: written, ...known }]);
  await takeScheduledNotice(trx, story.id);
  await trx
    .updateTable('story')
    .set({
      approved: false,
      hero_decorative: draft.heroDecorative,
      embargoed_until: draft.embargoedUntil === null ? null : new Date(draft.embargoedUntil),
    })
    .where('id', '=', story.id)
    .execute();
  const at = context.clock();
  const revisionNumber = await appendRevision(
    trx,
    story.id,
    { story: written, draftOnly: draft },
    { actor: context.actor, act, at },
  );
  await appendPublishedVersions(trx, [
    { storyId: story.id, revisionNumber, at: change.firstPublishedAt ?? at, correctionId, wordsWithheld },
  ]);
  await markStaged(trx, story.id, draft);
  await refreshMediaUse(trx, [story.id]);
  await announce(trx, context, eventType, [story.id], feedsBefore);
}

/** What a draft names and somebody has removed meanwhile. */
async function findGoneReference(trx: Executor, draft: StoryDraft) {
  const mediaIds = [draft.hero?.mediaId, draft.socialMediaId].filter((id) => typeof id === 'string');
  const { rows } = await sql<{ id: string }>`
    select id from contributor where id = any(${draft.contributorIds}::uuid[])
    union all select id from tag where id = any(${draft.tagIds}::uuid[])
    union all select id from media where id = any(${mediaIds}::uuid[])`.execute(trx);
  const there = new Set(rows.map(({ id }) => id));
  const lacks = (ids: readonly string[]) => ids.some((id) => !there.has(id));
  if (lacks(draft.contributorIds)) return 'contributor' as const;
  if (lacks(draft.tagIds)) return 'tag' as const;
  return lacks(mediaIds) ? ('picture' as const) : undefined;
}

/** What is staged now is what differs from what was just written. */
async function markStaged(trx: DeskTransaction, storyId: string, written: StoryDraft): Promise<void> {
  const copy = await trx
    .selectFrom('working_copy')
    .select('draft')
    .where('story_id', '=', storyId)
    .forUpdate()
    .executeTakeFirst();
  if (copy === undefined) return;
  await trx
    .updateTable('working_copy')
    .set({ has_staged_changes: !isSameDraft(copy.draft, written) })
    .where('story_id', '=', storyId)
    .execute();
}

/**
 * Moves a story to another state with the text it has on record, and tells readers' pages where they are concerned. What
 * readers were to be told on schedule goes with the schedule.
 */
export async function writeState(
  trx: DeskTransaction,
  context: CommandContext,
  story: DeskStoryRow,
  change: { readonly state: StoryInput['state']; readonly scheduledFor?: Date | null; readonly act: string },
): Promise<void> {
  const { state, act, scheduledFor = null } = change;
  await takeScheduledNotice(trx, story.id);
  await trx
    .updateTable('story')
    .set({ state, scheduled_for: scheduledFor, approved: false })
    .where('id', '=', story.id)
    .execute();
  if (story.story.firstPublishedAt === null) return;
  await appendRevision(
    trx,
    story.id,
    { story: { ...story.story, state, scheduledFor }, draftOnly: story.draftOnly },
    {
      actor: context.actor,
      act,
      at: context.clock(),
    },
  );
  await announce(trx, context, 'story-changed', [story.id], await listFeedIdsOf(trx, [story.id]));
}

/** The error for a draft that is not ready, if it is not. */
export async function refuseUnready(
  executor: Executor,
  story: DeskStoryRow,
  draft: StoryDraft,
  at: Date,
): Promise<Result<void, DeskProblem>> {
  const unready = await listUnready(executor, story, draft, at);
  return unready.length === 0 ? ok(undefined) : err({ type: 'unready', unready });
}
