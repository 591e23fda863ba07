import { sql } from 'kysely';
import {
  changeContributors,
  changeSettings,
  changeTags,
} from '../../packages/server/src/commands/save-newsroom.ts';
import type { Database, Executor } from '../../packages/server/src/store/database.ts';
import { refreshPublicIndex } from '../../packages/server/src/store/public-index.ts';
import { type BenchContext, Refused } from '../bench-context.ts';
import { openFillingDatabase } from '../filling-database.ts';
import { type ArchiveStory, ArchiveWriter, AUTHORS, idOf, PICTURES, TAGS } from './archive-story.ts';
import { Vocabulary } from './vocabulary.ts';

export interface ArchiveOptions {
  /** Where the newsroom's data goes; made if it is not there. */
  readonly dataDir: string;
  readonly stories: number;
}

const BATCH = 2000;
/** One for each of two cores. */
const WRITERS = 2;
/** Stories between two lines of progress. */
const PROGRESS_EVERY = 50_000;
/** One story in so many was corrected. */
const CORRECTED_EVERY = 250;

/**
 * Builds an archive in the built-in PostgreSQL, as fast as it goes: the indexes that grow slowest are made at the
 * end. Returns the seconds it took.
 */
export async function buildArchive(context: BenchContext, options: ArchiveOptions): Promise<number> {
  const begun = performance.now();
  const { db, close } = await openFillingDatabase(context, options.dataDir, { connections: WRITERS });
  await refuseIfUsed(db);
  await writeNewsroom(db);
  const indexes = await dropSlowIndexes(db);
  await setAutovacuum(db, false);
  await writeStories(context, db, options.stories, begun);
  for (const { name, definition } of indexes) {
    context.say(`${elapsed(begun)}: making the index ${name} …`);
    await makeIndex(db, definition);
  }
  await setAutovacuum(db, true);
  context.say(`${elapsed(begun)}: vacuum and analyze …`);
  // What autovacuum does on a server that has run for a while.
  await sql`vacuum analyze`.execute(db);
  await sql`checkpoint`.execute(db);
  await close();
  const seconds = (performance.now() - begun) / 1000;
  context.say(`${elapsed(begun)}: the archive of ${options.stories} stories is ready`);
  return seconds;
}

const elapsed = (begun: number) => `${((performance.now() - begun) / 1000).toFixed(0)} s`;

async function refuseIfUsed(db: Database): Promise<void> {
  const story = await db.selectFrom('story').select('id').limit(1).executeTakeFirst();
  if (story) throw new Refused('There are stories in that folder already: --reuse measures them.');
}

async function writeNewsroom(db: Database): Promise<void> {
  const command = { db, clock: () => new Date(), actor: 'bench' };
  await changeSettings(command, { name: 'The Archive', description: 'Stories for measuring.' });
  const tags = Array.from({ length: TAGS }, (_, number) => ({
    id: idOf('tag', number),
    slug: `topic-${number}`,
    name: `Topic ${number}`,
    description: '',
    internal: false,
  }));
  const authors = Array.from({ length: AUTHORS }, (_, number) => ({
    id: idOf('author', number),
    slug: `reporter-${number}`,
    name: `Reporter ${number}`,
    bio: '',
    location: '',
    website: '',
    pictureMediaId: null,
  }));
  await changeTags(command, tags);
  await changeContributors(command, authors);
  await db
    .insertInto('media')
    .values(
      Array.from({ length: PICTURES }, (_, number) => ({
        id: idOf('picture', number),
        kind: 'picture' as const,
        content_hash: number.toString(16).padStart(64, '0'),
        mime_type: 'image/jpeg',
        file_name: `picture-${number}.jpg`,
        size_bytes: 400_000,
        width_px: 1600,
        height_px: 900,
        caption: '',
        credit: 'The Archive',
        creator: '',
        copyright: '',
        alt_text: 'A picture for measuring.',
        created_at: new Date(),
      })),
    )
    .execute();
}

/** It would look through each table again and again while it grows. */
async function setAutovacuum(db: Database, enabled: boolean): Promise<void> {
  for (const table of ['story', 'story_tag', 'story_contributor', 'listing', 'search_entry', 'address'])
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = ${sql.lit(enabled)})`.execute(db);
}

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** Drops the indexes of the search, which take most of the time when they grow row by row. */
async function dropSlowIndexes(db: Database): Promise<Index[]> {
  const { rows } = await sql<Index>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'search_entry' and schemaname = current_schema() and indexname not like '%_pkey'`.execute(
    db,
  );
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db);
  return rows;
}

