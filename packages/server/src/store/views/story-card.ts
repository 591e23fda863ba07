import type { HeroView, StoryCard } from '@onrecord/domain/article/views';
import { readingMinutes } from '@onrecord/domain/text/words';
import type { ExpressionBuilder, SqlBool } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { type MediaRow, toMedia } from '../media.ts';
import type { Schema } from '../schema.ts';

/** The columns a card is made of, for `select` on `story`. */
export const CARD_COLUMNS = [
  'story.id',
  'story.slug',
  'story.headline',
  'story.teaser',
  'story.language',
  'story.first_published_at',
  'story.word_count',
  'story.breaking',
  'story.pinned',
  'story.hero_alt_text',
  'story.hero_caption',
  'story.hero_credit',
] as const;

/** The hero's file as a sub-select beside `CARD_COLUMNS`. */
export function heroMedia(eb: ExpressionBuilder<Schema, 'story'>) {
  return jsonObjectFrom(
    eb.selectFrom('media').selectAll('media').whereRef('media.id', '=', 'story.hero_media_id'),
  ).as('hero_media');
}

/** Whether the story is followed live now, as a sub-select beside `CARD_COLUMNS`. */
export function isLive(eb: ExpressionBuilder<Schema, 'story'>) {
  return eb
    .exists(
      eb
        .selectFrom('coverage')
        .select('coverage.story_id')
        .whereRef('coverage.story_id', '=', 'story.id')
        .where('coverage.ended_at', 'is', null),
    )
    .as('is_live');
}

interface CardRow {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly teaser: string;
  readonly language: string;
  readonly first_published_at: Date | null;
  readonly word_count: number;
  readonly breaking: boolean;
  readonly pinned: boolean;
  readonly hero_alt_text: string;
  readonly hero_caption: string;
  readonly hero_credit: string;
  readonly hero_media: MediaRow | null;
  readonly is_live: SqlBool;
}

export function toCard(row: CardRow): StoryCard {
  if (row.first_published_at === null) throw new Error(`Story ${row.id} is listed but was never published.`);
  return {
    id: row.id,
    slug: row.slug,
    headline: row.headline,
    teaser: row.teaser,
    language: row.language,
    publishedAt: row.first_published_at,
    readingMinutes: readingMinutes(row.word_count, row.language),
    breaking: row.breaking,
    pinned: row.pinned,
    isLive: row.is_live === true,
    hero: toHero(row),
    centralClaim: null,
  };
}

function toHero(row: CardRow): HeroView | null {
  if (row.hero_media === null) return null;
  return {
    media: toMedia(row.hero_media),
    altText: row.hero_alt_text,
    caption: row.hero_caption,
    credit: row.hero_credit,
  };
}
