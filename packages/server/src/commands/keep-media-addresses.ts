import { appendEvent } from '../store/event-log.ts';
import { addMediaAddresses } from '../store/public-index.ts';
import type { CommandContext } from './context.ts';

/** Lets stored files go on answering at the paths they had before, such as `/content/images/2025/03/x.jpg`. */
export async function keepMediaAddresses(
  context: CommandContext,
  files: ReadonlyArray<{ readonly path: string; readonly mediaId: string }>,
): Promise<void> {
  if (files.length === 0) return;
  await context.db.transaction().execute(async (trx) => {
    const paths = await addMediaAddresses(trx, files);
    if (paths.length === 0) return;
    await appendEvent(trx, {
      type: 'files-added',
      actor: context.actor,
      at: context.clock(),
      keys: [],
      paths,
    });
  });
}
