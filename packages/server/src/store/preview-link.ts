import type { Executor } from './database.ts';

interface PreviewLink {
  /** SHA-256 of the token, in hexadecimal digits. */
  readonly tokenHash: string;
  readonly storyId: string;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** Keeps a link, and forgets those that have expired. */
export async function addPreviewLink(trx: Executor, link: PreviewLink, now: Date): Promise<void> {
  await trx.deleteFrom('preview_link').where('expires_at', '<=', now).execute();
  await trx
    .insertInto('preview_link')
    .values({
      token_hash: link.tokenHash,
      story_id: link.storyId,
      created_by: link.createdBy,
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
