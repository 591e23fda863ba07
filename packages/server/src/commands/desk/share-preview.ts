import { createHash, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import { addPreviewLink, findPreviewedStory, removePreviewLink } from '../../store/preview-link.ts';
import type { CommandContext } from '../context.ts';
import { actOnStory } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/** How long somebody outside may look. */
const PREVIEW_DAYS = 7;
const DAY_MS = 86_400_000;
const TOKEN_BYTES = 32;

interface SharedPreview {
  /** Of the link, which can be revoked by it. */
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link to the page a story would be. The token is told once, here, and kept nowhere. */
export async function sharePreview(
  context: DeskContext,
  storyId: string,
): Promise<Result<SharedPreview, DeskProblem>> {
  const now = context.clock();
  const expiresAt = new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);
  const id = uuidv7();
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const shared = await actOnStory(context, storyId, 'share-preview', async (trx) => {
    const createdBy = context.person.actor.userId;
    const link = { id, tokenHash: hashOf(token), storyId, createdBy, expiresAt };
    await addPreviewLink(trx, link, now);
    return ok({ expiresAt: expiresAt.toISOString() });
  });
  return shared.ok ? ok({ id, token, expiresAt }) : shared;
}

/** Ends a link before its time: whoever opens it from now on learns that it leads nowhere. */
export function revokePreview(
  context: DeskContext,
  storyId: string,
  linkId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'revoke-preview', async (trx) => {
    const link = await removePreviewLink(trx, storyId, linkId, context.clock());
    if (link === undefined) return err({ type: 'no-preview-link' });
    return ok({ madeBy: link.by, expiresAt: link.expiresAt.toISOString() });
  });
}

/** The story somebody with a token may look at; undefined for any token that leads nowhere now. */
export async function findSharedStory(
  context: Pick<CommandContext, 'db' | 'clock'>,
  token: string,
): Promise<string | undefined> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
  return findPreviewedStory(context.db, hashOf(token), context.clock());
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
