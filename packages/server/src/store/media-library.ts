import { decodeCursor, encodeCursor } from '@onrecord/domain/address/cursor';
import type { Body } from '@onrecord/domain/body/body';
import { mediaIdsOf } from '@onrecord/domain/body/walk';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import type { MediaKind } from '@onrecord/domain/media/media';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Executor } from './database.ts';
import { swapMediaInEntries } from './live-entry.ts';
import { toMedia } from './media.ts';
import { appendPublishedVersions } from './published-version.ts';
import { appendRevision } from './revision.ts';
import type { MediaTable, StoryTable } from './schema.ts';
import type { RevisionStamp } from './story.ts';
import { findDeskStoryRow } from './views/desk-story.ts';

/** The library of pictures and files, as the desk sees it. */

function toDeskMedia(row: Selectable<MediaTable>): DeskMedia {
  // Which version of its renditions readers get is no matter of the desk's.
  const { renditionVersion: _, ...media } = toMedia(row);
  return { ...media, decorative: row.decorative, createdAt: row.created_at.toISOString() };
}

export interface MediaSearch {
  /** Words that begin like these, all of them; '' for everything. */
  readonly query: string;
  readonly kind?: MediaKind | undefined;
  /** From `next`. One that is not a cursor begins at the beginning. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A stretch of the library, newest first. */
export async function listDeskMedia(
  executor: Executor,
  { query, kind, before, limit }: MediaSearch,
): Promise<{ media: DeskMedia[]; next: string | null }> {
  const words = wordsOf(query);
  const after = before === undefined ? undefined : decodeCursor(before);
  let rows = executor
    .selectFrom('media')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (kind !== undefined) rows = rows.where('kind', '=', kind);
  if (after !== undefined)
    rows = rows.where(
      sql<boolean>`(created_at, id) < (${after.publishedAt}::timestamptz, ${after.storyId}::uuid)`,
    );
  for (const word of words)
    rows = rows.where(
      sql<boolean>`media_words(file_name, caption, credit, creator, alt_text) @@ to_tsquery('onrecord', ${`'${word}':*`})`,
    );
  const found = (await rows.execute()).map(toDeskMedia);
  const media = found.slice(0, limit);
  const last = media.at(-1);
  const next =
    found.length > limit && last
      ? encodeCursor({ publishedAt: new Date(last.createdAt), storyId: last.id })
      : null;
  return { media, next };
}

/** Letters and digits only, so that nothing of a query can be taken for an operator. */
function wordsOf(query: string): string[] {
  return query.slice(0, 200).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

export async function findDeskMedia(executor: Executor, id: string): Promise<DeskMedia | undefined> {
  return (await listDeskMediaById(executor, [id])).get(id);
}

async function listDeskMediaById(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, DeskMedia>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.selectFrom('media').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, toDeskMedia(row)]));
}

/** What people write of a file; what is not given stays. */
export type MediaTexts = Partial<
  Pick<
    DeskMedia,
    'caption' | 'credit' | 'creator' | 'copyright' | 'altText' | 'decorative' | 'focal' | 'fileName'
  >
>;

/** What renditions carry or are cut by. */
const RENDERED = ['credit', 'creator', 'copyright', 'focal'] as const;
const RENDITION_VERSION = sql<string>`left(encode(sha256(convert_to(
  jsonb_build_array(credit, creator, copyright, focal_x, focal_y)::text, 'UTF8')), 'hex'), 8)`;

/** Changes what is written of a file; returns it as it then is, undefined where there is none. */
export async function updateMedia(
  trx: Executor,
  id: string,
  texts: MediaTexts,
): Promise<DeskMedia | undefined> {
  const columns: Updateable<MediaTable> = {
    ...(texts.caption === undefined ? {} : { caption: texts.caption }),
    ...(texts.credit === undefined ? {} : { credit: texts.credit }),
    ...(texts.creator === undefined ? {} : { creator: texts.creator }),
    ...(texts.copyright === undefined ? {} : { copyright: texts.copyright }),
    ...(texts.altText === undefined ? {} : { alt_text: texts.altText }),
    ...(texts.decorative === undefined ? {} : { decorative: texts.decorative }),
    ...(texts.focal === undefined ? {} : { focal_x: texts.focal.x, focal_y: texts.focal.y }),
    ...(texts.fileName === undefined ? {} : { file_name: texts.fileName }),
  };
  if (Object.keys(columns).length === 0) return findDeskMedia(trx, id);
  await trx.updateTable('media').set(columns).where('id', '=', id).execute();
  if (RENDERED.some((name) => texts[name] !== undefined))
    await trx
      .updateTable('media')
      .set({ rendition_version: RENDITION_VERSION })
      .where('id', '=', id)
      .execute();
  return findDeskMedia(trx, id);
}

/** A story that shows or offers a file. */
export interface MediaUse {
  readonly storyId: string;
  readonly headline: string;
  readonly slug: string;
  readonly state: StoryTable['state'];
}

