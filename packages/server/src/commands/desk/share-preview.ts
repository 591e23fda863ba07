import { createHash, randomBytes } from 'node:crypto';
import { ok, type Result } from '@onrecord/domain/result';
import { addPreviewLink, findPreviewedStory } from '../../store/preview-link.ts';
import type { CommandContext } from '../context.ts';
import { actOnStory } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/** How long somebody outside may look. */
const PREVIEW_DAYS = 7;
const DAY_MS = 86_400_000;
const TOKEN_BYTES = 32;

/** Makes a link to the page a story would be. The token is told once, here, and kept nowhere. */
export async function sharePreview(
  context: DeskContext,
  storyId: string,
): Promise<Result<{ readonly token: string; readonly expiresAt: Date }, DeskProblem>> {
  const now = context.clock();
  const expiresAt = new Date(now.getTime() + PREVIEW_DAYS * DAY_MS);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const shared = await actOnStory(context, storyId, 'share-preview', async (trx) => {
    const link = { tokenHash: hashOf(token), storyId, createdBy: context.person.actor.userId, expiresAt };
    await addPreviewLink(trx, link, now);
    return ok({ expiresAt: expiresAt.toISOString() });
  });
  return shared.ok ? ok({ token, expiresAt }) : shared;
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
