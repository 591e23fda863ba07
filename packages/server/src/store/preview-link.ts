import type { Executor } from './database.ts';

interface NewPreviewLink {
  readonly id: string;
  /** SHA-256 of the token, in hexadecimal digits. */
  readonly tokenHash: string;
  readonly storyId: string;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** A link that somebody outside can open. */
export interface PreviewLink {
  readonly id: string;
  /** Who made it, as they are called now; null where the newsroom does not know them any more. */
  readonly by: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Keeps a link, and forgets those that have expired. */
export async function addPreviewLink(trx: Executor, link: NewPreviewLink, now: Date): Promise<void> {
  await trx.deleteFrom('preview_link').where('expires_at', '<=', now).execute();
  await trx
    .insertInto('preview_link')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      story_id: link.storyId,
      created_by: link.createdBy,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The story a token leads to, while its link has not expired. */
export async function findPreviewedStory(
  executor: Executor,
  tokenHash: string,
  now: Date,
): Promise<string | undefined> {
  const row = await executor
    .selectFrom('preview_link')
    .select('story_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.story_id;
}

/** The links to a story that have not expired, newest first. Only those of the newsroom make them, for some days. */
export async function listPreviewLinks(
  executor: Executor,
  storyId: string,
  now: Date,
): Promise<PreviewLink[]> {
  return linksOut(executor, storyId, now)
    .orderBy('preview_link.created_at', 'desc')
    .orderBy('preview_link.id', 'desc')
    .execute();
}

/** Takes a link out of the world. Returns what it was; undefined where it leads nowhere already. */
export async function removePreviewLink(
  trx: Executor,
  storyId: string,
  linkId: string,
  now: Date,
): Promise<PreviewLink | undefined> {
  const link = await linksOut(trx, storyId, now).where('preview_link.id', '=', linkId).executeTakeFirst();
  if (link !== undefined) await trx.deleteFrom('preview_link').where('id', '=', linkId).execute();
  return link;
}

function linksOut(executor: Executor, storyId: string, now: Date) {
  return executor
    .selectFrom('preview_link')
    .leftJoin('team_user', 'team_user.id', 'preview_link.created_by')
    .select([
      'preview_link.id',
      'team_user.name as by',
      'preview_link.created_at as createdAt',
      'preview_link.expires_at as expiresAt',
    ])
    .where('preview_link.story_id', '=', storyId)
    .where('preview_link.expires_at', '>', now);
}
