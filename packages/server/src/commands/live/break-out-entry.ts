import { relatedStory } from '@onrecord/domain/body/build';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { appendEntryRevision, setBrokenOut } from '../../store/live-entry.ts';
import { beginStory } from '../desk/create-story.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';
import { actOnEntry, type LiveContext } from './act-on-entry.ts';

/**
 * Begins a story of its own with the words of an entry and a card that leads back to the live story. Once it is
 * published, the entry leads to it. Returns the draft's id; an entry is broken out once.
 */
export async function breakOutEntry(
  context: LiveContext,
  entryId: string,
): Promise<Result<string, DeskProblem>> {
  if (!mayDo(context.person.actor.role, 'create-story'))
    return err({ type: 'forbidden', act: 'create-story' });
  let storyId: string | undefined;
  const done = await actOnEntry(context, entryId, 'break-out', async (trx, { story, entry, at }) => {
    if (entry.brokenOutStoryId !== null) {
      storyId = entry.brokenOutStoryId;
      return ok(undefined);
    }
    storyId = await beginStory(trx, context, {
      kind: 'story',
      headline: entry.headline || entry.keyEvent,
      language: story.language,
      body: { ...entry.body, content: [...entry.body.content, relatedStory(story.storyId)] },
    });
    await setBrokenOut(trx, entryId, storyId);
    await appendEntryRevision(trx, entryId, { actor: context.actor, act: 'broken-out', at });
    return ok({ changesWords: false, changesFrame: false, details: { storyId } });
  });
  if (!done.ok) return done;
  return storyId === undefined ? err({ type: 'not-found' }) : ok(storyId);
}
