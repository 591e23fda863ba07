import type { Media } from '@onrecord/domain/media/media';
import type { Selectable } from 'kysely';
import type { Executor } from './database.ts';
import type { MediaTable } from './schema.ts';

/** A row as the driver brings it, or as JSON in a sub-select: there a bigint is a number. */
export type MediaRow = Omit<Selectable<MediaTable>, 'size_bytes' | 'created_at'> & {
  readonly size_bytes: string | number;
};

export function toMedia(row: MediaRow): Media {
  return {
    id: row.id,
    kind: row.kind,
    contentHash: row.content_hash,
    mimeType: row.mime_type,
    fileName: row.file_name,
    sizeBytes: Number(row.size_bytes),
    widthPx: row.width_px,
    heightPx: row.height_px,
    caption: row.caption,
    credit: row.credit,
    creator: row.creator,
    copyright: row.copyright,
    altText: row.alt_text,
    focal: { x: row.focal_x, y: row.focal_y },
    renditionVersion: row.rendition_version,
  };
}

/** Keeps a file's record; the same content already on record stays as it is. Returns the one on record. */
export async function addMedia(
  trx: Executor,
  media: Media,
  at: Date,
  uploadedBy: string | null = null,
): Promise<Media> {
  await trx
    .insertInto('media')
    .values({
      id: media.id,
      kind: media.kind,
      content_hash: media.contentHash,
      mime_type: media.mimeType,
      file_name: media.fileName,
      size_bytes: media.sizeBytes,
      width_px: media.widthPx,
      height_px: media.heightPx,
      caption: media.caption,
      credit: media.credit,
      creator: media.creator,
      copyright: media.copyright,
      alt_text: media.altText,
      created_at: at,
      focal_x: media.focal.x,
      focal_y: media.focal.y,
      rendition_version: media.renditionVersion,
      uploaded_by: uploadedBy,
    })
    .onConflict((conflict) => conflict.column('content_hash').doNothing())
    .execute();
  const onRecord = await findMediaByHash(trx, media.contentHash);
  if (onRecord === undefined) throw new Error(`The record of the file ${media.fileName} was not written.`);
  return onRecord;
}

export async function findMediaByHash(executor: Executor, contentHash: string): Promise<Media | undefined> {
  const row = await executor
    .selectFrom('media')
    .selectAll()
    .where('content_hash', '=', contentHash)
    .executeTakeFirst();
  return row && toMedia(row);
}

export async function listMediaById(executor: Executor, ids: readonly string[]): Promise<Map<string, Media>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.selectFrom('media').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toMedia(row)]));
}
