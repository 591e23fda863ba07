import { randomBytes } from 'node:crypto';
import { CLAIM_ID_LENGTH, claimIdFrom } from '@onrecord/domain/address/claim-id';
import type { ClaimContent, Finding } from '@onrecord/domain/claims/ledger/claim';
import type { ClaimSnapshot } from '@onrecord/domain/claims/ledger/claim-difference';
import { startOf } from '@onrecord/domain/claims/ledger/truncated-date';
import { type Selectable, sql } from 'kysely';
import type { Executor } from '../database.ts';
import type { ClaimTable } from './claim-schema.ts';
import { listSourcesById, type Stamp } from './sources.ts';

/** A claim as it is on record, with what the newsroom keeps to itself. */
export interface ClaimRecord {
  readonly id: string;
  readonly publicId: string;
  /** Counts changes of content and finding. */
  readonly version: number;
  readonly content: ClaimContent;
  readonly finding: { readonly kind: Finding; readonly at: Date; readonly grounds: string };
  readonly sealed: { readonly at: Date; readonly notice: string; readonly reason: string } | null;
  readonly mergedIntoId: string | null;
  readonly touchedAt: Date;
}

const COLUMNS = [
  'id',
  'public_id',
  'text',
  'language',
  'directness',
  'speaker_id',
  'sourcing',
  'said_at',
  'place',
  'channel_kind',
  'channel_words',
  'finding',
  'finding_at',
  'finding_grounds',
  'sealed_at',
  'seal_notice',
  'seal_reason',
  'merged_into',
  'version',
  'touched_at',
] as const satisfies readonly (keyof ClaimTable)[];
type ClaimRow = Pick<Selectable<ClaimTable>, (typeof COLUMNS)[number]>;

export async function findClaim(executor: Executor, id: string): Promise<ClaimRecord | undefined> {
  return (await listClaimsById(executor, [id])).get(id);
}

