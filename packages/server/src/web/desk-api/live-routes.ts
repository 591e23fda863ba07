import {
  citeInEntrySchema,
  type DeskEntry,
  type EntryList,
  editEntrySchema,
  listEntriesSchema,
  postEntrySchema,
  takeOffEntrySchema,
} from '@onrecord/domain/desk/live-shapes';
import type { Result } from '@onrecord/domain/result';
import type { Actor } from '@onrecord/domain/team/roles';
import { type EntryAct, mayActOnEntry } from '@onrecord/domain/workflow/entry-acts';
import { mayNotifyOf } from '@onrecord/domain/workflow/story-acts';
import type { DeskProblem } from '../../commands/desk/desk-problem.ts';
import { breakOutEntry } from '../../commands/live/break-out-entry.ts';
import {
  editEntry,
  pinEntry,
  removeEntry,
  restoreEntry,
  unpinEntry,
} from '../../commands/live/change-entry.ts';
import { citeInEntry, takeOffEntry } from '../../commands/live/cite-in-entry.ts';
import { postEntry } from '../../commands/live/post-entry.ts';
import type { Database } from '../../store/database.ts';
import { type DeskEntryRow, findDeskEntry, listDeskEntries } from '../../store/views/desk-entries.ts';
import { problem } from '../problem.ts';
import { deskProblem, notThere, readBody, readShape } from './desk-answer.ts';
import type { AddRoute, Asking, DeskRoute } from './desk-routes.ts';
import { problemSentence, type TellTime } from './sentences.ts';

interface LiveServices {
  readonly db: Database;
  readonly tellTime: () => TellTime;
}

/** The entries of live stories: what the console lists, posts and changes. */
export function addLiveRoutes(on: AddRoute, { db, tellTime }: LiveServices): void {
  /** An entry as it is now, or why the act did not happen. */
  const answer = async (
    { c, who }: Asking,
    entryId: string,
    done: Result<void, DeskProblem>,
    { status = 200, changed }: { readonly status?: 200 | 201; readonly changed?: string } = {},
  ) => {
    if (!done.ok && done.error.type !== 'entry-changed') return refuse(done.error);
    const row = await findDeskEntry(db, entryId);
    if (row === undefined) return noEntry();
    const entry = toDeskEntry(row, who.actor);
    if (done.ok) return c.json(entry, status);
    const title = changed ?? problemSentence(done.error, 'write', tellTime());
    return problem({ type: 'entry-changed', title, status: 409, entry });
  };
  const refuse = (error: DeskProblem) =>
    error.type === 'not-found' ? noEntry() : deskProblem(error, 'write', tellTime());

  on('GET /stories/:id/entries', async ({ c, who }) => {
    const query = readShape(listEntriesSchema, c.req.query());
    if (query instanceof Response) return query;
    const { coverage, entries, next } = await listDeskEntries(db, idOf(c), query.before);
    const list: EntryList = {
      coverage: coverage && {
        startedAt: coverage.startedAt.toISOString(),
        endedAt: coverage.endedAt?.toISOString() ?? null,
      },
      entries: entries.map((entry) => toDeskEntry(entry, who.actor)),
      next,
    };
    return c.json(list);
  });
  on('POST /stories/:id/entries', async (asking) => {
    const posted = await readBody(postEntrySchema, asking.c.req.raw);
    if (posted instanceof Response) return posted;
    const done = await postEntry(asking.context, idOf(asking.c), posted);
    if (!done.ok && done.error.type === 'not-found')
      return notThere('There is no such story. It may have been opened from an old link.');
    return answer(asking, posted.id, done, { status: 201 });
  });
  on('PATCH /entries/:id', async (asking) => {
    const edit = await readBody(editEntrySchema, asking.c.req.raw);
    if (edit instanceof Response) return edit;
    const id = idOf(asking.c);
    return answer(asking, id, await editEntry(asking.context, id, edit));
  });

  const act = (route: DeskRoute, perform: typeof pinEntry) =>
    on(route, async (asking) => {
      const id = idOf(asking.c);
      return answer(asking, id, await perform(asking.context, id));
    });
  act('POST /entries/:id/remove', removeEntry);
  act('POST /entries/:id/restore', restoreEntry);
  act('POST /entries/:id/pin', pinEntry);
  act('POST /entries/:id/unpin', unpinEntry);
  on('POST /entries/:id/cite', async (asking) => {
    const wanted = await readBody(citeInEntrySchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const id = idOf(asking.c);
    return answer(asking, id, await citeInEntry(asking.context, id, wanted), { changed: CHANGED });
  });
  on('POST /entries/:id/take-off', async (asking) => {
    const wanted = await readBody(takeOffEntrySchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const id = idOf(asking.c);
    return answer(asking, id, await takeOffEntry(asking.context, id, wanted), { changed: CHANGED });
  });
  on('POST /entries/:id/break-out', async ({ c, context }) => {
    const begun = await breakOutEntry(context, idOf(c));
    return begun.ok ? c.json({ storyId: begun.value }, 201) : refuse(begun.error);
  });
}

const idOf = (c: Asking['c']) => c.req.param('id') ?? '';
const CHANGED =
  'Somebody has changed or removed this entry meanwhile. It is as they left it: look at it, then try again.';
const noEntry = () => notThere('There is no such entry. Load the list again.');

function toDeskEntry({ facts, story, ...entry }: DeskEntryRow, actor: Actor): DeskEntry {
  const may = (act: EntryAct) => mayActOnEntry(actor, act, story, facts).ok;
  const isRemoved = facts.removedBy !== undefined;
  return {
    ...entry,
    postedAt: entry.postedAt.toISOString(),
    editedAt: entry.editedAt?.toISOString() ?? null,
    removedAt: entry.removedAt?.toISOString() ?? null,
    mine: facts.postedBy === actor.userId,
    notifiedAt: entry.notifiedAt?.toISOString() ?? null,
    may: {
      edit: may('edit'),
      remove: may(isRemoved ? 'restore' : 'remove'),
      pin: may('pin'),
      notify: !isRemoved && mayNotifyOf(actor, story.state),
    },
  };
}
