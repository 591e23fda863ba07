import { randomBytes } from 'node:crypto';
import type { StoryKind } from '@onrecord/domain/article/story-input';
import type { Body } from '@onrecord/domain/body/body';
import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import { err, ok, type Result } from '@onrecord/domain/result';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { placeholderSlug, type StoryFrame, storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../../store/audit.ts';
import { findSettings } from '../../store/newsroom.ts';
import { appendRevision } from '../../store/revision.ts';
import { saveStories } from '../../store/story.ts';
import type { DeskTransaction } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

interface NewStory {
  readonly kind: StoryKind;
  readonly headline: string;
  /** BCP 47; the newsroom's where it is missing. */
  readonly language?: string | undefined;
  readonly body?: Body;
}

/** Begins a story. It is its creator's, with the byline they have. Returns its id. */
export async function createStory(
  context: DeskContext,
  story: NewStory,
): Promise<Result<string, DeskProblem>> {
  if (!mayDo(context.person.actor.role, 'create-story'))
    return err({ type: 'forbidden', act: 'create-story' });
  return ok(await context.db.transaction().execute((trx) => beginStory(trx, context, story)));
}

/** The same in the caller's transaction, for somebody who may. */
export async function beginStory(
  trx: DeskTransaction,
  context: Omit<DeskContext, 'drafts'>,
  { kind, headline, language, body }: NewStory,
): Promise<string> {
  const { actor, name } = context.person;
  const id = uuidv7();
  const at = context.clock();
  const settings = (await findSettings(trx)) ?? DEFAULT_SETTINGS;
  const byline = await trx
    .selectFrom('team_user')
    .select('contributor_id')
    .where('id', '=', actor.userId)
    .executeTakeFirst();
  const draft = {
    ...emptyDraft(language ?? settings.language),
    headline,
    ...(body ? { body } : {}),
    contributorIds: byline?.contributor_id && kind === 'story' ? [byline.contributor_id] : [],
  };
  const story = storyOf(draft, frameOf(id, kind, at), placeholderSlug(randomBytes(4).toString('hex')));
  await saveStories(trx, [{ id, story }]);
  await trx
    .updateTable('story')
    .set({ touched_at: at, touched_by: actor.userId })
    .where('id', '=', id)
    .execute();
  await trx.insertInto('story_owner').values({ story_id: id, user_id: actor.userId }).execute();
  await appendRevision(trx, id, { story, draftOnly: draft }, { actor: context.actor, act: 'created', at });
  await appendAudit(trx, {
    at,
    userId: actor.userId,
    userName: name,
    act: 'story-create',
    subjectType: 'story',
    subjectId: id,
    details: { headline },
  });
  return id;
}

function frameOf(id: string, kind: StoryKind, createdAt: Date): StoryFrame {
  return {
    kind,
    state: 'draft',
    createdAt,
    firstPublishedAt: null,
    updatedAt: null,
    scheduledFor: null,
    outletId: id,
  };
}
