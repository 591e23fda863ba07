import type { ListedCorrection } from '@onrecord/domain/article/views';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';

const CORRECTIONS_STRETCH = 50;

export interface CorrectionsView {
  readonly corrections: readonly ListedCorrection[];
  /** The id behind which the next stretch begins; null at the end. */
  readonly next: string | null;
}

/** Whether any of these stories has been corrected: lists of corrections then name it. */
export async function haveCorrections(executor: Executor, storyIds: readonly string[]): Promise<boolean> {
  const row = await executor
    .selectFrom('correction')
    .select('id')
    .where('story_id', 'in', storyIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Corrections of public stories, newest first, behind the one with the id `before`. */
export async function listCorrections(
  executor: Executor,
  options: { readonly before?: string | undefined; readonly limit?: number } = {},
): Promise<CorrectionsView> {
  const limit = options.limit ?? CORRECTIONS_STRETCH;
  let query = executor
    .selectFrom('correction')
    .innerJoin('story', 'story.id', 'correction.story_id')
    .select(['correction.id', 'correction.kind', 'correction.note', 'correction.at'])
    .select(['story.slug', 'story.headline', 'story.language'])
    .where('story.state', 'in', ['published', 'retracted'])
    .orderBy('correction.at', 'desc')
    .orderBy('correction.id', 'desc')
    .limit(limit + 1);
  if (options.before !== undefined) {
    query = query.where(
      sql<boolean>`(correction.at, correction.id) < (select at, id from correction where id = ${options.before}::uuid)`,
    );
  }
  const rows = await query.execute();
  const corrections = rows
    .slice(0, limit)
    .map(({ id, kind, note, at, ...story }) => ({ id, kind, note, at, story }));
  return { corrections, next: rows.length > limit ? (corrections.at(-1)?.id ?? null) : null };
}
