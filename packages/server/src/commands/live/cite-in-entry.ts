import { isDeepStrictEqual } from 'node:util';
import type { Body } from '@onrecord/domain/body/body';
import { withClaim, withoutClaim } from '@onrecord/domain/claims/ledger/claim-marks';
import type { CiteInEntry, TakeOffEntry } from '@onrecord/domain/desk/live-shapes';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { findStandingClaims } from '../../store/claims/citations.ts';
import { changeEntryMarks } from '../../store/live-entry.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';
import { actOnEntry, type LiveContext, type LiveTransaction } from './act-on-entry.ts';

/**
 * Ties words of an entry to a claim, to the one it was merged into where it was. Readers get the entry with its note at
 * once. `version` is of the entry whose words were chosen: where somebody else was faster, or has removed the entry, the
 * error says so and nothing is written.
 */
export function citeInEntry(
  context: LiveContext,
  entryId: string,
  { version, claimId, spans }: CiteInEntry,
): Promise<Result<void, DeskProblem>> {
  const details = { claimId, carries: true };
  return changeMarks(context, entryId, { version, details }, async (trx, body) => {
    const standing = (await findStandingClaims(trx, [claimId])).get(claimId);
    return standing === undefined ? err({ type: 'no-such-claim' }) : withClaim(body, spans, standing);
  });
}

/** Takes a claim off all words of an entry, by the id that they carry. It stays in the ledger. */
export function takeOffEntry(
  context: LiveContext,
  entryId: string,
  { version, claimId }: TakeOffEntry,
): Promise<Result<void, DeskProblem>> {
  const details = { claimId, carries: false };
  return changeMarks(context, entryId, { version, details }, async (_trx, body) =>
    ok(withoutClaim(body, claimId)),
  );
}

/** An edit that leaves every word as it is: readers are not told that the entry was edited. */
async function changeMarks(
  context: LiveContext,
  entryId: string,
  { version, details }: { readonly version: number; readonly details: Readonly<Record<string, unknown>> },
  change: (trx: LiveTransaction, body: Body) => Promise<Result<Body, DeskProblem>>,
): Promise<Result<void, DeskProblem>> {
  if (!mayActOnClaims(context.person.actor, 'record-claims').ok) return err({ type: 'entry-role' });
  const changed = await actOnEntry(context, entryId, 'edit', async (trx, { story, entry, at }) => {
    const body = await change(trx, entry.body);
    // Sent again because the answer was lost: it is done already, in a version of its own.
    if (body.ok && isDeepStrictEqual(body.value, entry.body)) return ok(undefined);
    if (entry.version !== version) return err({ type: 'entry-changed' });
    if (!body.ok) return body;
    await changeEntryMarks(trx, entryId, body.value, { actor: context.actor, act: 'edited', at });
    const changesFrame = entry.keyEvent !== '' || story.pinnedEntryId === entryId;
    return ok({ changesWords: true, changesFrame, details });
  });
  const isGone = !changed.ok && changed.error.type === 'entry-removed';
  return isGone ? err({ type: 'entry-changed' }) : changed;
}
