import type { dismissSchema } from '@onrecord/domain/desk/claim-shapes';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import type { z } from 'zod';
import { dismissStatement as keepDismissed, offerAgain } from '../../store/claims/dismissed.ts';
import { type LedgerContext, stampOf } from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

/**
 * Keeps a statement that a story's text offers from being offered again, or takes that back. It is of no one's record,
 * so none is kept.
 */
export async function dismissStatement(
  context: LedgerContext,
  storyId: string,
  { key, dismissed }: z.output<typeof dismissSchema>,
): Promise<Result<void, LedgerProblem>> {
  const allowed = mayActOnClaims(context.person.actor, 'dismiss-statements');
  if (!allowed.ok) return allowed;
  const story = await context.db
    .selectFrom('story')
    .select('id')
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (story === undefined) return err({ type: 'no-such', what: 'story' });
  if (dismissed) await keepDismissed(context.db, storyId, key, stampOf(context));
  else await offerAgain(context.db, storyId, key);
  return ok(undefined);
}
