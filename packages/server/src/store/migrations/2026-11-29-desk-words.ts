import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/**
 * What the desk finds a story by, kept with the story instead of made of its text at each look: a list in which a word
 * is in nearly every story is walked in its order, and that would parse text after text.
 */
const STATEMENTS = [
  `drop index story_by_word`,
  `drop index working_copy_by_word`,
  `drop function story_words(text, text)`,

  // Words as they are written, for those that are half typed; "govern" alone stands for "government" in the other one.
  `create text search configuration onrecord_as_typed (copy = simple)`,
  `alter text search configuration onrecord_as_typed
     alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part, numword, hword_numpart, numhword
     with unaccent, simple`,

  // Headline and the beginning of the text. With its own search path, since PostgreSQL's own maintenance calls it
  // without one. Where in the text a word stands is not asked.
  `create function desk_words(headline text, plain_text text) returns tsvector
     language plpgsql immutable parallel safe set search_path from current
     as $$
     declare words text := headline || ' ' || left(plain_text, 20000);
     begin
       return strip(to_tsvector('onrecord_as_typed', words)) || strip(to_tsvector('onrecord', words));
     end $$`,
  `alter table story add column words tsvector generated always as (desk_words(headline, plain_text)) stored`,
  `create index story_by_word on story using gin (words)`,
  // What is offered to link to runs newest first.
  `create index story_newest on story (first_published_at) where state = 'published'`,
  // A staged headline is not in its story yet.
  `alter table working_copy add column words tsvector
     generated always as (desk_words(coalesce(draft ->> 'headline', ''), '')) stored`,
  `create index working_copy_by_word on working_copy using gin (words)`,
];
