import { ok, type Result } from '@onrecord/domain/result';
import { actOnStory, mayBegin } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { notifyOfPublication } from './notify-readers.ts';
import { refuseUnready, writePublicText } from './write-story.ts';

/**
 * Publishes a story as it is being read now at the desk, and has readers of these topics notified of it: both, or
 * neither.
 */
export async function publishStory(
  context: DeskContext,
  storyId: string,
  notify: readonly string[] = [],
): Promise<Result<void, DeskProblem>> {
  const begun = await mayBegin(context, storyId, 'publish');
  if (!begun.ok) return begun;
  // What was typed this moment is published with the rest; the act itself stores it.
  const draft = await context.drafts.readDraft(storyId);
  return actOnStory(context, storyId, 'publish', async (trx, story) => {
    const now = context.clock();
    const ready = await refuseUnready(trx, story, draft, now);
    if (!ready.ok) return ready;
    const written = await writePublicText(trx, context, story, {
      draft,
      change: {
        state: 'published',
        firstPublishedAt: story.story.firstPublishedAt ?? now,
        scheduledFor: null,
      },
      act: 'story-published',
      eventType: 'story-published',
    });
    if (!written.ok) return written;
    const notified = await notifyOfPublication(trx, context, storyId, notify);
    if (!notified.ok) return notified;
    return ok({
      slug: written.value.slug,
      headline: draft.headline,
      ...(notify.length > 0 ? { notify } : {}),
    });
  });
}
