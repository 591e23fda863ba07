import { type Selectable, sql } from 'kysely';
import type { Executor } from '../database.ts';
import type { SourceTable } from './claim-schema.ts';
import { listCursor, readListPlace } from './list-place.ts';
import { type SourceRecord, toSource } from './sources.ts';

/** Sources on one stretch of a list. */
export const SOURCES_STRETCH = 20;

export interface SourceRequest {
  /** What somebody has typed of a name or a description; '' for all that is on record. */
  readonly q: string;
  /** From `next`; one that is not a cursor of such a list begins at the beginning. */
  readonly cursor?: string | undefined;
  readonly limit?: number;
}

export interface SourceStretch {
  readonly sources: SourceRecord[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
}

/** Sources on record: those that are likeliest called so first; without words those that changed last. */
export async function listSources(
  executor: Executor,
  { q, cursor, limit = SOURCES_STRETCH }: SourceRequest,
): Promise<SourceStretch> {
  const looked = q.trim().toLowerCase().slice(0, LOOKED_FOR_MAX);
  return looked === ''
    ? listNewest(executor, { cursor, limit })
    : listLikeliest(executor, looked, { cursor, limit });
}

/** The sources that somebody written so may be, the likeliest first: by name, alias, part of either, or nearly so. */
export async function lookUpSources(
  executor: Executor,
  written: string,
  limit = SOURCES_STRETCH,
): Promise<SourceRecord[]> {
  return (await listSources(executor, { q: written, limit })).sources;
}

/** Of what is looked for so much is read. UTF-16 units. */
const LOOKED_FOR_MAX = 200;

interface Stretch {
  readonly cursor: string | undefined;
  readonly limit: number;
}

async function listNewest(executor: Executor, { cursor, limit }: Stretch): Promise<SourceStretch> {
  const place = readListPlace(cursor);
  const behind =
    place === undefined
      ? sql`true`
      : sql`(touched_at, id) < (to_timestamp(0) + ${place.micros}::bigint * interval '1 microsecond', ${place.id}::uuid)`;
  const { rows } = await sql<Selectable<SourceTable> & { micros: string }>`
    select source.*, (extract(epoch from touched_at) * 1000000)::bigint as micros from source
    where merged_into is null and ${behind}
    order by touched_at desc, id desc limit ${limit + 1}`.execute(executor);
  return stretchOf(rows, limit, listCursor);
}

/** Where a source stands among those that are looked for; whole numbers, so that a cursor holds them exactly. */
interface Likelihood {
  /** 0 where it is called just so, else 1. */
  readonly inexact: number;
  /** Of its names from what is looked for, in millionths. */
  readonly distance: number;
  readonly letters: number;
  readonly id: string;
}

async function listLikeliest(
  executor: Executor,
  looked: string,
  { cursor, limit }: Stretch,
): Promise<SourceStretch> {
  const holds = `%${looked.replace(/[\\%_]/g, '\\$&')}%`;
  const place = readLikelihood(cursor);
  const behind =
    place === undefined
      ? sql`true`
      : sql`(inexact, distance, letters, id)
          > (${place.inexact}::integer, ${place.distance}::integer, ${place.letters}::integer, ${place.id}::uuid)`;
  const { rows } = await sql<Selectable<SourceTable> & Likelihood>`
    select * from (
      select source.*,
        (lower(name) <> ${looked} and ${looked} <> all(lower(aliases::text)::text[]))::integer as inexact,
        round((1 - word_similarity(${looked}, source_names(name, aliases))) * 1000000)::integer as distance,
        length(name) as letters
      from source
      where merged_into is null
        and (${looked} <% source_names(name, aliases) or source_names(name, aliases) like ${holds})
    ) found
    where ${behind}
    order by inexact, distance, letters, id limit ${limit + 1}`.execute(executor);
  return stretchOf(rows, limit, likelihoodCursor);
}

const LIKELIHOOD = /^([01])\.(\d{1,7})\.(\d{1,4})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readLikelihood(cursor = ''): Likelihood | undefined {
  const [, inexact, distance, letters, id] = LIKELIHOOD.exec(cursor) ?? [];
  return id === undefined
    ? undefined
    : { inexact: Number(inexact), distance: Number(distance), letters: Number(letters), id };
}

const likelihoodCursor = ({ inexact, distance, letters, id }: Likelihood) =>
  `${inexact}.${distance}.${letters}.${id}`;

/** `rows` are one more than are shown where the list goes on. */
function stretchOf<Row extends Selectable<SourceTable>>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): SourceStretch {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    sources: shown.map(toSource),
    next: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}
