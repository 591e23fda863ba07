import { storyKey, WITHHELD_KEY } from '@onrecord/domain/address/keys';
import {
  type ClaimChange,
  concernsStories,
  type UpdatedClaim,
} from '@onrecord/domain/claims/ledger/update-line';
import { err, ok, type Result } from '@onrecord/domain/result';
import { type ClaimAct, mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import type { Transaction } from 'kysely';
import { appendAudit } from '../../store/audit.ts';
import { type ClaimRecord, findClaim, snapshotOf } from '../../store/claims/claims.ts';
import { proposeFollowUps, withdrawFollowUps } from '../../store/claims/follow-ups.ts';
import { appendClaimHistory, findLastChange } from '../../store/claims/history.ts';
import { lockLedger } from '../../store/claims/ledger-lock.ts';
import { type ClaimIndexChange, refreshClaims } from '../../store/claims/public-claims.ts';
import { findSource, type Stamp } from '../../store/claims/sources.ts';
import { appendEvent, lockEventLog } from '../../store/event-log.ts';
import type { Schema } from '../../store/schema.ts';
import { lockDeskStory } from '../../store/views/desk-story.ts';
import type { DeskContext } from '../desk/desk-context.ts';
import type { LedgerProblem } from './ledger-problem.ts';

/** What an act on the ledger is given: nothing of it needs the text that is being written. */
export type LedgerContext = Omit<DeskContext, 'drafts'>;
export type LedgerTransaction = Transaction<Schema>;

/** Carries a problem out of a transaction, so that what was written before it is undone. */
class Undone extends Error {
  readonly problem: LedgerProblem;
  constructor(problem: LedgerProblem) {
    super(problem.type);
    this.problem = problem;
  }
}

/**
 * The frame of every act on the ledger: it asks the policy, then writes in one transaction, which an error undoes. Acts
 * come one after the other, since each holds the ledger's lock from its beginning: what one looked at stays as it
 * is until it ends. One that changes a story as well locks it first, as whoever publishes it does: nobody waits for
 * somebody who waits.
 *
 * An act also holds the event log's lock from its beginning, so that no story is published meanwhile. One that writes
 * much, and by which no claim appears to readers or vanishes from them, is `publishingGoesOn`: it takes that lock itself,
 * before it touches what readers see.
 */
export async function actOnLedger<T>(
  context: LedgerContext,
  act: ClaimAct,
  perform: (trx: LedgerTransaction) => Promise<Result<T, LedgerProblem>>,
  {
    storyId,
    publishingGoesOn = false,
  }: { readonly storyId?: string | undefined; readonly publishingGoesOn?: boolean } = {},
): Promise<Result<T, LedgerProblem>> {
  const allowed = mayActOnClaims(context.person.actor, act);
  if (!allowed.ok) return allowed;
  try {
    return await context.db.transaction().execute(async (trx) => {
      if (storyId !== undefined) await lockDeskStory(trx, storyId);
      await lockLedger(trx);
      if (!publishingGoesOn) await lockEventLog(trx);
      const done = await perform(trx);
      if (!done.ok) throw new Undone(done.error);
      return done;
    });
  } catch (error) {
    if (error instanceof Undone) return err(error.problem);
    throw error;
  }
}

export function stampOf(context: LedgerContext): Stamp {
  return { at: context.clock(), by: context.person.actor.userId };
}

/** A claim that can be acted on: neither merged into another nor, unless that is asked for, sealed. */
export async function findOpenClaim(
  trx: LedgerTransaction,
  id: string,
  { sealedToo = false }: { readonly sealedToo?: boolean } = {},
): Promise<Result<ClaimRecord, LedgerProblem>> {
  const claim = await findClaim(trx, id);
  if (claim === undefined) return err({ type: 'no-such', what: 'claim' });
  if (claim.mergedIntoId !== null) return err({ type: 'merged', what: 'claim', intoId: claim.mergedIntoId });
  if (claim.sealed !== null && !sealedToo) return err({ type: 'sealed' });
  return ok(claim);
}

/** Who was faster, for a change made from a version that is not the newest any more. */
export async function changedMeanwhile(
  trx: LedgerTransaction,
  subject: { readonly id: string; readonly version: number },
  texts: Pick<Extract<LedgerProblem, { type: 'changed-meanwhile' }>, 'current' | 'yours'>,
): Promise<LedgerProblem> {
  const last = await findLastChange(trx, subject.id);
  if (last === undefined) throw new Error(`The ledger has no history of ${subject.id}.`);
  return { type: 'changed-meanwhile', version: subject.version, ...last, ...texts };
}

/** What an act did to a claim, for the history and the audit log. */
export interface Deed {
  /** Such as `claim-recorded`. */
  readonly act: string;
  readonly why: string;
  /** For the audit log; nothing that is kept from the public. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Puts on record what an act did to a claim: history and audit log, in the act's transaction. */
export async function noteDeed(
  trx: LedgerTransaction,
  context: LedgerContext,
  claimId: string,
  { act, why, details = {} }: Deed,
): Promise<ClaimRecord> {
  const claim = await findClaim(trx, claimId);
  if (claim === undefined) throw new Error(`The claim ${claimId} is gone in the midst of an act on it.`);
  const { at, by: userId } = stampOf(context);
  const userName = context.person.name;
  await appendClaimHistory(trx, claimId, { at, userId, userName, act, why }, await snapshotOf(trx, claim));
  await appendAudit(trx, {
    at,
    userId,
    userName,
    act,
    subjectType: 'claim',
    subjectId: claimId,
    details: { publicId: claim.publicId, ...(why === '' ? {} : { why }), ...details },
  });
  return claim;
}

/**
 * Brings what readers see of claims up to date and tells every process, in the act's transaction. Where readers see a
 * claim no more, no process keeps a page that shows it, not even for when the database is away.
 *
 * @param withheld whether that holds of what else was changed, too
 * @param rereadIn stories that cite a claim which reads differently now: which claim a headline rests on is found by the
 *   words, and lists hold the key of the one they found only
 */
export async function announceClaims(
  trx: LedgerTransaction,
  context: LedgerContext,
  claimIds: readonly string[],
  {
    withheld = false,
    rereadIn = [],
  }: { readonly withheld?: boolean; readonly rereadIn?: readonly string[] } = {},
): Promise<void> {
  const { paths, keys, vanished } = await refreshClaims(trx, claimIds);
  await tellEverybody(trx, context, {
    paths,
    keys: [...new Set([...keys, ...rereadIn.map(storyKey), ...(withheld || vanished ? [WITHHELD_KEY] : [])])],
  });
}

/** Tells every process what of the ledger changed for readers. */
export async function tellEverybody(
  trx: LedgerTransaction,
  context: LedgerContext,
  { paths, keys }: Pick<ClaimIndexChange, 'paths' | 'keys'>,
): Promise<void> {
  if (paths.length === 0 && keys.length === 0) return;
  await appendEvent(trx, { type: 'claims-changed', actor: context.actor, at: context.clock(), keys, paths });
}

/** Which stories a change is told to: all that cite the claim, or those `among` them, without some. */
interface WhichStories {
  readonly among?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/**
 * Proposes to the stories that cite a claim to tell their readers of a change, if it is one they have to know of. Returns
 * the ids of the stories.
 */
export async function followUp(
  trx: LedgerTransaction,
  context: LedgerContext,
  claim: ClaimRecord,
  change: ClaimChange,
  which: WhichStories = {},
): Promise<string[]> {
  if (!concernsStories(change)) return [];
  return proposeFollowUps(trx, claim.id, change, await saidIn(trx, claim), { at: context.clock(), ...which });
}

/** A change that stories which cite a claim have to know of. */
interface Telling {
  readonly claim: ClaimRecord;
  readonly change: ClaimChange;
}

/**
 * Both, for an act that is `publishingGoesOn`: proposing a line to thousands of stories takes longest, and nobody who
 * publishes waits for it. Stories that were published meanwhile are told once none can be any more.
 */
export async function tellAndAnnounce(
  trx: LedgerTransaction,
  context: LedgerContext,
  claimIds: readonly string[],
  tellings: readonly Telling[],
): Promise<void> {
  const told: string[][] = [];
  for (const { claim, change } of tellings) told.push(await followUp(trx, context, claim, change));
  await lockEventLog(trx);
  await announceClaims(trx, context, claimIds);
  for (const [at, { claim, change }] of tellings.entries())
    await followUp(trx, context, claim, change, { except: told[at] });
}

/** Takes back the lines that were proposed because of a change which does not hold any more. */
export async function takeBackFollowUp(
  trx: LedgerTransaction,
  claim: ClaimRecord,
  change: ClaimChange,
): Promise<void> {
  await withdrawFollowUps(trx, claim.id, change, await saidIn(trx, claim));
}

/** Who stated a claim, and what, as a line to readers has it. */
export async function saidIn(trx: LedgerTransaction, { content }: ClaimRecord): Promise<UpdatedClaim> {
  const speaker = await findSource(trx, content.speakerId);
  return { speaker: speaker?.name ?? '', text: content.text };
}
