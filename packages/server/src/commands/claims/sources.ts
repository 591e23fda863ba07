import { CLAIMS_KEY, sourceKey, statementsKey } from '@onrecord/domain/address/keys';
import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayAgree } from '@onrecord/domain/workflow/claim-acts';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../../store/audit.ts';
import { appendSourceHistory } from '../../store/claims/history.ts';
import { refreshSourceAddresses } from '../../store/claims/public-claims.ts';
import {
  findSource,
  insertSource,
  listClaimIdsOf,
  markAgreed,
  type SourceRecord,
  updateSource,
} from '../../store/claims/sources.ts';
import {
  actOnLedger,
  announceClaims,
  changedMeanwhile,
  type LedgerContext,
  type LedgerTransaction,
  stampOf,
  tellEverybody,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

/** Puts a source on record. Returns its id. */
export async function recordSource(
  context: LedgerContext,
  content: SourceContent,
): Promise<Result<string, LedgerProblem>> {
  return actOnLedger(context, 'edit-sources', async (trx) => ok(await putSource(trx, context, content, '')));
}

/** The same within another act's transaction. */
export async function putSource(
  trx: LedgerTransaction,
  context: LedgerContext,
  content: SourceContent,
  why: string,
): Promise<string> {
  const id = uuidv7();
  await insertSource(trx, id, content, stampOf(context));
  await noteSourceDeed(trx, context, id, { act: 'source-recorded', why });
  return id;
}

/**
 * Changes what is known of a source. A new name gives it a new address, to which the old one leads. Of an unnamed one
 * whatever it is described by has to be agreed to again, and until then nothing of it is public.
 */
export async function editSource(
  context: LedgerContext,
  id: string,
  {
    version,
    content,
    why,
  }: { readonly version: number; readonly content: SourceContent; readonly why: string },
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'edit-sources', async (trx) => {
    const source = await findSource(trx, id);
    if (source === undefined) return err({ type: 'no-such', what: 'source' });
    if (source.mergedIntoId !== null)
      return err({ type: 'merged', what: 'source', intoId: source.mergedIntoId });
    // What was granted to stay unnamed can never be given a name.
    if ((source.kind === 'unnamed') !== (content.kind === 'unnamed')) return err({ type: 'other-kind' });
    if (source.version !== version)
      return err(await changedMeanwhile(trx, source, { current: contentOf(source), yours: content }));
    await updateSource(trx, id, content, stampOf(context));
    await noteSourceDeed(trx, context, id, { act: 'source-edited', why });
    if (content.kind === 'unnamed')
      await announceClaims(trx, context, await listClaimIdsOf(trx, id), { withheld: true });
    else {
      const paths = await refreshSourceAddresses(trx, [id]);
      await tellEverybody(trx, context, { paths, keys: [sourceKey(id), statementsKey(id), CLAIMS_KEY] });
    }
    return ok(undefined);
  });
}

/**
 * The second person agrees that a source stays unnamed: from now on its statements may be public. `version` is of the
 * description and the reason that the person read: nobody agrees to what somebody else wrote meanwhile.
 */
export async function agreeToUnnamed(
  context: LedgerContext,
  id: string,
  { version }: { readonly version: number },
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'agree-to-unnamed', async (trx) => {
    const source = await findSource(trx, id);
    if (source === undefined) return err({ type: 'no-such', what: 'source' });
    if (source.unnamed === null) return err({ type: 'not-unnamed' });
    const allowed = mayAgree(context.person.actor, source.unnamed);
    if (!allowed.ok) return allowed;
    if (source.version !== version) return err({ type: 'described-anew' });
    // Done already is done: who agreed first stays the one who did.
    if (source.unnamed.agreedAt !== null) return ok(undefined);
    await markAgreed(trx, id, stampOf(context));
    await noteSourceDeed(trx, context, id, { act: 'source-agreed', why: '' });
    await announceClaims(trx, context, await listClaimIdsOf(trx, id));
    return ok(undefined);
  });
}

/** A source as a request of the desk names what is known of it. */
function contentOf({ kind, name, role, aliases, unnamed }: SourceRecord): SourceContent {
  return kind === 'unnamed'
    ? { kind, description: name, reason: unnamed?.reason ?? '' }
    : { kind, name, role, aliases: [...aliases] };
}

/** The audit log is read by more people than the reason is for: it stands in the history only. */
export async function noteSourceDeed(
  trx: LedgerTransaction,
  context: LedgerContext,
  id: string,
  {
    act,
    why,
    details = {},
  }: {
    readonly act: string;
    readonly why: string;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const source = await findSource(trx, id);
  if (source === undefined) throw new Error(`The source ${id} is gone in the midst of an act on it.`);
  const { at, by: userId } = stampOf(context);
  const userName = context.person.name;
  await appendSourceHistory(trx, id, { at, userId, userName, act, why }, source);
  await appendAudit(trx, {
    at,
    userId,
    userName,
    act,
    subjectType: 'source',
    subjectId: id,
    details: { kind: source.kind, ...(source.kind === 'unnamed' ? {} : { name: source.name }), ...details },
  });
}
