import { BREAKING_KEY } from '@onrecord/domain/address/keys';
import { appendAudit } from '../store/audit.ts';
import { removeExpiredBanner } from '../store/breaking.ts';
import { appendEvent } from '../store/event-log.ts';
import type { CommandContext } from './context.ts';

/** The name under which the schedule stands in the audit log. */
const SCHEDULE_NAME = 'Schedule';

/**
 * Lifts the breaking banner once its time has come, and tells every process: once, however many of them try. Until
 * then nobody sees it any more all the same: pages go by its time themselves.
 */
export async function liftExpiredBanner(context: CommandContext): Promise<void> {
  const { db, clock, actor } = context;
  await db.transaction().execute(async (trx) => {
    const at = clock();
    const text = await removeExpiredBanner(trx, at);
    if (text === undefined) return;
    await appendAudit(trx, {
      at,
      userId: actor,
      userName: SCHEDULE_NAME,
      act: 'breaking-expire',
      subjectType: 'breaking',
      subjectId: null,
      details: { text },
    });
    await appendEvent(trx, { type: 'breaking-changed', actor, at, keys: [BREAKING_KEY], paths: [] });
  });
}
