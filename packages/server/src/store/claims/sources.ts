import { SLUG_MAX, slugFrom } from '@onrecord/domain/address/slug';
import type { NamedSource, SourceContent, SourceKind } from '@onrecord/domain/claims/ledger/source';
import { type Selectable, sql } from 'kysely';
import type { Executor } from '../database.ts';
import type { SourceTable } from './claim-schema.ts';

/** A source as it is on record, with what the newsroom keeps to itself. */
export interface SourceRecord {
  readonly id: string;
  readonly version: number;
  readonly kind: SourceKind;
  /** Of an unnamed source its description. */
  readonly name: string;
  readonly role: string;
  readonly aliases: readonly string[];
  readonly slug: string | null;
  /** The source it became part of. */
  readonly mergedIntoId: string | null;
  readonly unnamed: {
    readonly reason: string;
    /** User ids. */
    readonly grantedBy: string;
    readonly agreedBy: string | null;
    readonly agreedAt: Date | null;
  } | null;
}

/** Who changes something, and when. */
export interface Stamp {
  readonly at: Date;
  /** A user id. */
  readonly by: string;
}

/** A row of the table as the rest of the server knows it. */
export function toSource(row: Selectable<SourceTable>): SourceRecord {
  const { unnamed_reason: reason, granted_by: grantedBy } = row;
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    role: row.role,
    aliases: row.aliases,
    slug: row.slug,
    mergedIntoId: row.merged_into,
    unnamed:
      reason === null || grantedBy === null
        ? null
        : { reason, grantedBy, agreedBy: row.agreed_by, agreedAt: row.agreed_at },
  };
}

export async function findSource(executor: Executor, id: string): Promise<SourceRecord | undefined> {
  return (await listSourcesById(executor, [id])).get(id);
}

export async function listSourcesById(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, SourceRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('source')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, toSource(row)]));
}

/** The ids of the sources that these are by now: of one that was merged, the one it became part of. */
export async function listPresentSourceIds(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const sources = await listSourcesById(executor, ids);
  return new Map([...sources].map(([id, { mergedIntoId }]) => [id, mergedIntoId ?? id]));
}

/**
 * The named source of this kind that is called just so, or was before it became part of another; the first on record
 * where there are several.
 */
export async function findSourceNamed(
  executor: Executor,
  { kind, name }: Pick<NamedSource, 'kind' | 'name'>,
): Promise<SourceRecord | undefined> {
  const row = await executor
    .selectFrom('source')
    .selectAll()
    .where('kind', '=', kind)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .orderBy(sql`merged_into is not null`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.merged_into === null) return row && toSource(row);
  return findSource(executor, row.merged_into);
}

/** Puts a source on record. */
export async function insertSource(
  trx: Executor,
  id: string,
  content: SourceContent,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .insertInto('source')
    .values({
      id,
      created_at: at,
      touched_at: at,
      touched_by: by,
      ...(await columnsOf(trx, id, content, by)),
    })
    .execute();
}

/**
 * Writes what is known of a source now. Of an unnamed one the description and the reason are granted anew by who
 * writes them, and a second editor has to agree again.
 */
export async function updateSource(
  trx: Executor,
  id: string,
  content: SourceContent,
  { at, by }: Stamp,
): Promise<void> {
  await trx
    .updateTable('source')
    .set({
      ...(await columnsOf(trx, id, content, by)),
      version: sql`version + 1`,
      touched_at: at,
      touched_by: by,
    })
    .where('id', '=', id)
    .execute();
}

async function columnsOf(trx: Executor, id: string, content: SourceContent, by: string) {
  const nobodyAgreed = { agreed_by: null, agreed_at: null };
  if (content.kind === 'unnamed')
    return {
      kind: content.kind,
      name: content.description,
      role: '',
      aliases: [],
      slug: null,
      unnamed_reason: content.reason,
      granted_by: by,
      ...nobodyAgreed,
    };
  const { kind, name, role, aliases } = content;
  const slug = await chooseSlug(trx, id, name);
  return { kind, name, role, aliases, slug, unnamed_reason: null, granted_by: null, ...nobodyAgreed };
}

/** Numbers that are tried behind a slug; beyond them the id decides. */
const NUMBERS_TRIED = 50;

/** A slug that no other source has or had: an address that was linked to goes on leading where it did. */
async function chooseSlug(trx: Executor, id: string, name: string): Promise<string> {
  const stem = (slugFrom(name) || 'source').slice(0, SLUG_MAX - 40);
  const candidates = [stem, ...Array.from({ length: NUMBERS_TRIED }, (_, at) => `${stem}-${at + 2}`)];
  const { rows } = await sql<{ slug: string }>`
    select slug from source where slug = any(${candidates}::text[]) and id <> ${id}::uuid
    union
    select split_part(path, '/', 3) from address
    where path = any(${candidates.map((slug) => `/sources/${slug}/`)}::text[]) and target_id <> ${id}::uuid`.execute(
    trx,
  );
  const taken = new Set(rows.map((row) => row.slug));
  return candidates.find((slug) => !taken.has(slug)) ?? `${stem}-${id}`;
}

/** Notes that a second editor agreed. */
export async function markAgreed(trx: Executor, id: string, { at, by }: Stamp): Promise<void> {
  await trx
    .updateTable('source')
    .set({ agreed_by: by, agreed_at: at, touched_at: at, touched_by: by })
    .where('id', '=', id)
    .execute();
}

/** The claims a source stated or passed on. */
export async function listClaimIdsOf(executor: Executor, sourceId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from claim where speaker_id = ${sourceId}::uuid
    union select claim_id from claim_relay where source_id = ${sourceId}::uuid`.execute(executor);
  return rows.map((row) => row.id);
}
