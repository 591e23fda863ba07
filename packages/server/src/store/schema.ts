import type { StoryKind, StoryState } from '@onrecord/domain/article/story-input';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import type { Body } from '@onrecord/domain/body/body';
import type { MediaKind } from '@onrecord/domain/media/media';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';

/** The tables as `migrations/` leaves them. Names are PostgreSQL's; `views/` and the aggregates map them. */
export interface Schema {
  newsroom: NewsroomTable;
  media: MediaTable;
  contributor: ContributorTable;
  tag: TagTable;
  story: StoryTable;
  story_contributor: StoryContributorTable;
  story_tag: StoryTagTable;
  revision: RevisionTable;
  correction: CorrectionTable;
  event: EventTable;
  listing: ListingTable;
  search_entry: SearchEntryTable;
  address: AddressTable;
}

export interface NewsroomTable {
  /** Always true: there is one row. */
  only: ColumnType<boolean, true, never>;
  settings: JSONColumnType<NewsroomSettings>;
  updated_at: Date;
}

export interface MediaTable {
  id: string;
  kind: MediaKind;
  content_hash: string;
  mime_type: string;
  file_name: string;
  /** A bigint, which the driver hands out as digits. */
  size_bytes: ColumnType<string, number, number>;
  width_px: number | null;
  height_px: number | null;
  caption: string;
  credit: string;
  creator: string;
  copyright: string;
  alt_text: string;
  created_at: Date;
}

export interface ContributorTable {
  id: string;
  slug: string;
  name: string;
  bio: string;
  location: string;
  website: string;
  picture_media_id: string | null;
}

export interface TagTable {
  id: string;
  slug: string;
  name: string;
  description: string;
  internal: boolean;
}

export interface StoryTable {
  id: string;
  kind: StoryKind;
  state: StoryState;
  slug: string;
  headline: string;
  dek: string;
  body: JSONColumnType<Body>;
  language: string;
  created_at: Date;
  first_published_at: Date | null;
  updated_at: Date | null;
  scheduled_for: Date | null;
  breaking: boolean;
  pinned: boolean;
  hero_media_id: string | null;
  hero_alt_text: string;
  hero_caption: string;
  hero_credit: string;
  canonical_url: string | null;
  search_title: string;
  search_description: string;
  social_title: string;
  social_description: string;
  social_media_id: string | null;
  outlet_id: string;
  /** Derived when saved: see `deriveFrom` in story.ts. */
  teaser: string;
  plain_text: string;
  word_count: number;
  /** What the import that brought the story saw of it; null for stories written here. */
  import_fingerprint: string | null;
}

export interface StoryContributorTable {
  story_id: string;
  position: number;
  contributor_id: string;
}

export interface StoryTagTable {
  story_id: string;
  position: number;
  tag_id: string;
}

export interface RevisionTable {
  story_id: string;
  number: number;
  at: Date;
  actor: string;
  act: string;
  content: JSONColumnType<object>;
}

export interface CorrectionTable {
  id: string;
  story_id: string;
  kind: CorrectionKind;
  note: string;
  at: Date;
}

export interface EventTable {
  id: ColumnType<string, string | bigint, never>;
  at: Date;
  type: string;
  actor: string;
  keys: string[];
  paths: string[];
}

export interface ListingTable {
  feed_id: string;
  published_at: Date;
  story_id: string;
}

export interface SearchEntryTable {
  story_id: string;
  published_at: Date;
  /** Years × 12 + months: what search narrows by. */
  month: GeneratedAlways<number>;
  vector: string;
}

export interface AddressTable {
  path: string;
  kind: 'story' | 'tag' | 'author' | 'media' | 'moved' | 'gone';
  target_id: string;
}
