import type { Executor } from './database.ts';
import type { ReviewNoteTable } from './schema.ts';

export interface ReviewNote {
  readonly id: string;
  readonly storyId: string;
  readonly at: Date;
  readonly userId: string;
  /** As the person was called then. */
  readonly userName: string;
  readonly kind: ReviewNoteTable['kind'];
  readonly text: string;
}

/** Keeps a note of a review. Notes are never changed or published. */
export async function addReviewNote(trx: Executor, note: ReviewNote): Promise<void> {
  const { id, storyId, at, userId, userName, kind, text } = note;
  await trx
    .insertInto('review_note')
    .values({ id, story_id: storyId, at, user_id: userId, user_name: userName, kind, text })
    .execute();
}

/** The notes of a story's reviews, newest first. */
export async function listReviewNotes(executor: Executor, storyId: string): Promise<ReviewNote[]> {
  const rows = await executor
    .selectFrom('review_note')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ story_id, user_id, user_name, ...note }) => ({
    ...note,
    storyId: story_id,
    userId: user_id,
    userName: user_name,
  }));
}
