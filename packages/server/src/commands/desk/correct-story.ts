import { CORRECTIONS_KEY, storyKey } from '@onrecord/domain/address/keys';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import { v7 as uuidv7 } from 'uuid';
import { appendEvent } from '../../store/event-log.ts';
import type { CommandContext } from '../context.ts';
import type { DeskTransaction } from './act-on-story.ts';

/** Puts a correction on record in the transaction of the act that makes it. Returns its id. */
export async function addCorrection(
  trx: DeskTransaction,
  context: CommandContext,
  correction: { readonly storyId: string; readonly kind: CorrectionKind; readonly note: string },
): Promise<string> {
  const { storyId, kind, note } = correction;
  const at = context.clock();
  const id = uuidv7();
  await trx.insertInto('correction').values({ id, story_id: storyId, kind, note, at }).execute();
  await appendEvent(trx, {
    type: 'corrections-added',
    actor: context.actor,
    at,
    keys: [CORRECTIONS_KEY, storyKey(storyId)],
    paths: [],
  });
  return id;
}
