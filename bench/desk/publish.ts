import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import type { BenchContext } from '../bench-context.ts';
import { type DeskPerson, joinNewsroom } from '../desk-person.ts';
import { DISTRIBUTION_COLUMNS, distribution } from '../distribution.ts';
import { type Answer, getText, HttpClient } from '../http-client.ts';
import type { Table } from '../report.ts';
import type { ServerAddress } from '../server-process.ts';
import { type Draft, saveDrafts } from './stories.ts';
import { Typist } from './typist.ts';

/** The bar: 95 of 100 within this. Milliseconds. */
const BAR_MS = 100;
const SAVED_MS = 30_000;
/** A page that has not changed after so long never will. Milliseconds. */
const SERVED_MS = 30_000;
const WORDS = 600;
/** Between an answer and the next question of a reader: without it, the asking alone would keep the cores busy. */
const ASK_AGAIN_MS = 2;

interface Samples {
  readonly answered: number[];
  readonly served: number[];
  readonly first: number[];
  readonly both: number[];
  readonly changed: number[];
}

/** Publishes stories that were typed into a moment before, and watches as two readers do who ask again and again. */
export async function measurePublications(
  context: BenchContext,
  server: ServerAddress,
  { archive, publications }: { readonly archive: string; readonly publications: number },
): Promise<Table> {
  const [editor] = (await joinNewsroom(server, [{ name: 'Ida Wren', role: 'editor' }])) as [DeskPerson];
  const drafts = await saveDrafts(server, {
    name: 'publication',
    count: publications + 1,
    words: WORDS,
    by: editor,
  });
  const samples: Samples = { answered: [], served: [], first: [], both: [], changed: [] };
  const act = new HttpClient(server.origin);
  const story = new HttpClient(server.origin);
  const feed = new HttpClient(server.origin);
  try {
    let newest = await readNewest(feed);
    for (const [at, draft] of drafts.entries()) {
      context.stopped.signal.throwIfAborted();
      // The first one warms up what every process does once.
      const into = at === 0 ? undefined : samples;
      await publishOnce({ server, editor, act, story, feed, draft, newest, into });
      newest = draft.slug;
      if (at % 25 === 0) context.say(`${archive}: ${at} of ${publications} published`);
    }
  } finally {
    for (const client of [act, story, feed]) client.close();
  }
  return table(archive, samples);
}

interface Publication {
  readonly server: ServerAddress;
  readonly editor: DeskPerson;
  /** A connection each, kept open: the desk's, and those of two readers. */
  readonly act: HttpClient;
  readonly story: HttpClient;
  readonly feed: HttpClient;
  readonly draft: Draft;
  /** What stands first on the feed, but for what is pinned; a slug. */
  readonly newest: string;
  readonly into: Samples | undefined;
}

async function publishOnce(publication: Publication): Promise<void> {
  const { server, editor, act, story, feed, draft, newest, into } = publication;
  const path = `/${draft.slug}/`;
  const typist = await Typist.open(server.origin, draft.id, editor);
  const type = async (words: string) => {
    typist.editor.type(words);
    await typist.until(() => typist.editor.saved, SAVED_MS, 'What was typed was not saved');
  };
  const press = (request: object) =>
    act.post(`/desk/api/stories/${draft.id}/acts`, request, { Cookie: editor.cookie });
  try {
    await type(' Typed last.');
    const pressed = performance.now();
    const [answered, served, first] = await Promise.all([
      press({ act: 'publish' }).then(whenDone),
      whenShown(story, path, (html) => html.includes(draft.lastWords)),
      whenShown(feed, '/', (html) => standsBefore(html, draft.slug, newest)),
    ]);
    into?.answered.push(answered - pressed);
    into?.served.push(served - pressed);
    into?.first.push(first - pressed);
    into?.both.push(Math.max(served, first) - pressed);

    await type(' And a change.');
    const pressedAgain = performance.now();
    const [, changed] = await Promise.all([
      press({ act: 'publish-changes', kind: 'minor' }).then(whenDone),
      whenShown(story, path, (html) => html.includes('And a change.')),
    ]);
    into?.changed.push(changed - pressedAgain);
  } finally {
    typist.close();
  }
}

function whenDone(answer: Answer): number {
  if (answer.status !== 200)
    throw new Error(`The act was refused: ${answer.status} ${answer.body.toString('utf8')}`);
  return performance.now();
}

/** Asks for a page again and again until it is as wanted. Returns when its last byte came (`performance.now()`). */
async function whenShown(
  client: HttpClient,
  path: string,
  isWanted: (html: string) => boolean,
): Promise<number> {
  const deadline = performance.now() + SERVED_MS;
  let known: string | undefined;
  while (performance.now() < deadline) {
    const answer = await client.get(path, 'br');
    const at = performance.now();
    // The same page as before is not unpacked again.
    const version = `${answer.status} ${answer.headers.etag}`;
    if (answer.status === 200 && version !== known && isWanted(unpack(answer))) return at;
    known = version;
    await sleep(ASK_AGAIN_MS);
  }
  throw new Error(`${path} did not show what was published within ${SERVED_MS / 1000} s.`);
}

function unpack({ headers, body }: Answer): string {
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString('utf8');
}

/** Whether a story's link comes before that of the one that was newest so far. */
function standsBefore(html: string, slug: string, before: string): boolean {
  const place = html.indexOf(`href="/${slug}/"`);
  const other = html.indexOf(`href="/${before}/"`);
  return place >= 0 && (other < 0 || place < other);
}

async function readNewest(client: HttpClient): Promise<string> {
  const feed = JSON.parse(await getText(client, '/feed.json')) as {
    items: Array<{ url: string; date_published: string }>;
  };
  const [newest] = feed.items.sort((a, b) => b.date_published.localeCompare(a.date_published));
  return newest === undefined ? '' : new URL(newest.url).pathname.replaceAll('/', '');
}

function table(archive: string, samples: Samples): Table {
  return {
    title: `From the press of a button to readers, ${archive}, ms`,
    columns: DISTRIBUTION_COLUMNS,
    rows: [
      distribution('Publish: the new page is served', samples.served),
      distribution('Publish: it stands first on the feed', samples.first),
      distribution('Publish: both', samples.both, BAR_MS),
      distribution('Publish: the desk has its answer', samples.answered),
      distribution('Publish changes: the page shows them', samples.changed),
    ],
  };
}
