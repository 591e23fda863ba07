import { entryKey, liveKey, storyKey } from '@onrecord/domain/address/keys';
import { err, ok, type Result } from '@onrecord/domain/result';
import { type EntryAct, mayActOnEntry } from '@onrecord/domain/workflow/entry-acts';
import type { Transaction } from 'kysely';
import { appendAudit } from '../../store/audit.ts';
import { refreshEntryIndex } from '../../store/entry-index.ts';
import { appendEvent } from '../../store/event-log.ts';
import {
  type EntryRow,
  findEntry,
  findStoryOfEntry,
  type LiveStoryRow,
  lockLiveStory,
  touchCoverage,
} from '../../store/live-entry.ts';
import type { Schema } from '../../store/schema.ts';
import type { CommandContext } from '../context.ts';
import type { DeskContext } from '../desk/desk-context.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';

export type LiveTransaction = Transaction<Schema>;

/** What entries need of an act at the desk. */
export type LiveContext = Omit<DeskContext, 'drafts'>;

/** What an act did: for readers' pages and for the audit log. `undefined` where there was nothing to do. */
export type EntryOutcome =
  | {
      /** Whether readers get other words: they are found by them, and what they cite is public. */
      readonly changesWords: boolean;
      /** Whether something changes that stands above the entries: what is pinned, the key events. */
      readonly changesFrame: boolean;
      readonly details?: Readonly<Record<string, unknown>>;
    }
  | undefined;

type Perform = (
  trx: LiveTransaction,
  found: { readonly story: LiveStoryRow; readonly entry: EntryRow; readonly at: Date },
) => Promise<Result<EntryOutcome, DeskProblem>>;

/**
 * The frame of every act on an entry that is there: in one transaction, with its live story locked, it asks the
 * policy, writes, tells readers' pages, and appends to the audit log. Returns what `perform` did.
 */
export async function actOnEntry(
  context: LiveContext,
  entryId: string,
  act: Exclude<EntryAct, 'post'>,
  perform: Perform,
): Promise<Result<void, DeskProblem>> {
  const storyId = await findStoryOfEntry(context.db, entryId);
  if (storyId === undefined) return err({ type: 'not-found' });
  return context.db.transaction().execute(async (trx) => {
    const story = await lockLiveStory(trx, storyId);
    // Only now: what was committed while this waited is to be seen.
    const entry = await findEntry(trx, entryId);
    if (story === undefined || entry === undefined) return err({ type: 'not-found' });
    const allowed = mayActOnEntry(context.person.actor, act, story.facts, entry.facts);
    if (!allowed.ok) return allowed;
    const at = context.clock();
    const done = await perform(trx, { story, entry, at });
    if (!done.ok) return done;
    if (done.value === undefined) return ok(undefined);
    const { details, ...changes } = done.value;
    await auditEntry(trx, context, { act, at, story, entry, details });
    await announceEntry(trx, context, entry, { at, ...changes });
    return ok(undefined);
  });
}

/** Appends to the audit log what was done with an entry. */
export async function auditEntry(
  trx: LiveTransaction,
  { person }: LiveContext,
  done: {
    readonly act: EntryAct;
    readonly at: Date;
    readonly story: Pick<LiveStoryRow, 'storyId' | 'headline'>;
    readonly entry: { readonly id: string; readonly headline: string };
    readonly details?: Readonly<Record<string, unknown>> | undefined;
  },
): Promise<void> {
  const { act, at, story, entry, details } = done;
  await appendAudit(trx, {
    at,
    userId: person.actor.userId,
    userName: person.name,
    act: `entry-${act}`,
    subjectType: 'story',
    subjectId: story.storyId,
    details: { headline: story.headline, entryId: entry.id, entry: entry.headline, ...details },
  });
}

/**
 * Brings what readers find of an entry up to date, and tells every process, and through it every open page, that it is
 * not as it was.
 */
export async function announceEntry(
  trx: LiveTransaction,
  context: Pick<CommandContext, 'actor'>,
  { id, storyId }: { readonly id: string; readonly storyId: string },
  change: { readonly at: Date; readonly changesWords: boolean; readonly changesFrame: boolean },
): Promise<void> {
  const { at, changesWords, changesFrame } = change;
  if (changesWords || changesFrame) await touchCoverage(trx, storyId, at);
  const claims = changesWords ? await refreshEntryIndex(trx, { id, storyId }) : undefined;
  await appendEvent(trx, {
    type: 'entry-changed',
    actor: context.actor,
    at,
    keys: [
      entryKey(id),
      liveKey(storyId),
      // The list under the story has what entries cite, also where it was public before.
      ...(changesFrame || claims?.keys.length ? [storyKey(storyId)] : []),
      ...(claims?.keys ?? []),
    ],
    paths: claims?.paths ?? [],
  });
}
