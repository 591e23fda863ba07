import type { ClaimContent, EvidenceKind, Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { SourceKind } from '@onrecord/domain/claims/ledger/source';
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** The tables of the ledger, as its migrations leave them. */
export interface ClaimSchema {
  source: SourceTable;
  claim: ClaimTable;
  claim_relay: ClaimRelayTable;
  claim_finding: ClaimFindingTable;
  claim_relation: ClaimRelationTable;
  evidence: EvidenceTable;
  ledger_history: LedgerHistoryTable;
  follow_up: FollowUpTable;
  dismissed_statement: DismissedStatementTable;
  citation: CitationTable;
  claim_entry: ClaimEntryTable;
  claim_listing: ClaimListingTable;
}

export interface SourceTable {
  id: string;
  kind: SourceKind;
  /** Of an unnamed source its description. */
  name: string;
  role: Generated<string>;
  aliases: Generated<string[]>;
  /** Null for an unnamed source. */
  slug: string | null;
  /** Set for unnamed sources only; never leaves the newsroom. */
  unnamed_reason: string | null;
  /** A user id: who last gave the description and the reason. */
  granted_by: string | null;
  /** A user id, never that of `granted_by`. */
  agreed_by: string | null;
  agreed_at: Date | null;
  /** The source this one became part of; never one that was merged itself, and never set for an unnamed one. */
  merged_into: Generated<string | null>;
  version: Generated<number>;
  created_at: Date;
  touched_at: Date;
  touched_by: string;
}

export interface ClaimTable {
  id: string;
  public_id: string;
  text: string;
  language: string;
  directness: ClaimContent['directness'];
  speaker_id: string;
  sourcing: string;
  said_at: string | null;
  /** The first instant of `said_at`: what lists are ordered by. */
  said_from: Date | null;
  place: string;
  channel_kind: NonNullable<ClaimContent['channel']>['kind'] | null;
  channel_words: string;
  finding: Finding;
  finding_at: Date;
  finding_grounds: string;
  sealed_at: Date | null;
  /** Public. */
  seal_notice: string | null;
  /** Never leaves the newsroom. */
  seal_reason: string | null;
  /** The claim this one became part of; never one that was merged itself. */
  merged_into: string | null;
  /** Counts changes of content and finding: what somebody who edits started from. */
  version: Generated<number>;
  created_at: Date;
  touched_at: Date;
  touched_by: string;
  vector: GeneratedAlways<string>;
}

export interface ClaimRelayTable {
  claim_id: string;
  position: number;
  source_id: string;
  sourcing: string;
}

/** What the newsroom held, and since when. */
export interface ClaimFindingTable {
  id: GeneratedAlways<string>;
  claim_id: string;
  kind: Finding;
  grounds: string;
  at: Date;
}

export interface ClaimRelationTable {
  id: string;
  from_id: string;
  to_id: string;
  kind: RelationKind;
  note: string;
  at: Date;
}

export interface EvidenceTable {
  id: string;
  claim_id: string;
  kind: EvidenceKind;
  title: string;
  url: string;
  captured_at: Date;
  captured_by: string;
  captured_by_name: string;
  content_hash: string | null;
  file_name: string | null;
  /** A bigint, which the driver hands out as digits. */
  size_bytes: ColumnType<string | null, number | null, number | null>;
  public: Generated<boolean>;
  added_at: Date;
}

export interface LedgerHistoryTable {
  id: GeneratedAlways<string>;
  subject_type: 'claim' | 'source';
  subject_id: string;
  at: Date;
  user_id: string;
  user_name: string;
  act: string;
  why: string;
  content: JSONColumnType<object>;
}

export interface FollowUpTable {
  id: string;
  claim_id: string;
  story_id: string;
  at: Date;
  kind: 'update' | 'clarification' | 'correction';
  note: string;
  state: Generated<'open' | 'accepted' | 'skipped'>;
  acted_at: Date | null;
  acted_by_name: string | null;
  correction_id: string | null;
}

export interface DismissedStatementTable {
  story_id: string;
  key: string;
  at: Date;
  user_id: string;
}

/** Derived: which words of a public story, or of a live entry of it, carry which claim. */
export interface CitationTable {
  story_id: string;
  /** `STORY_TEXT_ID` for the story's own text. */
  entry_id: Generated<string>;
  /** Within the text or the entry, from 0. */
  position: number;
  claim_id: string;
  published_at: Date;
  passage: string;
  prefix: string;
  suffix: string;
  start_offset: number;
  end_offset: number;
}

/** Derived: a claim that readers can reach. */
export interface ClaimEntryTable {
  claim_id: string;
  at: Date;
  /** The oldest story that cites it: its tags are the claim's topics. */
  first_story_id: string;
  /** Since when the newsroom holds its finding: what is due for review is found by it. */
  finding_at: Date;
  story_count: number;
  vector: string;
}

/** Derived: a public claim in a list of a source, of a topic, or of both. */
export interface ClaimListingTable {
  source_id: string;
  topic_id: string;
  at: Date;
  claim_id: string;
}
