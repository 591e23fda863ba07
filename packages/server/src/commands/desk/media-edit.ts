import { authorKey, feedKey, MAIN_FEED_KEY, SETTINGS_KEY, storyKey } from '@onrecord/domain/address/keys';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { err, ok, type Result } from '@onrecord/domain/result';
import { appendAudit } from '../../store/audit.ts';
import type { Executor } from '../../store/database.ts';
import { appendEvent } from '../../store/event-log.ts';
import { findDeskMedia, listPublicUsers, type MediaTexts, updateMedia } from '../../store/media-library.ts';
import { listBrandUses } from '../../store/newsroom.ts';
import { listFeedIdsOf } from '../../store/public-index.ts';
import type { MediaContext } from './media-person.ts';

/**
 * Changes what is written of a file and which point of it stays in view. Pages that show it are renewed; the texts
 * stories keep of their own stay as they are.
 */
export async function editMedia(
  context: MediaContext,
  id: string,
  texts: MediaTexts,
): Promise<Result<DeskMedia, { readonly type: 'no-such-media' }>> {
  return context.db.transaction().execute(async (trx) => {
    const before = await findDeskMedia(trx, id);
    const media = before && (await updateMedia(trx, id, texts));
    if (before === undefined || media === undefined) return err({ type: 'no-such-media' });
    const changed = (Object.keys(texts) as (keyof MediaTexts)[]).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(media[name]),
    );
    if (changed.length === 0) return ok(media);
    await appendAudit(trx, {
      at: context.clock(),
      userId: context.actor,
      userName: context.person.name,
      act: 'media-edited',
      subjectType: 'media',
      subjectId: id,
      details: {
        fileName: media.fileName,
        before: Object.fromEntries(changed.map((name) => [name, before[name]])),
        after: Object.fromEntries(changed.map((name) => [name, media[name]])),
      },
    });
    const ofNewsroom = (await listBrandUses(trx, id)).length > 0;
    await announceMedia(trx, context, { ...(await listPublicUsers(trx, [id])), ofNewsroom });
    return ok(media);
  });
}

/** Tells every process which pages show something else of a file now; nothing where no reader sees it. */
export async function announceMedia(
  trx: Executor,
  context: MediaContext,
  users: {
    readonly storyIds: readonly string[];
    readonly contributorIds: readonly string[];
    /** Whether it is the newsroom's own logo or icon. */
    readonly ofNewsroom: boolean;
  },
): Promise<void> {
  const { storyIds, contributorIds, ofNewsroom } = users;
  if (storyIds.length === 0 && contributorIds.length === 0 && !ofNewsroom) return;
  const feeds = await listFeedIdsOf(trx, storyIds);
  await appendEvent(trx, {
    type: 'media-changed',
    actor: context.actor,
    at: context.clock(),
    keys: [
      ...storyIds.map(storyKey),
      ...(storyIds.length > 0 ? [MAIN_FEED_KEY] : []),
      ...feeds.map(feedKey),
      ...contributorIds.map(authorKey),
      ...(ofNewsroom ? [SETTINGS_KEY] : []),
    ],
    paths: [],
  });
}
