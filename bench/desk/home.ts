import type { HomeView } from '@onrecord/domain/desk/shapes';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { openDatabase } from '../../packages/server/src/store/database.ts';
import { AUTHORS, idOf, TAGS } from '../archive/archive-story.ts';
import { Vocabulary } from '../archive/vocabulary.ts';
import type { BenchContext } from '../bench-context.ts';
import type { DeskPerson } from '../desk-person.ts';
import { DISTRIBUTION_COLUMNS, distribution } from '../distribution.ts';
import { HttpClient } from '../http-client.ts';
import { randomFrom } from '../random.ts';
import type { Table } from '../report.ts';
import type { ServerAddress } from '../server-process.ts';
import { openWindow } from './window.ts';

/** What home is made for. */
export const HOME_STORIES = 100_000;
/** Up to here a person feels that the screen did it, and not that it was waited for. Milliseconds. */
const BAR_MS = 100;
const SAMPLES = 30;
/** Of each, among the stories of the archive. */
const STATES = { draft: 3000, 'in-review': 400, scheduled: 200, spiked: 3000 } as const;
const OWNED = 500;

/** The home list of a large archive: what the server needs for an answer, and from a press in the rail to the list. */
export async function measureHome(
  context: BenchContext,
  server: ServerAddress,
  { browser, person }: { readonly browser: Browser; readonly person: DeskPerson },
): Promise<Table[]> {
  await spreadStates(server, person.name);
  return [
    await measureAnswers(context, server, person),
    await measureViews(context, server, { browser, person }),
  ];
}

/** Gives an archive, in which all is published, what a desk works on: the stories touched last, and some of old. */
async function spreadStates({ connectionString }: ServerAddress, owner: string): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 1, statementTimeoutMs: 0 });
  try {
    for (const [state, count] of Object.entries(STATES))
      await sql`update story set state = ${state}, first_published_at = null,
          scheduled_for = case when ${state} = 'scheduled' then now() + interval '1 year' end
        where id in (select id from story where state = 'published' order by md5(id::text) limit ${count})`.execute(
        db,
      );
    await sql`insert into story_owner (story_id, user_id)
      select story.id, team_user.id from story, team_user where team_user.name = ${owner}
      order by md5(story.id::text || 'owner') limit ${OWNED}`.execute(db);
    await sql`vacuum analyze`.execute(db);
  } finally {
    await db.destroy();
  }
}

async function measureAnswers(
  context: BenchContext,
  { origin }: ServerAddress,
  person: DeskPerson,
): Promise<Table> {
  const random = randomFrom(7);
  const any = (count: number) => Math.floor(random() * count);
  const vocabulary = new Vocabulary();
  const word = () => vocabulary.draw(random);
  const common = () => vocabulary.common[any(vocabulary.common.length)] ?? 'said';
  const kinds: ReadonlyArray<readonly [string, () => Record<string, string>]> = [
    ['all', () => ({})],
    ['drafts', () => ({ view: 'draft' })],
    ['mine', () => ({ view: 'mine' })],
    ['published', () => ({ view: 'published' })],
    ['by one author', () => ({ contributorId: idOf('author', any(AUTHORS)) })],
    ['by one author, in review', () => ({ view: 'in-review', contributorId: idOf('author', any(AUTHORS)) })],
    ['with one tag', () => ({ tagId: idOf('tag', any(TAGS)) })],
    ['of one month', () => monthOf(random)],
    ['with a word', () => ({ q: word() })],
    ['with a word that most stories have', () => ({ q: common() })],
    ['with two words, one of them half typed', () => ({ q: `${word()} ${word().slice(0, 3)}` })],
    ['with a word, by one author', () => ({ q: word(), contributorId: idOf('author', any(AUTHORS)) })],
    ['with a word that no story has', () => ({ q: 'zzyzzx' })],
  ];
  const http = new HttpClient(origin);
  const rows = [];
  for (const [what, query] of kinds) {
    const samples: number[] = [];
    for (let at = 0; at < SAMPLES; at++) {
      context.stopped.signal.throwIfAborted();
      const path = `/desk/api/stories?${new URLSearchParams(query())}`;
      const begun = performance.now();
      await http.getPage(path, 'identity', { Cookie: person.cookie });
      samples.push(performance.now() - begun);
    }
    rows.push(row(what, samples));
  }
  http.close();
  return {
    title: `The home list of ${HOME_STORIES.toLocaleString('en')} stories, ms to the answer`,
    columns: DISTRIBUTION_COLUMNS,
    rows,
  };
}

function monthOf(random: () => number): Record<string, string> {
  const first = new Date(Date.now() - Math.floor(random() * 11 * 365) * 86_400_000);
  const last = new Date(first.getTime() + 30 * 86_400_000);
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}

async function measureViews(
  context: BenchContext,
  { origin }: ServerAddress,
  { browser, person }: { readonly browser: Browser; readonly person: DeskPerson },
): Promise<Table> {
  const page = await openWindow(browser, origin, person);
  await page.goto(`${origin}/desk/`);
  await page.locator('table.stories').waitFor();
  const views = [
    'draft',
    'in-review',
    'scheduled',
    'published',
    'spiked',
    'mine',
  ] as const satisfies HomeView[];
  const rows = [];
  for (const [what, again] of [
    ['a list that was not looked at before', false],
    ['a list that was', true],
  ] as const) {
    const samples: number[] = [];
    for (const view of again ? [...views, ...views, ...views] : views) {
      context.stopped.signal.throwIfAborted();
      samples.push(await page.evaluate(showView, view));
    }
    rows.push(row(what, samples));
  }
  await page.context().close();
  return { title: 'From a press in the rail to the painted list, ms', columns: DISTRIBUTION_COLUMNS, rows };
}

/** Presses a list of the rail, and resolves with the time until its stories are painted. Runs in the page. */
function showView(view: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find((one) =>
      one.search.includes(`view=${view}`),
    );
    if (link === undefined) return reject(new Error(`The rail has no list ${view}.`));
    const begun = performance.now();
    const look = () => {
      const table = document.querySelector<HTMLElement>('table.stories');
      if (!location.search.includes(`view=${view}`) || !table || table.dataset.stale !== undefined) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - begun);
        port2.postMessage(undefined);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    link.click();
  });
}

const row = (what: string, samples: readonly number[]) => distribution(what, samples, BAR_MS);
