import type { EntryInput } from '@onrecord/domain/live/entry';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayActOnEntry } from '@onrecord/domain/workflow/entry-acts';
import { addEntry, findEntry, lockLiveStory, setPinnedEntry } from '../../store/live-entry.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';
import { announceEntry, auditEntry, type LiveContext, type LiveTransaction } from './act-on-entry.ts';
import { refuseUnreadyEntry } from './entry-readiness.ts';

interface PostedEntry extends EntryInput {
  /** Made where it was written: posted again under the same id, an entry is there once. */
  readonly id: string;
  readonly pinned: boolean;
}

/** Posts an entry into a live story, under the byline of whoever posts it. */
export async function postEntry(
  context: LiveContext,
  storyId: string,
  posted: PostedEntry,
): Promise<Result<void, DeskProblem>> {
  const { actor, name } = context.person;
  return context.db.transaction().execute(async (trx) => {
    const story = await lockLiveStory(trx, storyId);
    if (story === undefined) return err({ type: 'not-found' });
    // The answer to the first time may have been lost on its way, and the story may have ended since.
    const known = await findEntry(trx, posted.id);
    if (known !== undefined) {
      const isThisOne = known.storyId === storyId && known.facts.postedBy === actor.userId;
      return isThisOne ? ok(undefined) : err({ type: 'entry-id-taken' });
    }
    const allowed = mayActOnEntry(actor, 'post', story.facts);
    if (!allowed.ok) return allowed;
    const ready = await refuseUnreadyEntry(trx, posted);
    if (!ready.ok) return ready;
    const at = context.clock();
    const entry = {
      ...posted,
      storyId,
      postedAt: at,
      byline: name,
      contributorId: await findBylineOf(trx, actor.userId),
      postedBy: actor.userId,
    };
    const added = await addEntry(trx, entry, { actor: context.actor, act: 'posted', at });
    // Somebody took the id in another story between the look and the writing.
    if (!added) return err({ type: 'entry-id-taken' });
    if (posted.pinned) await setPinnedEntry(trx, storyId, posted.id);
    await auditEntry(trx, context, { act: 'post', at, story, entry });
    const changesFrame = posted.pinned || posted.keyEvent !== '';
    await announceEntry(trx, context, entry, { at, changesWords: true, changesFrame });
    return ok(undefined);
  });
}

async function findBylineOf(trx: LiveTransaction, userId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('team_user')
    .select('contributor_id')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.contributor_id ?? null;
}
