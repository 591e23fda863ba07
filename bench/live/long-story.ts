import { liveKey, storyKey } from '@onrecord/domain/address/keys';
import { storyPath } from '@onrecord/domain/address/paths';
import { body, paragraph } from '@onrecord/domain/body/build';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { encodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import { entryPath, stretchPath } from '@onrecord/domain/live/live-paths';
import { sql } from 'kysely';
import { saveStoryBatch } from '../../packages/server/src/commands/save-stories.ts';
import { type Database, openDatabase } from '../../packages/server/src/store/database.ts';
import { refreshEntriesOfStory } from '../../packages/server/src/store/entry-index.ts';
import { appendEvent } from '../../packages/server/src/store/event-log.ts';
import { buildStory } from '../../packages/server/src/testing/stories.ts';
import type { BenchContext } from '../bench-context.ts';
import { HttpClient } from '../http-client.ts';
import { type Table, verdict } from '../report.ts';
import { median, percentile } from '../samples.ts';
import type { ServerAddress } from '../server-process.ts';

const SHORT = 50;
const LONG = 5000;
/** Live stories of each length: every page is asked for once, so that none comes from the page store. */
const STORIES = 20;
/** One entry in so many is a key event. */
const KEY_EVENT_EVERY = 25;
/** The bar: the long ones to the short ones. */
const RATIO_BAR = 1.5;
const ENTRY = body(
  paragraph(
    'The harbour master has opened the inner basin again; ships are let through one by one, the ferry first.',
  ),
  paragraph('Two of the three cranes work. The third is inspected on Thursday.'),
);

/** An address of a live story, made of an entry in the middle of it. */
type AddressOf = (story: LongStory) => string;

interface LongStory {
  readonly slug: string;
  readonly entries: number;
  readonly middle: { readonly id: string; readonly postedAt: Date };
  /** Behind the last whole stretch. */
  readonly deep: { readonly id: string; readonly postedAt: Date };
}

const PAGES: ReadonlyArray<readonly [string, AddressOf]> = [
  ['first page', ({ slug }) => storyPath(slug)],
  ['Show More, in the middle', ({ slug, middle }) => stretchPath(slug, 'newest', cursorOf(middle))],
  ['Show More, the last one', ({ slug, deep }) => stretchPath(slug, 'newest', cursorOf(deep))],
  ['from the beginning', ({ slug }) => stretchPath(slug, 'oldest', null)],
  ['the address of an entry', ({ slug, middle }) => entryPath(slug, middle.id)],
];

const cursorOf = ({ id, postedAt }: LongStory['middle']) => encodeEntryCursor({ postedAt, entryId: id });

/** Pages of live stories with 5,000 entries beside those with 50, each rendered for the first time. */
export async function measureLongStories(context: BenchContext, address: ServerAddress): Promise<Table> {
  context.say(`${STORIES} live stories of ${SHORT} entries and ${STORIES} of ${LONG} …`);
  const db = openDatabase({ connectionString: address.connectionString, poolSize: 1, statementTimeoutMs: 0 });
  const pairs: Array<readonly [LongStory, LongStory]> = [];
  let first: LongStory;
  try {
    first = await addStory(db, 'live-story', SHORT);
    for (let number = 0; number < STORIES; number++)
      pairs.push([await addStory(db, `short-${number}`, SHORT), await addStory(db, `long-${number}`, LONG)]);
    // What autovacuum does on a server that has run for a while.
    await sql`vacuum analyze live_entry`.execute(db);
  } finally {
    await db.destroy();
  }
  const client = new HttpClient(address.origin);
  const rows: Table['rows'][number][] = [];
  try {
    // What every process does once.
    for (const [, addressOf] of PAGES) await client.getPage(addressOf(first));
    for (const [what, addressOf] of PAGES) {
      const [short, long]: [number[], number[]] = [[], []];
      for (const pair of pairs) {
        context.stopped.signal.throwIfAborted();
        for (const [at, story] of pair.entries()) {
          const begun = performance.now();
          await client.getPage(addressOf(story));
          (at === 0 ? short : long).push(performance.now() - begun);
        }
      }
      const ratio = median(long) / median(short);
      rows.push({
        what,
        short: median(short),
        shortP95: percentile(short, 0.95),
        long: median(long),
        longP95: percentile(long, 0.95),
        ratio,
        bar: `≤ ${RATIO_BAR} ×`,
        verdict: verdict(ratio <= RATIO_BAR),
      });
    }
  } finally {
    client.close();
  }
  return {
    title: `A live story of ${LONG.toLocaleString('en')} entries beside one of ${SHORT}, ${STORIES} of each, ms`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'short', label: `${SHORT}: median`, decimals: 1 },
      { key: 'shortP95', label: 'p95', decimals: 1 },
      { key: 'long', label: `${LONG.toLocaleString('en')}: median`, decimals: 1 },
      { key: 'longP95', label: 'p95', decimals: 1 },
      { key: 'ratio', label: '×', decimals: 2 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows,
  };
}

/** A published story that went live before its first entry, an entry a minute until now. */
async function addStory(db: Database, slug: string, entries: number): Promise<LongStory> {
  const startedAt = new Date(Date.now() - (entries + 1) * 60_000);
  const story = buildStory(slug, { firstPublishedAt: startedAt, createdAt: startedAt });
  const command = { db, clock: () => new Date(), actor: 'bench' };
  await saveStoryBatch(command, [story], 'story-published');
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('coverage').values({ story_id: story.id, started_at: startedAt }).execute();
    await sql`
      insert into live_entry (id, story_id, posted_at, headline, body, plain_text, key_event, byline, version)
      select gen_random_uuid(), ${story.id}::uuid, ${startedAt}::timestamptz + number * interval '1 minute', '',
        ${JSON.stringify(ENTRY)}::jsonb, ${plainTextOf(ENTRY)},
        case when number % ${sql.lit(KEY_EVENT_EVERY)} = 0 then 'Key event ' || number else '' end, 'The night desk', 1
      from generate_series(1, ${entries}::integer) as number`.execute(trx);
    await refreshEntriesOfStory(trx, story.id);
    await appendEvent(trx, {
      type: 'coverage-changed',
      actor: 'bench',
      at: new Date(),
      keys: [storyKey(story.id), liveKey(story.id)],
      paths: [],
    });
  });
  const at = (place: number) =>
    db
      .selectFrom('live_entry')
      .select(['id', 'posted_at as postedAt'])
      .where('story_id', '=', story.id)
      .orderBy('posted_at')
      .offset(place)
      .limit(1)
      .executeTakeFirstOrThrow();
  return { slug, entries, middle: await at(Math.floor(entries / 2)), deep: await at(20) };
}