async function makeIndex(db: Database, definition: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set maintenance_work_mem = '1GB'`.execute(connection);
    await sql`set max_parallel_maintenance_workers = 2`.execute(connection);
    await sql.raw(definition).execute(connection);
  });
}

async function writeStories(
  context: BenchContext,
  db: Database,
  stories: number,
  begun: number,
): Promise<void> {
  const writer = new ArchiveWriter(new Vocabulary(), stories, new Date());
  let next = 0;
  let written = 0;
  const writeBatches = () =>
    db.connection().execute(async (connection) => {
      // The rows are consistent as they are made: no need to look each reference up.
      await sql`set session_replication_role = replica`.execute(connection);
      // Without statistics the planner would read whole tables, which grow.
      await sql`set enable_seqscan = off`.execute(connection);
      for (let from = next; from < stories; from = next) {
        context.stopped.signal.throwIfAborted();
        next += BATCH;
        const size = Math.min(BATCH, stories - from);
        const batch = Array.from({ length: size }, (_, at) => writer.story(from + at));
        await connection.transaction().execute((trx) => writeBatch(trx, batch, from));
        const before = written;
        written += size;
        if (Math.floor(before / PROGRESS_EVERY) < Math.floor(written / PROGRESS_EVERY))
          context.say(`${elapsed(begun)}: ${written} of ${stories} stories`);
      }
      await sql`reset all`.execute(connection);
    });
  await Promise.all(Array.from({ length: WRITERS }, writeBatches));
}

/** Whole columns as arrays: far quicker than a parameter for each value. Revisions are left out. */
async function writeBatch(trx: Executor, batch: readonly ArchiveStory[], from: number): Promise<void> {
  const column = <T>(pick: (story: ArchiveStory) => T) => batch.map(pick);
  await sql`
    insert into story (id, kind, state, slug, headline, dek, body, language, created_at, first_published_at, updated_at,
      touched_at, breaking, pinned, hero_media_id, hero_alt_text, hero_caption, hero_credit, search_title, search_description,
      social_title, social_description, outlet_id, teaser, plain_text, word_count)
    select id, 'story', 'published', slug, headline, dek, body, 'en', published_at, published_at, updated_at,
      coalesce(updated_at, published_at), breaking, false, picture, case when picture is null then '' else 'A picture for measuring.' end, '',
      case when picture is null then '' else 'The Archive' end, '', '', '', '', id::text, teaser, plain_text, word_count
    from unnest(
      ${column((story) => story.id)}::uuid[],
      ${column((story) => story.slug)}::text[],
      ${column((story) => story.headline)}::text[],
      ${column((story) => story.dek)}::text[],
      ${column((story) => JSON.stringify(story.body))}::jsonb[],
      ${column((story) => story.publishedAt)}::timestamptz[],
      ${column((story) => story.updatedAt)}::timestamptz[],
      ${column((story) => story.breaking)}::boolean[],
      ${column((story) => (story.picture === null ? null : idOf('picture', story.picture)))}::uuid[],
      ${column((story) => story.teaser)}::text[],
      ${column((story) => story.plainText)}::text[],
      ${column((story) => story.wordCount)}::integer[]
    ) as made (id, slug, headline, dek, body, published_at, updated_at, breaking, picture, teaser, plain_text, word_count)
  `.execute(trx);
  await writeLinks(trx, 'story_tag', batch, (story) => story.tags.map((tag) => idOf('tag', tag)));
  await writeLinks(trx, 'story_contributor', batch, (story) =>
    story.authors.map((author) => idOf('author', author)),
  );
  const corrected = batch.filter((_, at) => (from + at) % CORRECTED_EVERY === 0);
  await trx
    .insertInto('correction')
    .values(
      corrected.map((story, at) => ({
        id: idOf('correction', from + at),
        story_id: story.id,
        kind: 'correction' as const,
        note: 'An earlier version gave a wrong number.',
        at: new Date(story.publishedAt.getTime() + 3_600_000),
      })),
    )
    .execute();
  await refreshPublicIndex(
    trx,
    column((story) => story.id),
  );
}

async function writeLinks(
  trx: Executor,
  table: 'story_tag' | 'story_contributor',
  batch: readonly ArchiveStory[],
  targetsOf: (story: ArchiveStory) => string[],
): Promise<void> {
  const links = batch.flatMap((story) =>
    targetsOf(story).map((target, position) => ({ story: story.id, position, target })),
  );
  const target = sql.id(table === 'story_tag' ? 'tag_id' : 'contributor_id');
  await sql`
    insert into ${sql.table(table)} (story_id, position, ${target})
    select * from unnest(
      ${links.map((link) => link.story)}::uuid[],
      ${links.map((link) => link.position)}::smallint[],
      ${links.map((link) => link.target)}::uuid[]
    )`.execute(trx);
}
