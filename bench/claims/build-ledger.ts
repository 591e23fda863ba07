import { sql } from 'kysely';
import { refreshClaims } from '../../packages/server/src/store/claims/public-claims.ts';
import type { Database } from '../../packages/server/src/store/database.ts';
import { lockEventLog } from '../../packages/server/src/store/event-log.ts';
import { Vocabulary } from '../archive/vocabulary.ts';
import type { BenchContext } from '../bench-context.ts';
import { randomFrom } from '../random.ts';

export interface LedgerSize {
  readonly claims: number;
  readonly citations: number;
}

/** Of each story; a story that reports more statements is rare. */
const CITATIONS_A_STORY = 10;
const CLAIMS_A_SOURCE = 50;
const TAGS = 60;
/** One claim in so many is denied by another. */
const DENIED_EVERY = 5;
const BATCH = 2000;
const WORDS_MIN = 8;
const WORDS_MAX = 30;
/** Who speaks, and what is cited, falls off steeply: the share of the first falls with the cube. */
const STEEPNESS = 3;

/** The id of the claim with this number; sources, stories and tags have theirs in the same way. */
export function ledgerId(kind: 'claim' | 'source' | 'story' | 'tag' | 'relation', number: number): string {
  const kinds = { claim: 1, source: 2, story: 3, tag: 4, relation: 5 } as const;
  return `0000000${kinds[kind]}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A number below `count`, small ones far more often. */
export function steep(random: () => number, count: number): number {
  return Math.floor(count * random() ** STEEPNESS);
}

/** Fills an empty database with a ledger: some sources speak, and some claims are cited, far more often than others. */
export async function buildLedger(
  context: BenchContext,
  db: Database,
  { claims, citations }: LedgerSize,
): Promise<void> {
  const random = randomFrom(7);
  const vocabulary = new Vocabulary(50_000);
  const stories = Math.ceil(citations / CITATIONS_A_STORY);
  const sources = Math.max(1, Math.ceil(claims / CLAIMS_A_SOURCE));
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  context.say(`Writing ${sources} sources and ${stories} stories …`);
  await sql`
    insert into tag (id, slug, name, description, internal)
    select id, 'topic-' || n, 'Topic ' || n, '', false
    from unnest(${numbers(TAGS).map((n) => ledgerId('tag', n))}::uuid[]) with ordinality as made (id, n)`.execute(
    db,
  );
  await sql`
    insert into source (id, kind, name, slug, created_at, touched_at, touched_by)
    select id, 'person', name, 'speaker-' || n, now(), now(), 'bench'
    from unnest(
      ${numbers(sources).map((n) => ledgerId('source', n))}::uuid[],
      ${numbers(sources).map(() => speakerName(vocabulary, random))}::text[]
    ) with ordinality as made (id, name, n)`.execute(db);
  await sql`
    insert into story (id, kind, state, slug, headline, dek, body, language, created_at, first_published_at, breaking,
      pinned, hero_alt_text, hero_caption, hero_credit, search_title, search_description, social_title,
      social_description, outlet_id, teaser, plain_text, word_count)
    select id, 'story', 'published', 'story-' || n, 'Headline ' || n, '', '{"type":"doc","version":1,"content":[]}', 'en',
      at, at, false, false, '', '', '', '', '', '', '', id::text, '', '', 0
    from (
      select ('00000003-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n,
        timestamptz '2015-01-01' + n * interval '50 minutes' as at
      from generate_series(0, ${stories - 1}::integer) n
    ) made`.execute(db);
  await sql`
    insert into story_tag (story_id, position, tag_id)
    select id, 0, ('00000004-0000-4000-8000-' || lpad(to_hex((row_number() over ()) % ${TAGS}), 12, '0'))::uuid
    from story`.execute(db);

  context.say(`Writing ${claims} claims …`);
  for (let from = 0; from < claims; from += BATCH) {
    context.stopped.signal.throwIfAborted();
    const batch = numbers(Math.min(BATCH, claims - from)).map((at) => from + at);
    await sql`
      insert into claim (id, public_id, text, language, directness, speaker_id, sourcing, said_at, said_from, place,
        channel_words, finding, finding_at, finding_grounds, created_at, touched_at, touched_by)
      select id, lpad(n::text, 8, '0'), text, 'en', 'paraphrase', speaker_id, '', to_char(at, 'YYYY-MM-DD'),
        date_trunc('day', at), '', '', 'unverified', at, '', at, at, 'bench'
      from unnest(
        ${batch.map((n) => ledgerId('claim', n))}::uuid[],
        ${batch}::integer[],
        ${batch.map(() => statement(vocabulary, random))}::text[],
        ${batch.map(() => ledgerId('source', steep(random, sources)))}::uuid[],
        ${batch.map(() => new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 3650) * 86_400_000))}::timestamptz[]
      ) as made (id, n, text, speaker_id, at)`.execute(db);
  }
  await sql`
    insert into claim_finding (claim_id, kind, grounds, at) select id, finding, '', finding_at from claim`.execute(
    db,
  );
  const denied = numbers(Math.floor(claims / DENIED_EVERY));
  await sql`
    insert into claim_relation (id, from_id, to_id, kind, note, at)
    select id, from_id, to_id, 'denies', '', now() from unnest(
      ${denied.map((n) => ledgerId('relation', n))}::uuid[],
      ${denied.map((n) => ledgerId('claim', claims - 1 - n))}::uuid[],
      ${denied.map((n) => ledgerId('claim', n))}::uuid[]
    ) as made (id, from_id, to_id)`.execute(db);

  context.say(`Writing ${citations} citations …`);
  for (let from = 0; from < citations; from += BATCH * 10) {
    context.stopped.signal.throwIfAborted();
    const batch = numbers(Math.min(BATCH * 10, citations - from)).map((at) => from + at);
    await sql`
      insert into citation (story_id, position, claim_id, published_at, passage, prefix, suffix, start_offset, end_offset)
      select story.id, position, claim_id, story.first_published_at, 'words that report it', 'before ', ' after', 0, 20
      from unnest(
        ${batch.map((n) => ledgerId('story', Math.floor(n / CITATIONS_A_STORY)))}::uuid[],
        ${batch.map((n) => n % CITATIONS_A_STORY)}::integer[],
        ${batch.map((n) => ledgerId('claim', n < claims ? n : steep(random, claims)))}::uuid[]
      ) as made (story_id, position, claim_id)
      join story on story.id = made.story_id`.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
  context.say('Listing what is public …');
  for (let from = 0; from < claims; from += BATCH) {
    context.stopped.signal.throwIfAborted();
    const batch = numbers(Math.min(BATCH, claims - from)).map((at) => ledgerId('claim', from + at));
    await db.transaction().execute(async (trx) => {
      await lockEventLog(trx);
      await refreshClaims(trx, batch);
    });
  }
  // What autovacuum does on a server that has run for a while.
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
}

function speakerName(vocabulary: Vocabulary, random: () => number): string {
  const rare = () => {
    const word = vocabulary.words[200 + Math.floor(random() * (vocabulary.words.length - 200))] ?? 'someone';
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  return `${rare()} ${rare()}`;
}

function statement(vocabulary: Vocabulary, random: () => number): string {
  const length = WORDS_MIN + Math.floor(random() * (WORDS_MAX - WORDS_MIN));
  return Array.from({ length }, () => vocabulary.draw(random)).join(' ');
}
