import { type DeskEntry, deskEntrySchema } from '@onrecord/domain/desk/live-shapes';
import { z } from 'zod';
import { ApiProblem, post } from '../../api/client.ts';
import type { SendOutcome } from './post-queue.ts';
import type { WaitingPost } from './waiting-post.ts';

/** A line that is neither there nor broken must not hold up what waits. Milliseconds. */
const ANSWER_MS = 20_000;

/** Sends a post, and tells what came of it and, where the server shows it, the entry. */
export async function sendPost({
  id,
  storyId,
  words,
}: WaitingPost): Promise<{ readonly outcome: SendOutcome; readonly entry?: DeskEntry | undefined }> {
  // Only an answer that names the entry says that it is there.
  const schema = z.looseObject({ id: z.literal(id) });
  const request = { id, ...words, pinned: false };
  try {
    const answer = await post(`/stories/${storyId}/entries`, schema, request, AbortSignal.timeout(ANSWER_MS));
    return { outcome: { type: 'taken' }, entry: deskEntrySchema.safeParse(answer).data };
  } catch (error) {
    if (error instanceof ApiProblem && isRefusal(error.status))
      return { outcome: { type: 'refused', reason: error.message } };
    return { outcome: { type: 'unknown' } };
  }
}

/** Whether the same request would be refused again; signed out, too many or a broken server pass. */
const isRefusal = (status: number) => status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
