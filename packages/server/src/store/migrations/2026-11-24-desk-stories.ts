import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The home list runs newest touch first, each of its views over an index of its own.
  `drop index story_by_touch`,
  `create index story_touched on story (touched_at, id)`,
  `create index story_touched_draft on story (touched_at, id) where state = 'draft'`,
  `create index story_touched_in_review on story (touched_at, id) where state = 'in-review'`,
  `create index story_touched_scheduled on story (touched_at, id) where state = 'scheduled'`,
  `create index story_touched_public on story (touched_at, id)
     where state in ('published', 'retracted', 'withdrawn')`,
  `create index story_touched_spiked on story (touched_at, id) where state = 'spiked'`,

  // What the desk finds a story by: headline and the beginning of its text. Not in SQL, which would be inlined and
  // lose its cost: for a common word the planner would then rather parse every text there is than use the index.
  // With its own search path, since PostgreSQL's own maintenance calls it without one.
  `create function story_words(headline text, plain_text text) returns tsvector
     language plpgsql immutable parallel safe cost 10000 set search_path from current
     as $$ begin return to_tsvector('onrecord', headline || ' ' || left(plain_text, 20000)); end $$`,
  `create index story_by_word on story using gin (story_words(headline, plain_text))`,
  // A staged headline is not in its story yet.
  `create index working_copy_by_word on working_copy using gin (story_words(coalesce(draft ->> 'headline', ''), ''))`,

  // A reader of an unpublished page. Only a hash of the token is kept: who reads the table cannot use it.
  `create table preview_link (
     token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
     story_id uuid not null references story on delete cascade,
     created_by text not null,
     expires_at timestamptz not null
   )`,
  `create index preview_link_by_expiry on preview_link (expires_at)`,

  // Stories that were here before the desk: as if touched when readers got them.
  `update story set touched_at = coalesce(updated_at, first_published_at, created_at)`,
];
