import type { Media, MediaKind } from '@onrecord/domain/media/media';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import type { FileStore } from '../media/file-store.ts';
import { inspectFile } from '../media/inspect.ts';
import { originalKey } from '../media/media-key.ts';
import { describeMediaProblem } from '../media/media-problem.ts';
import { addMedia as addMediaRecord, findMediaByHash } from '../store/media.ts';
import type { CommandContext } from './context.ts';

type Texts = Pick<Media, 'caption' | 'credit' | 'creator' | 'altText'>;

/**
 * Takes in a file: looks at it, stores it by its content, keeps its record. The same content again gives the
 * record there is. `texts` stand in for those the file itself carries. The error is a sentence for a person.
 */
export async function addMedia(
  context: CommandContext,
  files: FileStore,
  source: string | Uint8Array,
  about: { readonly fileName: string; readonly kind: MediaKind; readonly texts?: Texts },
): Promise<Result<Media, string>> {
  const inspected = await inspectFile(source, about);
  if (!inspected.ok) return err(describeMediaProblem(inspected.error));
  const key = originalKey(inspected.value.contentHash);
  const known = await findMediaByHash(context.db, inspected.value.contentHash);
  if (!(await files.exists(key))) await files.put(key, source);
  if (known) return ok(known);
  // The file before its record: what is on record can always be read.
  const media = { id: uuidv7(), ...inspected.value, ...about.texts };
  return ok(await addMediaRecord(context.db, media, context.clock()));
}
