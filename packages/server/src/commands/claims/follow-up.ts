import { err, ok, type Result } from '@onrecord/domain/result';
import { appendAudit } from '../../store/audit.ts';
import {
  closeFollowUp,
  findFollowUp,
  hasOpenFollowUp,
  reopenFollowUp,
} from '../../store/claims/follow-ups.ts';
import { findDeskStoryRow, recordedDraft } from '../../store/views/desk-story.ts';
import { addCorrection } from '../desk/correct-story.ts';
import { writePublicText } from '../desk/write-story.ts';
import { actOnLedger, type LedgerContext, type LedgerTransaction, stampOf } from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

type Choice =
  | {
      readonly act: 'accept';
      readonly kind: 'update' | 'clarification' | 'correction';
      readonly note: string;
    }
  | { readonly act: 'skip'; readonly why: string }
  | { readonly act: 'reopen' };

/**
 * Acts on a line that was proposed to a story: publishes it, as mended, with the story as its readers have it, or skips
 * it, or takes back that it was skipped. What is staged of the story stays staged. Returns the story's id.
 */
export async function actOnFollowUp(
  context: LedgerContext,
  id: string,
  choice: Choice,
): Promise<Result<string, LedgerProblem>> {
  const looked = choice.act === 'accept' ? await findFollowUp(context.db, id) : undefined;
  const act = async (trx: LedgerTransaction): Promise<Result<string, LedgerProblem>> => {
    const proposed = await findFollowUp(trx, id);
    if (proposed === undefined) return err({ type: 'no-such', what: 'follow-up' });
    const wanted = choice.act === 'reopen' ? 'skipped' : 'open';
    if (proposed.state !== wanted) return err({ type: 'already-acted', state: proposed.state });
    const { at, by } = stampOf(context);
    const byName = context.person.name;
    const { storyId, claimId } = proposed;
    const noted = { at, userId: by, userName: byName, subjectType: 'story', subjectId: storyId };
    if (choice.act === 'skip') {
      await closeFollowUp(trx, id, { at, byName });
      const details = choice.why === '' ? { claimId } : { claimId, why: choice.why };
      await appendAudit(trx, { ...noted, act: 'follow-up-skipped', details });
      return ok(storyId);
    }
    if (choice.act === 'reopen') {
      if (await hasOpenFollowUp(trx, proposed)) return err({ type: 'newer-line' });
      await reopenFollowUp(trx, id);
      await appendAudit(trx, { ...noted, act: 'follow-up-reopened', details: { claimId } });
      return ok(storyId);
    }
    const { kind, note } = choice;
    const told = await tellReaders(trx, context, storyId, { kind, note });
    if (!told.ok) return told;
    await closeFollowUp(trx, id, { at, byName, published: { correctionId: told.value, kind, note } });
    await appendAudit(trx, {
      ...noted,
      act: 'story-publish-changes',
      details: { kind, note, claimId },
    });
    return ok(storyId);
  };
  return actOnLedger(context, 'follow-up', act, { storyId: looked?.storyId });
}

/** Publishes a note with a story, which is locked and whose text stays as it is. Returns the correction's id. */
async function tellReaders(
  trx: LedgerTransaction,
  context: LedgerContext,
  storyId: string,
  { kind, note }: { readonly kind: 'update' | 'clarification' | 'correction'; readonly note: string },
): Promise<Result<string, LedgerProblem>> {
  const story = await findDeskStoryRow(trx, storyId);
  if (story === undefined) return err({ type: 'no-such', what: 'story' });
  const { state } = story.facts;
  if (state !== 'published' && state !== 'retracted') return err({ type: 'story-not-public' });
  const correctionId = await addCorrection(trx, context, { storyId, kind, note });
  const { at, by } = stampOf(context);
  const written = await writePublicText(trx, context, story, {
    draft: recordedDraft(story),
    change: { updatedAt: at },
    act: 'publish-changes',
    eventType: 'story-changed',
    correctionId,
  });
  if (!written.ok) return err({ type: 'story', problem: written.error });
  await trx.updateTable('story').set({ touched_at: at, touched_by: by }).where('id', '=', storyId).execute();
  return ok(correctionId);
}
