import { CORRECTIONS_KEY, storyKey } from '@onrecord/domain/address/keys';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import { v7 as uuidv7 } from 'uuid';
import { appendEvent } from '../../store/event-log.ts';
import type { CommandContext } from '../context.ts';
import type { DeskTransaction } from './act-on-story.ts';

/** Puts a correction on record in the transaction of the act that makes it. */
export async function addCorrection(
  trx: DeskTransaction,
  context: CommandContext,
  correction: { readonly storyId: string; readonly kind: CorrectionKind; readonly note: string },
): Promise<void> {
  const { storyId, kind, note } = correction;
  const at = context.clock();
  await trx.insertInto('correction').values({ id: uuidv7(), story_id: storyId, kind, note, at }).execute();
  await appendEvent(trx, {
    type: 'corrections-added',
    actor: context.actor,
    at,
    keys: [CORRECTIONS_KEY, storyKey(storyId)],
    paths: [],
  });
}
