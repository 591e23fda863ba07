import { ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import { addReviewNote, type ReviewNote } from '../../store/review.ts';
import { actOnStory, type DeskTransaction } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { writeState } from './write-story.ts';

/** A reporter hands a story to the editors. */
export async function askReview(
  context: DeskContext,
  storyId: string,
  note: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'ask-review', async (trx, story) => {
    await writeState(trx, context, story, { state: 'in-review', act: 'ask-review' });
    await keepNote(trx, context, storyId, 'asked', note);
    return ok({ note });
  });
}

/** An editor hands a story back, saying what is to be mended. */
export async function askChanges(
  context: DeskContext,
  storyId: string,
  note: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'ask-changes', async (trx, story) => {
    await writeState(trx, context, story, { state: 'draft', act: 'ask-changes' });
    await keepNote(trx, context, storyId, 'changes-asked', note);
    return ok({ note });
  });
}

/** An editor approves what is in review; it stays there until it is scheduled or published. */
export async function approveStory(
  context: DeskContext,
  storyId: string,
  note: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'approve', async (trx) => {
    await trx.updateTable('story').set({ approved: true }).where('id', '=', storyId).execute();
    await keepNote(trx, context, storyId, 'approved', note);
    return ok({ note });
  });
}

async function keepNote(
  trx: DeskTransaction,
  context: DeskContext,
  storyId: string,
  kind: ReviewNote['kind'],
  text: string,
): Promise<void> {
  const { actor, name } = context.person;
  await addReviewNote(trx, {
    id: uuidv7(),
    storyId,
    at: context.clock(),
    userId: actor.userId,
    userName: name,
    kind,
    text: text.trim(),
  });
}
