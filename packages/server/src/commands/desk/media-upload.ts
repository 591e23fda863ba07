import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import type { MediaKind } from '@onrecord/domain/media/media';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import type { FileStore } from '../../media/file-store.ts';
import { inspectFile } from '../../media/inspect.ts';
import { originalKey } from '../../media/media-key.ts';
import type { MediaProblem } from '../../media/media-problem.ts';
import { findUploadProblem } from '../../media/upload-check.ts';
import { appendAudit } from '../../store/audit.ts';
import { addMedia, findMediaByHash } from '../../store/media.ts';
import { findDeskMedia } from '../../store/media-library.ts';
import type { MediaContext } from './media-person.ts';

export interface Uploaded {
  readonly media: DeskMedia;
  /** Whether the same content was in the library already: then it is that one, with the texts it has. */
  readonly known: boolean;
}

/** Takes an uploaded file into the library: looks at it, stores it by its content, keeps its record. */
export async function uploadMedia(
  context: MediaContext,
  files: FileStore,
  path: string,
  about: { readonly fileName: string; readonly kind: MediaKind },
): Promise<Result<Uploaded, MediaProblem>> {
  const problem = await findUploadProblem(path, about.fileName, about.kind);
  if (problem !== undefined) return err(problem);
  const inspected = await inspectFile(path, about);
  if (!inspected.ok) return inspected;
  const { contentHash } = inspected.value;
  const key = originalKey(contentHash);
  // The file before its record: what is on record can always be read.
  if (!(await files.exists(key))) await files.put(key, path);
  return context.db.transaction().execute(async (trx) => {
    const known = await findMediaByHash(trx, contentHash);
    const at = context.clock();
    const kept = known ?? (await addMedia(trx, { id: uuidv7(), ...inspected.value }, at, context.actor));
    if (known === undefined)
      await appendAudit(trx, {
        at,
        userId: context.actor,
        userName: context.person.name,
        act: 'media-uploaded',
        subjectType: 'media',
        subjectId: kept.id,
        details: { fileName: about.fileName, kind: kept.kind, sizeBytes: kept.sizeBytes },
      });
    const media = await findDeskMedia(trx, kept.id);
    if (media === undefined) throw new Error(`The record of the file ${about.fileName} was not written.`);
    return ok({ media, known: known !== undefined });
  });
}
