import { err, ok, type Result } from '@onrecord/domain/result';
import { mayAct, STATE_AFTER, type StoryAct } from '@onrecord/domain/workflow/story-acts';
import type { Transaction } from 'kysely';
import { appendAudit } from '../../store/audit.ts';
import type { Schema } from '../../store/schema.ts';
import {
  type DeskStoryRow,
  findDeskStoryRow,
  findPublisher,
  lockDeskStory,
} from '../../store/views/desk-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

export type DeskTransaction = Transaction<Schema>;

/** What an act writes, inside the transaction; an error undoes all of it. The value goes to the audit log. */
type Perform = (
  trx: DeskTransaction,
  story: DeskStoryRow,
) => Promise<Result<Readonly<Record<string, unknown>>, DeskProblem>>;

/** Carries a problem out of a transaction, so that what was written before it is undone. */
class Undone extends Error {
  readonly problem: DeskProblem;
  constructor(problem: DeskProblem) {
    super(problem.type);
    this.problem = problem;
  }
}

/**
 * The frame of every act on a story: in one transaction, with the story's row locked, it asks the policy, writes,
 * marks the story as touched, and appends to the audit log. Two people who act at once act one after the other:
 * the second meets the story as the first left it.
 */
export async function actOnStory(
  context: DeskContext,
  storyId: string,
  act: StoryAct,
  perform: Perform,
): Promise<Result<void, DeskProblem>> {
  for (let tries = 1; ; tries++) {
    try {
      return await actOnce(context, storyId, act, perform);
    } catch (error) {
      // Another story took the slug between the look and the writing: the next look sees it.
      if (!isSlugRace(error) || tries === SLUG_TRIES) throw error;
    }
  }
}

const SLUG_TRIES = 4;
const UNIQUE_VIOLATION = '23505';

function isSlugRace(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === UNIQUE_VIOLATION && constraint === 'story_slug_key';
}

async function actOnce(
  context: DeskContext,
  storyId: string,
  act: StoryAct,
  perform: Perform,
): Promise<Result<void, DeskProblem>> {
  try {
    await context.db.transaction().execute(async (trx) => {
      const story = await lockDeskStory(trx, storyId);
      if (story === undefined) throw new Undone({ type: 'not-found' });
      const allowed = await mayActNow(trx, context, story, act);
      if (!allowed.ok) throw new Undone(allowed.error);
      const done = await perform(trx, story);
      if (!done.ok) throw new Undone(done.error);
      const at = context.clock();
      const { actor, name } = context.person;
      await trx
        .updateTable('story')
        .set({ touched_at: at, touched_by: actor.userId })
        .where('id', '=', storyId)
        .execute();
      await appendAudit(trx, {
        at,
        userId: actor.userId,
        userName: name,
        act: `story-${act}`,
        subjectType: 'story',
        subjectId: storyId,
        details: { headline: story.headline, ...done.value },
      });
    });
    return ok(undefined);
  } catch (error) {
    if (error instanceof Undone) return err(error.problem);
    throw error;
  }
}

/** Asks the policy before anything is prepared, for acts that read much first. They ask again under the lock. */
export async function mayBegin(
  context: DeskContext,
  storyId: string,
  act: StoryAct,
): Promise<Result<DeskStoryRow, DeskProblem>> {
  const story = await findDeskStoryRow(context.db, storyId);
  if (story === undefined) return err({ type: 'not-found' });
  const allowed = await mayActNow(context.db, context, story, act);
  return allowed.ok ? ok(story) : allowed;
}

async function mayActNow(
  executor: DeskContext['db'] | DeskTransaction,
  context: DeskContext,
  story: DeskStoryRow,
  act: StoryAct,
): Promise<Result<void, DeskProblem>> {
  const allowed = mayAct(context.person.actor, act, story.facts);
  if (allowed.ok || allowed.error.type !== 'state') return allowed;
  // "It is published" is no answer for somebody who has just pressed Publish: by whom, and when?
  if (act !== 'publish' || story.facts.state !== STATE_AFTER.publish) return allowed;
  const publisher = await findPublisher(executor, story.id);
  return publisher === undefined ? allowed : err({ type: 'already-published', ...publisher });
}
