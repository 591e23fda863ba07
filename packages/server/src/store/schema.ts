import type { StoryKind, StoryState } from '@onrecord/domain/article/story-input';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import type { Body } from '@onrecord/domain/body/body';
import type { MediaKind } from '@onrecord/domain/media/media';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import type { Role } from '@onrecord/domain/team/roles';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { ClaimSchema } from './claims/claim-schema.ts';
import type { NoticeSchema } from './notice-schema.ts';

/** The tables as `migrations/` leaves them. Names are PostgreSQL's; `views/` and the aggregates map them. */
export interface Schema extends ClaimSchema, NoticeSchema {
  newsroom: NewsroomTable;
  media: MediaTable;
  contributor: ContributorTable;
  tag: TagTable;
  story: StoryTable;
  story_contributor: StoryContributorTable;
  story_tag: StoryTagTable;
  revision: RevisionTable;
  published_version: PublishedVersionTable;
  correction: CorrectionTable;
  event: EventTable;
  listing: ListingTable;
  search_entry: SearchEntryTable;
  entry_search: EntrySearchTable;
  address: AddressTable;
  media_use: MediaUseTable;
  story_owner: StoryOwnerTable;
  working_copy: WorkingCopyTable;
  working_copy_update: WorkingCopyUpdateTable;
  review_note: ReviewNoteTable;
  audit_entry: AuditEntryTable;
  preview_link: PreviewLinkTable;
  coverage: CoverageTable;
  live_entry: LiveEntryTable;
  live_entry_revision: LiveEntryRevisionTable;
  team_user: TeamUserTable;
  team_session: TeamSessionTable;
  team_account: TeamAccountTable;
  team_verification: TeamVerificationTable;
  team_passkey: TeamPasskeyTable;
  team_two_factor: TeamTwoFactorTable;
  team_invitation: TeamInvitationTable;
  team_try: TeamTryTable;
  team_device: TeamDeviceTable;
  team_secret: TeamSecretTable;
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
  focal_x: Generated<number>;
  focal_y: Generated<number>;
  /** See `Media.renditionVersion`. */
  rendition_version: Generated<string>;
  /** Somebody decided that the picture needs no words. */
  decorative: Generated<boolean>;
  /** A person of the team; null for what an import or the demo brought. */
  uploaded_by: Generated<string | null>;
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
  /** When anybody last changed anything of it at the desk, and who (a user id). */
  touched_at: Generated<Date>;
  touched_by: string | null;
  /** Whether an editor has approved what is in review. */
  approved: Generated<boolean>;
  embargoed_until: Date | null;
  hero_decorative: Generated<boolean>;
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

/** A revision that readers got: see `published-version.ts`. */
export interface PublishedVersionTable {
  story_id: string;
  /** 1, 2, 3, … of each story. */
  version: number;
  revision_number: number;
  at: Date;
  correction_id: string | null;
  /** The words that this version and those before it changed are not shown. */
  words_withheld: Generated<boolean>;
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

/** Derived: the words of a public live entry. */
export interface EntrySearchTable {
  entry_id: string;
  story_id: string;
  /** When its story was: search lists stories, by when they were published. */
  published_at: Date;
  month: GeneratedAlways<number>;
  posted_at: Date;
  vector: string;
}

export interface AddressTable {
  path: string;
  kind: 'story' | 'tag' | 'author' | 'media' | 'claim' | 'source' | 'moved' | 'gone';
  target_id: string;
}

export interface StoryOwnerTable {
  story_id: string;
  user_id: string;
}

export interface WorkingCopyTable {
  story_id: string;
  yjs: Buffer;
  /** A bigint, which the driver hands out as digits; the newest update that `yjs` holds. */
  yjs_seq: ColumnType<string, number | undefined, number>;
  draft: JSONColumnType<StoryDraft>;
  has_staged_changes: Generated<boolean>;
  touched_at: Date;
  /** A user id. */
  touched_by: string | null;
  /** Names of those who typed since the last revision. */
  unrevised_by: Generated<string[]>;
  unrevised_since: Date | null;
}

export interface WorkingCopyUpdateTable {
  story_id: string;
  seq: GeneratedAlways<string>;
  update: Buffer;
}

export interface ReviewNoteTable {
  id: string;
  story_id: string;
  at: Date;
  user_id: string;
  user_name: string;
  kind: 'asked' | 'changes-asked' | 'approved' | 'note';
  text: string;
}

export interface AuditEntryTable {
  id: GeneratedAlways<string>;
  at: Date;
  user_id: string;
  user_name: string;
  act: string;
  subject_type: string;
  subject_id: string | null;
  details: JSONColumnType<object>;
}

/** Which stories show or offer a file, in what readers see or in what is being written. Derived. */
export interface MediaUseTable {
  media_id: string;
  story_id: string;
}

/** A person of the newsroom. The columns down to `updated_at` are better-auth's. */
export interface TeamUserTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  email_verified: boolean;
  image: string | null;
  two_factor_enabled: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
  role: Role;
  /** Since when this person cannot sign in. */
  disabled_at: Date | null;
  /** Part of the demo newsroom: its password is public. */
  demo: Generated<boolean>;
  contributor_id: string | null;
}

export interface TeamSessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A way to sign in; ours are passwords only. */
export interface TeamAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A step of signing in that is under way: a passkey's challenge, a second factor. */
export interface TeamVerificationTable {
  id: string;
  expires_at: Date;
}

export interface TeamPasskeyTable {
  id: string;
  user_id: string;
}

export interface TeamTwoFactorTable {
  id: string;
  user_id: string;
}

export interface TeamInvitationTable {
  id: string;
  token_hash: Buffer;
  /** Null for the first owner, who says it when accepting. */
  email: string | null;
  role: Role;
  /** The person who gets a new password by it; null where it makes a new person. */
  user_id: string | null;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface TeamTryTable {
  kind: 'account' | 'address' | 'device';
  bucket: number;
  failures: number;
  last_at: Date;
  free_at: Date;
}

export interface TeamDeviceTable {
  token_hash: Buffer;
  user_id: string;
  seen_at: Date;
}

export interface TeamSecretTable {
  /** Always true: there is one row. */
  only: ColumnType<boolean, true, never>;
  secret: string;
}

export interface PreviewLinkTable {
  /** SHA-256 of the token in hexadecimal digits; the token itself is kept nowhere. */
  token_hash: string;
  id: string;
  story_id: string;
  /** A user id. */
  created_by: string;
  created_at: Date;
  expires_at: Date;
}

/** A story that is or was followed live. */
export interface CoverageTable {
  story_id: string;
  started_at: Date;
  ended_at: Date | null;
  pinned_entry_id: string | null;
  /** When anything of its entries last changed for readers; null while it has none. */
  changed_at: Date | null;
}

export interface LiveEntryTable {
  id: string;
  story_id: string;
  posted_at: Date;
  headline: string;
  body: JSONColumnType<Body>;
  plain_text: string;
  /** '' where it is no key event. */
  key_event: string;
  vector: GeneratedAlways<string>;
  /** Whether its text has claim marks. */
  cites: GeneratedAlways<boolean>;
  /** Who posted it, as printed then; a contributor is printed as they are called now. */
  byline: string;
  contributor_id: string | null;
  /** A user id; null for what nobody of the team posted. */
  posted_by: string | null;
  version: number;
  edited_at: Date | null;
  removed_at: Date | null;
  /** A user id. */
  removed_by: string | null;
  broken_out_story_id: string | null;
}

export interface LiveEntryRevisionTable {
  entry_id: string;
  number: number;
  at: Date;
  actor: string;
  act: string;
  content: JSONColumnType<object>;
}
