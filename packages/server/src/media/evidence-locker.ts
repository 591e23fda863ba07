import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { MAX_MEDIA_BYTES } from '@onrecord/domain/media/media';
import { err, ok, type Result } from '@onrecord/domain/result';
import { fileEnding, findAllowedFile } from './allowed-files.ts';
import { hashFile, isContentHash } from './content-hash.ts';
import type { FileStore } from './file-store.ts';
import type { MediaProblem } from './media-problem.ts';
import { kindByEnding } from './upload-check.ts';

/**
 * Where evidence is kept: in the newsroom's file store, but apart from its library. Nothing under `/media` leads here,
 * so that nobody who holds a file, and so knows its hash, can find out whether the newsroom has it, too.
 */

/** The largest piece of evidence, in bytes. */
export const EVIDENCE_MAX_BYTES = MAX_MEDIA_BYTES.file;

/** Saved pages and mails, beside what the library takes. They are only ever handed out as files to save. */
const SAVED_PAGES = new Set([
  'html',
  'htm',
  'mhtml',
  'mht',
  'warc',
  'wacz',
  'webarchive',
  'eml',
  'json',
  'xml',
]);

export interface KeptFile {
  /** SHA-256 of the content in hexadecimal digits. */
  readonly contentHash: string;
  readonly sizeBytes: number;
}

/** The key of a piece of evidence: `evidence/ab/HASH`. */
function evidenceKey(contentHash: string): string {
  if (!isContentHash(contentHash)) throw new Error(`Not a content hash: ${JSON.stringify(contentHash)}`);
  return `evidence/${contentHash.slice(0, 2)}/${contentHash}`;
}

/** Keeps a file as it came. Errors: `empty-file`, `too-large`, `file-type-refused`. */
export async function keepInLocker(
  files: FileStore,
  path: string,
  fileName: string,
): Promise<Result<KeptFile, MediaProblem>> {
  const ending = fileEnding(fileName);
  if (
    kindByEnding(fileName) === undefined &&
    findAllowedFile(fileName) === undefined &&
    !SAVED_PAGES.has(ending)
  )
    return err({ type: 'file-type-refused', fileName, ending });
  const { size: sizeBytes } = await stat(path);
  if (sizeBytes === 0) return err({ type: 'empty-file', fileName });
  if (sizeBytes > EVIDENCE_MAX_BYTES)
    return err({ type: 'too-large', fileName, sizeBytes, limitBytes: EVIDENCE_MAX_BYTES });
  const contentHash = await hashFile(path);
  const key = evidenceKey(contentHash);
  if (!(await files.exists(key))) await files.put(key, path);
  return ok({ contentHash, sizeBytes });
}

/** A kept file and its length in bytes, or undefined where it is missing. */
export async function openInLocker(
  files: FileStore,
  contentHash: string,
): Promise<{ readonly stream: Readable; readonly sizeBytes: number } | undefined> {
  const key = evidenceKey(contentHash);
  const sizeBytes = await files.findSizeBytes(key);
  return sizeBytes === undefined ? undefined : { stream: await files.getStream(key), sizeBytes };
}