/** Where a file is used, what was touched last first; at most `limit`. */
export async function listMediaUses(executor: Executor, mediaId: string, limit: number): Promise<MediaUse[]> {
  return executor
    .selectFrom('media_use')
    .innerJoin('story', 'story.id', 'media_use.story_id')
    .select(['story.id as storyId', 'story.headline', 'story.slug', 'story.state'])
    .where('media_use.media_id', '=', mediaId)
    .orderBy('story.touched_at', 'desc')
    .orderBy('story.id')
    .limit(limit)
    .execute();
}

/**
 * Puts one file in the place of another in everything that is saved of the stories that use it, their live entries
 * too, with a revision each, and in bylines' portraits. Returns the stories that changed and whose portraits did.
 * Working copies are the caller's: they live in shared documents.
 */
export async function swapMedia(
  trx: Executor,
  fromId: string,
  toId: string,
  by: RevisionStamp,
): Promise<{ storyIds: string[]; contributorIds: string[] }> {
  // Before stories are locked: who writes an entry holds it and then waits for its story.
  const withEntries = await swapMediaInEntries(trx, fromId, toId, by);
  const locked = await sql<{ id: string }>`
    select story.id from story
    where id in (select story_id from media_use where media_id = ${fromId})
      and (hero_media_id = ${fromId} or social_media_id = ${fromId} or strpos(body::text, ${`"${fromId}"`}) > 0)
    order by id for update`.execute(trx);
  const storyIds = locked.rows.map((row) => row.id);
  const ids = sql`${storyIds}::uuid[]`;
  // A UUID in quotes stands for the file wherever it stands in a document.
  const [quotedFrom, quotedTo] = [`"${fromId}"`, `"${toId}"`];
  if (storyIds.length > 0)
    await sql`
      update story set
        body = replace(body::text, ${quotedFrom}, ${quotedTo})::jsonb,
        hero_media_id = case when hero_media_id = ${fromId} then ${toId}::uuid else hero_media_id end,
        social_media_id = case when social_media_id = ${fromId} then ${toId}::uuid else social_media_id end
      where id = any(${ids})`.execute(trx);
  for (const id of storyIds) {
    const row = await findDeskStoryRow(trx, id);
    if (row === undefined) continue;
    const revisionNumber = await appendRevision(trx, id, row, by);
    if (row.story.state === 'published' || row.story.state === 'retracted')
      await appendPublishedVersions(trx, [{ storyId: id, revisionNumber, at: by.at }]);
  }
  const contributors = await trx
    .updateTable('contributor')
    .set({ picture_media_id: toId })
    .where('picture_media_id', '=', fromId)
    .returning('id')
    .execute();
  return {
    storyIds: [...new Set([...storyIds, ...withEntries])],
    contributorIds: contributors.map((row) => row.id),
  };
}

/** Stories whose working copy shows a file. */
export async function listDraftsWithMedia(executor: Executor, mediaId: string): Promise<string[]> {
  const { rows } = await sql<{ story_id: string }>`
    select working_copy.story_id from media_use join working_copy using (story_id)
    where media_use.media_id = ${mediaId} and strpos(draft::text, ${`"${mediaId}"`}) > 0`.execute(executor);
  return rows.map((row) => row.story_id);
}

/** Of these stories those that readers can see. */
export async function keepPublic(executor: Executor, storyIds: readonly string[]): Promise<string[]> {
  if (storyIds.length === 0) return [];
  const rows = await executor
    .selectFrom('story')
    .select('id')
    .where('id', 'in', storyIds)
    .where('state', 'in', ['published', 'retracted'])
    .execute();
  return rows.map((row) => row.id);
}

/** What readers can see that shows one of these files. */
export async function listPublicUsers(
  executor: Executor,
  mediaIds: readonly string[],
): Promise<{ storyIds: string[]; contributorIds: string[] }> {
  const uses = await executor
    .selectFrom('media_use')
    .select('story_id')
    .distinct()
    .where('media_id', 'in', mediaIds)
    .execute();
  const contributors = await executor
    .selectFrom('contributor')
    .select('id')
    .where('picture_media_id', 'in', mediaIds)
    .execute();
  return {
    storyIds: await keepPublic(
      executor,
      uses.map((row) => row.story_id),
    ),
    contributorIds: contributors.map((row) => row.id),
  };
}

/** Which of the files that drafts show are decorative, by id; a file that is not on record is missing. */
export async function listDecorative(
  executor: Executor,
  drafts: ReadonlyArray<{ readonly hero: { readonly mediaId: string } | null; readonly body: Body }>,
): Promise<Map<string, { decorative: boolean }>> {
  const ids = drafts.flatMap(({ hero, body }) => [...mediaIdsOf(body), ...(hero ? [hero.mediaId] : [])]);
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('media')
    .select(['id', 'decorative'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, decorative }) => [id, { decorative }]));
}
