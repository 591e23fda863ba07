import { likeness, type Stated, tellingWords } from '@onrecord/domain/claims/ledger/likeness';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';
import { lookUpSources } from './source-lists.ts';

/** A claim on record that a statement may be. */
export interface ClaimMatch {
  readonly claimId: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Sources that somebody written so may be, whose claims are looked through. */
const SPEAKERS_MAX = 5;
/**
 * Words of the statement that are looked for: the longest, which are the rarest. Who speaks most has thousands of claims
 * with one of the others, and a claim that shares half of the words hardly ever shares none of these.
 */
const WORDS_MAX = 8;
/** Claims compared word by word: those that share most with the statement. */
const COMPARED_MAX = 40;
const OFFERED_MAX = 5;

/**
 * The claims of the same speaker in similar words, the likeliest first; `atLeast` is the likeness from which one is
 * offered. Without a speaker, only claims that have all the words looked for.
 */
export async function listLikelyClaims(
  executor: Executor,
  stated: Stated & { readonly speaker: string },
  atLeast: number,
): Promise<ClaimMatch[]> {
  const words = [...tellingWords(stated)].sort((a, b) => b.length - a.length).slice(0, WORDS_MAX);
  if (words.length === 0) return [];
  const speakers =
    stated.speaker.trim() === '' ? [] : await lookUpSources(executor, stated.speaker, SPEAKERS_MAX);
  if (stated.speaker.trim() !== '' && speakers.length === 0) return [];
  const anyOf = sql`(
    select string_agg(''''|| replace(lexeme, '''', '''''') || '''', ' | ')::tsquery
    from unnest(to_tsvector('onrecord', ${words.join(' ')}))
  )`;
  const rows =
    speakers.length > 0
      ? await sql<MatchRow>`
          with looked as materialized (select ${anyOf} as words)
          select id, text, language, said_at from claim, looked
          where speaker_id = any(${speakers.map(({ id }) => id)}::uuid[])
            and vector @@ looked.words and merged_into is null and sealed_at is null
          order by ts_rank(vector, looked.words) desc, id limit ${COMPARED_MAX}`.execute(executor)
      : await sql<MatchRow>`
          select id, text, language, said_at from claim
          where vector @@ plainto_tsquery('onrecord', ${words.join(' ')}) and merged_into is null and sealed_at is null
          limit ${COMPARED_MAX}`.execute(executor);
  return rows.rows
    .map(({ id, said_at: saidAt, ...row }) => ({
      claimId: id,
      likeness: likeness(stated, { ...row, saidAt }),
    }))
    .filter((match) => match.likeness >= atLeast)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, OFFERED_MAX);
}

interface MatchRow {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly said_at: string | null;
}