export async function listClaimsById(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ClaimRecord>> {
  if (ids.length === 0) return new Map();
  const [rows, hands] = await Promise.all([
    executor.selectFrom('claim').select(COLUMNS).where('id', 'in', ids).execute(),
    executor
      .selectFrom('claim_relay')
      .select(['claim_id', 'source_id', 'sourcing'])
      .where('claim_id', 'in', ids)
      .orderBy('position')
      .execute(),
  ]);
  const relays = Map.groupBy(hands, (hand) => hand.claim_id);
  return new Map(
    rows.map((row) => {
      const relay = relays.get(row.id) ?? [];
      return [
        row.id,
        toClaim(
          row,
          relay.map(({ source_id: sourceId, sourcing }) => ({ sourceId, sourcing })),
        ),
      ];
    }),
  );
}

function toClaim(row: ClaimRow, relay: ClaimContent['relay']): ClaimRecord {
  const { sealed_at: sealedAt, seal_notice: notice, seal_reason: reason } = row;
  return {
    id: row.id,
    publicId: row.public_id,
    version: row.version,
    content: {
      text: row.text,
      language: row.language,
      directness: row.directness,
      speakerId: row.speaker_id,
      sourcing: row.sourcing,
      relay,
      saidAt: row.said_at,
      place: row.place,
      channel: channelOf(row),
    },
    finding: { kind: row.finding, at: row.finding_at, grounds: row.finding_grounds },
    sealed: sealedAt === null ? null : { at: sealedAt, notice: notice ?? '', reason: reason ?? '' },
    mergedIntoId: row.merged_into,
    touchedAt: row.touched_at,
  };
}

/** Through what a claim was made, as its row has it. */
export function channelOf({
  channel_kind: kind,
  channel_words: words,
}: Pick<ClaimRow, 'channel_kind' | 'channel_words'>): ClaimContent['channel'] {
  return kind === null ? null : { kind, words };
}

function columnsOf(content: ClaimContent) {
  return {
    text: content.text,
    language: content.language,
    directness: content.directness,
    speaker_id: content.speakerId,
    sourcing: content.sourcing,
    said_at: content.saidAt,
    said_from: content.saidAt === null ? null : (startOf(content.saidAt) ?? null),
    place: content.place,
    channel_kind: content.channel?.kind ?? null,
    channel_words: content.channel?.words ?? '',
  };
}

/** Puts a claim on record, under a public id that no other has. */
export async function insertClaim(
  trx: Executor,
  id: string,
  content: ClaimContent,
  finding: Finding,
  { at, by }: Stamp,
): Promise<void> {
  for (let inserted = false; !inserted; ) {
    const row = await trx
      .insertInto('claim')
      .values({
        id,
        public_id: claimIdFrom(randomBytes(CLAIM_ID_LENGTH)),
        ...columnsOf(content),
        finding,
        finding_at: at,
        finding_grounds: '',
        created_at: at,
        touched_at: at,
        touched_by: by,
      })
      .onConflict((conflict) => conflict.column('public_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    inserted = row !== undefined;
  }
  await writeRelay(trx, id, content.relay);
  await appendFinding(trx, id, { kind: finding, grounds: '' }, at);
}

/** Writes the content of a claim, whose version rises. */
export async function updateClaim(
  trx: Executor,
  id: string,
  content: ClaimContent,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .updateTable('claim')
    .set({ ...columnsOf(content), version: sql`version + 1`, touched_at: at, touched_by: by })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('claim_relay').where('claim_id', '=', id).execute();
  await writeRelay(trx, id, content.relay);
}

async function writeRelay(trx: Executor, id: string, relay: ClaimContent['relay']): Promise<void> {
  if (relay.length === 0) return;
  await trx
    .insertInto('claim_relay')
    .values(
      relay.map(({ sourceId, sourcing }, position) => ({
        claim_id: id,
        position,
        source_id: sourceId,
        sourcing,
      })),
    )
    .execute();
}

/** Writes what the newsroom holds from now on; the claim's version rises. */
export async function updateFinding(
  trx: Executor,
  id: string,
  finding: { readonly kind: Finding; readonly grounds: string },
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .updateTable('claim')
    .set({
      finding: finding.kind,
      finding_at: at,
      finding_grounds: finding.grounds,
      version: sql`version + 1`,
      touched_at: at,
      touched_by: by,
    })
    .where('id', '=', id)
    .execute();
  await appendFinding(trx, id, finding, at);
}

async function appendFinding(
  trx: Executor,
  claimId: string,
  { kind, grounds }: { readonly kind: Finding; readonly grounds: string },
  at: Date,
): Promise<void> {
  await trx.insertInto('claim_finding').values({ claim_id: claimId, kind, grounds, at }).execute();
}

/** Seals a claim, or takes the seal off it. */
export async function writeSeal(
  trx: Executor,
  id: string,
  seal: { readonly notice: string; readonly reason: string } | null,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .updateTable('claim')
    .set({
      sealed_at: seal === null ? null : at,
      seal_notice: seal?.notice ?? null,
      seal_reason: seal?.reason ?? null,
      touched_at: at,
      touched_by: by,
    })
    .where('id', '=', id)
    .execute();
}

/** Marks a claim as touched by an act that leaves its content as it is. */
export async function touchClaim(trx: Executor, id: string, { at, by }: Stamp): Promise<void> {
  await trx.updateTable('claim').set({ touched_at: at, touched_by: by }).where('id', '=', id).execute();
}

/** The claim as history keeps it. */
export async function snapshotOf(
  executor: Executor,
  { content, finding }: ClaimRecord,
): Promise<ClaimSnapshot> {
  const sources = await listSourcesById(executor, [
    content.speakerId,
    ...content.relay.map(({ sourceId }) => sourceId),
  ]);
  return {
    content,
    names: Object.fromEntries([...sources].map(([id, { name }]) => [id, name])),
    finding: { kind: finding.kind, grounds: finding.grounds },
  };
}

/** Makes one claim part of another: what was merged into it before follows, as do citations, evidence and addresses. */
export async function mergeClaim(
  trx: Executor,
  mergedId: string,
  intoId: string,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .updateTable('claim')
    .set({ merged_into: intoId, touched_at: at, touched_by: by })
    .where((eb) => eb.or([eb('id', '=', mergedId), eb('merged_into', '=', mergedId)]))
    .execute();
  await trx.updateTable('citation').set({ claim_id: intoId }).where('claim_id', '=', mergedId).execute();
  await trx.updateTable('evidence').set({ claim_id: intoId }).where('claim_id', '=', mergedId).execute();
  await trx
    .updateTable('address')
    .set({ target_id: intoId, kind: 'moved' })
    .where('target_id', '=', mergedId)
    .execute();
  // A story that has to follow both changes has one to follow.
  await sql`
    update follow_up set claim_id = ${intoId}::uuid
    where claim_id = ${mergedId}::uuid and not (state = 'open' and exists (
      select from follow_up other
      where other.claim_id = ${intoId}::uuid and other.story_id = follow_up.story_id and other.state = 'open'
    ))`.execute(trx);
  await trx.deleteFrom('follow_up').where('claim_id', '=', mergedId).where('state', '=', 'open').execute();
}
