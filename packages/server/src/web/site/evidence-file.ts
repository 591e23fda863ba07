import { Readable } from 'node:stream';
import { openInLocker } from '../../media/evidence-locker.ts';
import type { FileStore } from '../../media/file-store.ts';
import { findPublicEvidenceFile } from '../../store/claims/views/claim-page.ts';
import type { Database } from '../../store/database.ts';
import { plainProblem } from '../problem.ts';

interface Wanted {
  readonly publicId: string;
  /** SHA-256 in hexadecimal digits. */
  readonly contentHash: string;
}

/**
 * A file that is kept as evidence, while readers may see it: looked up each time and kept by no cache, so that it is
 * gone the moment it is withheld. To be saved only, never shown in place: it may be any page of anybody's. What is for
 * the newsroom only answers as what was never kept.
 */
export async function evidenceFileResponse(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  wanted: Wanted,
  method: string,
): Promise<Response> {
  const file = await findPublicEvidenceFile(db, wanted.publicId, wanted.contentHash);
  const opened = file && (await openInLocker(files, file.contentHash));
  if (file === undefined || opened === undefined) return plainProblem(404, 'There is no such file.');
  if (method === 'HEAD') opened.stream.destroy();
  return new Response(
    method === 'HEAD' ? null : (Readable.toWeb(opened.stream) as ReadableStream<Uint8Array>),
    {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        'Content-Length': `${opened.sizeBytes}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': '*',
      },
    },
  );
}
