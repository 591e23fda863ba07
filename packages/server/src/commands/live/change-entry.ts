import { isDeepStrictEqual } from 'node:util';
import type { EntryInput } from '@onrecord/domain/live/entry';
import { err, ok, type Result } from '@onrecord/domain/result';
import { appendEntryRevision, changeEntry, setEntryRemoved, setPinnedEntry } from '../../store/live-entry.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';
import { actOnEntry, type LiveContext } from './act-on-entry.ts';
import { refuseUnreadyEntry } from './entry-readiness.ts';

/**
 * Changes what an entry says. `version` is of the text that was changed: where somebody else was faster, or has
 * removed the entry, the error says so and nothing is written.
 */
export async function editEntry(
  context: LiveContext,
  entryId: string,
  { version, ...content }: EntryInput & { readonly version: number },
): Promise<Result<void, DeskProblem>> {
  const edited = await actOnEntry(context, entryId, 'edit', async (trx, { story, entry, at }) => {
    const { headline, body, keyEvent } = entry;
    if (isDeepStrictEqual({ headline, body, keyEvent }, content)) return ok(undefined);
    if (entry.version !== version) return err({ type: 'entry-changed' });
    const ready = await refuseUnreadyEntry(trx, content);
    if (!ready.ok) return ready;
    await changeEntry(trx, entry, content, { actor: context.actor, act: 'edited', at });
    const isKeyEvent = keyEvent !== '' || content.keyEvent !== '';
    return ok({ changesWords: true, changesFrame: isKeyEvent || story.pinnedEntryId === entryId });
  });
  // Whoever wrote on while it was removed is to keep their text as after any other change.
  const isGone = !edited.ok && edited.error.type === 'entry-removed';
  return isGone ? err({ type: 'entry-changed' }) : edited;
}

/** Takes an entry from readers. It stays at the desk, and comes back as it was. */
export function removeEntry(context: LiveContext, entryId: string): Promise<Result<void, DeskProblem>> {
  return setRemoved(context, entryId, true);
}

export function restoreEntry(context: LiveContext, entryId: string): Promise<Result<void, DeskProblem>> {
  return setRemoved(context, entryId, false);
}

function setRemoved(context: LiveContext, entryId: string, removed: boolean) {
  const [act, revision] = removed ? (['remove', 'removed'] as const) : (['restore', 'restored'] as const);
  return actOnEntry(context, entryId, act, async (trx, { story, entry, at }) => {
    if ((entry.facts.removedBy !== undefined) === removed) return ok(undefined);
    await setEntryRemoved(trx, entryId, removed, { actor: context.actor, act: revision, at });
    const changesFrame = entry.keyEvent !== '' || story.pinnedEntryId === entryId;
    return ok({ changesWords: true, changesFrame });
  });
}

/** Lets an entry stand above the others, in the place of the one that did. */
export function pinEntry(context: LiveContext, entryId: string): Promise<Result<void, DeskProblem>> {
  return setPinned(context, entryId, true);
}

export function unpinEntry(context: LiveContext, entryId: string): Promise<Result<void, DeskProblem>> {
  return setPinned(context, entryId, false);
}

function setPinned(context: LiveContext, entryId: string, pinned: boolean) {
  const [act, revision] = pinned ? (['pin', 'pinned'] as const) : (['unpin', 'unpinned'] as const);
  return actOnEntry(context, entryId, act, async (trx, { story, at }) => {
    if ((story.pinnedEntryId === entryId) === pinned) return ok(undefined);
    await setPinnedEntry(trx, story.storyId, pinned ? entryId : null);
    await appendEntryRevision(trx, entryId, { actor: context.actor, act: revision, at });
    return ok({ changesWords: false, changesFrame: true });
  });
}
