import { CORRECTIONS_KEY, storyKey } from '@onrecord/domain/address/keys';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import { appendEvent } from '../store/event-log.ts';
import type { CommandContext } from './context.ts';

export interface CorrectionInput {
  readonly id: string;
  readonly storyId: string;
  readonly kind: CorrectionKind;
  readonly note: string;
  readonly at: Date;
}

/** Puts corrections on record; one that is there already stays as it is. */
export async function addCorrections(
  context: CommandContext,
  corrections: readonly CorrectionInput[],
): Promise<void> {
  if (corrections.length === 0) return;
  await context.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('correction')
      .values(corrections.map(({ storyId, ...correction }) => ({ ...correction, story_id: storyId })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await appendEvent(trx, {
      type: 'corrections-added',
      actor: context.actor,
      at: context.clock(),
      keys: [CORRECTIONS_KEY, ...corrections.map(({ storyId }) => storyKey(storyId))],
      paths: [],
    });
  });
}
