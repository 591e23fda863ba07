import type { StoryCard } from '@onrecord/domain/article/views';
import type { Executor } from '../database.ts';
import { CARD_COLUMNS, heroMedia, isLive, toCard } from './story-card.ts';

/** Cards of published stories by id. */
export async function listCards(executor: Executor, ids: readonly string[]): Promise<Map<string, StoryCard>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('story')
    .select([...CARD_COLUMNS, heroMedia, isLive])
    .where('story.id', 'in', ids)
    .where('story.state', '=', 'published')
    .execute();
  return new Map(rows.map((row) => [row.id, toCard(row)]));
}
