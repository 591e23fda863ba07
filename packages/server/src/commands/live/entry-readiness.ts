import type { EntryInput } from '@onrecord/domain/live/entry';
import { err, ok, type Result } from '@onrecord/domain/result';
import { entryProblems } from '@onrecord/domain/workflow/entry-readiness';
import type { Executor } from '../../store/database.ts';
import { listDecorative } from '../../store/media-library.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';

/** The error for an entry that readers cannot get as it is. */
export async function refuseUnreadyEntry(
  executor: Executor,
  entry: EntryInput,
): Promise<Result<void, DeskProblem>> {
  const unready = entryProblems(entry, await listDecorative(executor, [{ hero: null, body: entry.body }]));
  return unready.length === 0 ? ok(undefined) : err({ type: 'unready', unready });
}
