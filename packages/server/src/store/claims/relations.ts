import type { Relation, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** A relation on record. */
export interface RelationRecord extends Relation {
  readonly id: string;
  readonly note: string;
  readonly at: Date;
}

interface RelationRow {
  readonly id: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly kind: RelationKind;
  readonly note: string;
  readonly at: Date;
}

const toRelation = (row: RelationRow): RelationRecord => ({
  id: row.id,
  fromId: row.from_id,
  toId: row.to_id,
  kind: row.kind,
  note: row.note,
  at: row.at,
});

/**
 * The relations that decide what may be added to one of these claims: those that touch them, and all by which one
 * supersedes another, however many steps away.
 */
export async function listRelationsAround(
  executor: Executor,
  claimIds: readonly string[],
): Promise<RelationRecord[]> {
  const ids = sql`${claimIds}::uuid[]`;
  const { rows } = await sql<RelationRow>`
    with recursive below(id) as (
      select unnest(${ids})
      union
      select claim_relation.to_id from claim_relation join below on claim_relation.from_id = below.id
      where claim_relation.kind = 'supersedes'
    )
    select id, from_id, to_id, kind, note, at from claim_relation
    where from_id = any(${ids}) or to_id = any(${ids})
      or (kind = 'supersedes' and from_id in (select id from below))
    order by at, id`.execute(executor);
  return rows.map(toRelation);
}

/** The relations of these claims, the oldest first. */
export async function listRelationsOf(
  executor: Executor,
  claimIds: readonly string[],
): Promise<RelationRecord[]> {
  if (claimIds.length === 0) return [];
  const rows = await executor
    .selectFrom('claim_relation')
    .select(['id', 'from_id', 'to_id', 'kind', 'note', 'at'])
    .where((eb) => eb.or([eb('from_id', 'in', claimIds), eb('to_id', 'in', claimIds)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toRelation);
}

/** The claims of a speaker that do something to one another. */
export async function listOwnRelated(executor: Executor, speakerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(array[relation.from_id, relation.to_id]) as id
    from claim_relation relation
    join claim doing on doing.id = relation.from_id
    join claim done_to on done_to.id = relation.to_id
    where doing.speaker_id = ${speakerId}::uuid and done_to.speaker_id = ${speakerId}::uuid`.execute(
    executor,
  );
  return rows.map((row) => row.id);
}

export async function insertRelation(trx: Executor, relation: RelationRecord): Promise<void> {
  const { id, fromId, toId, kind, note, at } = relation;
  await trx
    .insertInto('claim_relation')
    .values({ id, from_id: fromId, to_id: toId, kind, note, at })
    .execute();
}

/** Takes relations away; returns those that were there. */
export async function deleteRelations(trx: Executor, ids: readonly string[]): Promise<RelationRecord[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .deleteFrom('claim_relation')
    .where('id', 'in', ids)
    .returning(['id', 'from_id', 'to_id', 'kind', 'note', 'at'])
    .execute();
  return rows.map(toRelation);
}
