import { storyPath } from '@onrecord/domain/address/paths';
import { body, paragraph, text } from '@onrecord/domain/body/build';
import type { ClaimDetail } from '@onrecord/domain/desk/claim-shapes';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { layCable, loseNetwork, type NetworkCable, regainNetwork } from '../../e2e/network-cable.ts';
import { saveStoryBatch } from '../../packages/server/src/commands/save-stories.ts';
import { openDatabase } from '../../packages/server/src/store/database.ts';
import { buildClaim } from '../../packages/server/src/testing/ledger.ts';
import { buildStory } from '../../packages/server/src/testing/stories.ts';
import type { BenchContext } from '../bench-context.ts';
import { openBrowser } from '../browser.ts';
import { type DeskPerson, joinNewsroom } from '../desk-person.ts';
import { type Answer, HttpClient } from '../http-client.ts';
import { type Table, verdict } from '../report.ts';
import { median } from '../samples.ts';
import type { ServerAddress } from '../server-process.ts';
import { monotonicMs } from './monotonic.ts';

/** From the desk's act to the last of the screens. Milliseconds. */
const BAR_MS = 1000;
/** A screen that is not right by then counts as so late. */
const GIVEN_UP_MS = 15_000;

/** Five who have the same page open, each in a way of their own. */
const READERS = [
  'just reads',
  'on a phone',
  'at the delta address',
  'was away',
  'without JavaScript',
] as const;
type Reader = (typeof READERS)[number];
type Screens = ReadonlyMap<Reader, Page>;
type OpenScreens = Pick<Step, 'screens' | 'cable'>;

interface Step {
  readonly what: string;
  readonly screens: Screens;
  /** Of who was away. */
  readonly cable: NetworkCable;
  /** What has to be done first, and concerns no screen. */
  readonly before?: () => Promise<void>;
  readonly act: () => Promise<unknown>;
  /** What is on a right screen, or no longer: a regular expression for its text, also that of closed notes. */
  readonly shows: string;
  readonly gone?: boolean;
}

/** How long after an act at the desk it is on the screens of five readers, in real browsers. */
export async function measureScreens(
  context: BenchContext,
  address: ServerAddress,
  rounds: number,
): Promise<Table> {
  const browser = await openBrowser(context);
  const [owner] = (await joinNewsroom(address, [{ name: 'Una Teal', role: 'owner' }])) as [DeskPerson];
  const desk = new ScreenDesk(address, owner);
  const feed = await openScreens(context, browser, { origin: address.origin, path: '/' });
  const { id: liveId, slug } = await desk.addStory('followed');
  await desk.act(liveId, { act: 'publish' });
  await desk.act(liveId, { act: 'start-live' });
  const live = await openScreens(context, browser, { origin: address.origin, path: storyPath(slug) });
  const times = new Map<string, Map<Reader, number[]>>();
  for (let round = 0; round < rounds; round++) {
    context.say(`Five screens, round ${round + 1} of ${rounds} …`);
    for (const step of await stepsOf(desk, { feed, live, liveId, round })) {
      const taken = await measureStep(step);
      const known = times.get(step.what) ?? new Map(READERS.map((reader) => [reader, []]));
      for (const [reader, ms] of taken) known.get(reader)?.push(ms);
      times.set(step.what, known);
      await settle(step.screens, step.shows, step.gone ?? false);
    }
  }
  desk.close();
  for (const page of [...feed.screens.values(), ...live.screens.values()]) await page.context().close();
  return tableOf(times, rounds);
}

async function stepsOf(
  desk: ScreenDesk,
  { feed, live, liveId, round }: { feed: OpenScreens; live: OpenScreens; liveId: string; round: number },
): Promise<Step[]> {
  const claimId = await desk.recordClaim(`Ferry number ${round} was never late.`);
  const { id, headline, mended } = await desk.addStory(`screens-${round}`, claimId);
  const entryId = crypto.randomUUID();
  const [posted, edited] = [`Ferry number ${round} sails.`, `Ferry number ${round} stays.`];
  const entry = (words: string) => ({
    headline: '',
    body: body(paragraph(words, ' ', citing(claimId))),
    keyEvent: '',
  });
  return [
    {
      what: 'publish',
      ...feed,
      act: () => desk.act(id, { act: 'publish' }),
      shows: `${headline}|\\d new stor`,
    },
    {
      what: 'set a finding, on the feed',
      ...feed,
      act: () => desk.find(claimId, { version: 1, kind: 'disputed', grounds: 'Two logs differ.' }),
      // Beside its own headline: other stories may rest on what is disputed, too.
      shows: `${headline}[^]{0,80}Disputed`,
    },
    {
      what: 'correct a headline',
      ...feed,
      before: () => desk.stageMended(id),
      act: () => desk.act(id, { act: 'publish-changes', kind: 'correction', note: 'It was another.' }),
      shows: mended,
    },
    {
      what: 'withdraw',
      ...feed,
      act: () => desk.act(id, { act: 'withdraw' }),
      shows: mended,
      gone: true,
    },
    {
      what: 'post an entry',
      ...live,
      act: () =>
        desk.send(`/desk/api/stories/${liveId}/entries`, { id: entryId, ...entry(posted), pinned: false }),
      shows: posted,
    },
    {
      what: 'set a finding, on a live story',
      ...live,
      act: () => desk.find(claimId, { version: 2, kind: 'false', grounds: `The log of day ${round}.` }),
      shows: `The log of day ${round}\\.`,
    },
    {
      what: 'edit it',
      ...live,
      act: () => desk.change(`/desk/api/entries/${entryId}`, { version: 1, ...entry(edited) }),
      shows: edited,
    },
    {
      what: 'remove it',
      ...live,
      act: () => desk.send(`/desk/api/entries/${entryId}/remove`, {}),
      shows: edited,
      gone: true,
    },
  ];
}

/** Words that carry a claim. */
const citing = (claimId: string) => text('said so on Monday', { type: 'claim', attrs: { claimId } });

/** Milliseconds from the act's being sent to each screen; of who was away, from their coming back. */
async function measureStep(step: Step): Promise<Map<Reader, number>> {
  await step.before?.();
  const away = step.screens.get('was away')?.context();
  if (away === undefined) throw new Error('Nobody is away.');
  await loseNetwork(step.cable, away);
  const pressedAt = monotonicMs();
  const done = step.act();
  const taken = [...step.screens].map(async ([reader, page]) => {
    let since = pressedAt;
    if (reader === 'was away') {
      await done;
      since = monotonicMs();
      await regainNetwork(step.cable, away);
    }
    await isRight(reader, page, step.shows, step.gone ?? false);
    return [reader, monotonicMs() - since] as const;
  });
  await done;
  return new Map(await Promise.all(taken));
}

/** Resolves once a screen is right, or is given up. */
async function isRight(reader: Reader, page: Page, shows: string, gone: boolean): Promise<void> {
  const right = ([words, isGone]: readonly [string, boolean]) =>
    new RegExp(words).test(document.querySelector('main')?.textContent ?? '') !== isGone;
  const wanted = [shows, gone] as const;
  if (reader !== 'without JavaScript') {
    await page
      .waitForFunction(right, wanted, { polling: 'raf', timeout: GIVEN_UP_MS })
      .catch(() => undefined);
    return;
  }
  const until = monotonicMs() + GIVEN_UP_MS;
  do await page.reload();
  while (!(await page.evaluate(right, wanted)) && monotonicMs() < until);
}

/** Shows what waits behind a button, so that the next step finds the story itself on every screen. */
async function settle(screens: Screens, shows: string, gone: boolean): Promise<void> {
  const words = shows.split('|')[0] ?? shows;
  for (const [reader, page] of screens) {
    const waiting = page.getByRole('button', { name: /new stor/ });
    if (await waiting.isVisible()) await waiting.click();
    await isRight(reader, page, words, gone);
  }
}

async function openScreens(
  context: BenchContext,
  browser: Browser,
  { origin, path }: { readonly origin: string; readonly path: string },
): Promise<OpenScreens> {
  const cable = await layCable();
  context.defer(() => cable.close());
  const open = async (options: BrowserContextOptions = {}, cutOff = false) => {
    const profile = await browser.newContext(options);
    if (cutOff) await profile.route('**/live/events*', (route) => route.abort());
    const page = await profile.newPage();
    await page.goto(`${origin}${path}`);
    return page;
  };
  const ways: Readonly<Record<Reader, () => Promise<Page>>> = {
    'just reads': () => open(),
    'on a phone': () => open({ viewport: { width: 390, height: 844 } }),
    'at the delta address': () => open({}, true),
    'was away': () => open({ proxy: cable.proxy }),
    'without JavaScript': () => open({ javaScriptEnabled: false }),
  };
  const screens = new Map<Reader, Page>();
  for (const reader of READERS) screens.set(reader, await ways[reader]());
  return { screens, cable };
}

/** Somebody at the desk whose stories have a first version with another headline to go back to. */
class ScreenDesk {
  readonly #address: ServerAddress;
  readonly #person: DeskPerson;
  readonly #http: HttpClient;

  constructor(address: ServerAddress, person: DeskPerson) {
    this.#address = address;
    this.#person = person;
    this.#http = new HttpClient(address.origin);
  }

  /** A statement of the harbour master. Returns its id. */
  async recordClaim(words: string): Promise<string> {
    const answer = await this.send('/desk/api/claims', buildClaim({ text: words }));
    return (answer as Pick<ClaimDetail, 'claim'>).claim.id;
  }

  async find(
    claimId: string,
    { version, kind, grounds }: { version: number; kind: 'disputed' | 'false'; grounds: string },
  ): Promise<void> {
    const finding = { kind, grounds };
    await this.send(`/desk/api/claims/${claimId}/finding`, { version, finding, why: '' });
  }

  /** A draft, which may cite a claim. `mended` is the headline of its first version. */
  async addStory(slug: string, claimId?: string) {
    const db = openDatabase({ connectionString: this.#address.connectionString, poolSize: 1 });
    try {
      const { contributor_id: byline } = await db
        .selectFrom('team_user')
        .select('contributor_id')
        .where('name', '=', this.#person.name)
        .executeTakeFirstOrThrow();
      const [headline, mended] = [`The ${slug} story as told`, `The ${slug} story as it was`];
      const command = { db, clock: () => new Date(), actor: 'bench' };
      const draft = { state: 'draft', firstPublishedAt: null, createdAt: new Date() } as const;
      const contributorIds = byline === null ? [] : [byline];
      const cites = claimId === undefined ? {} : { body: body(paragraph('They ', citing(claimId), '.')) };
      for (const told of [mended, headline])
        await saveStoryBatch(
          command,
          [buildStory(slug, { ...draft, ...cites, contributorIds, headline: told })],
          'story-changed',
        );
      return { id: buildStory(slug).id, slug, headline, mended };
    } finally {
      await db.destroy();
    }
  }

  async act(storyId: string, request: object): Promise<void> {
    await this.send(`/desk/api/stories/${storyId}/acts`, request);
  }

  /** Stages the first version of a story. */
  async stageMended(storyId: string): Promise<void> {
    await this.send(`/desk/api/stories/${storyId}/revisions/1/restore`, {});
  }

  send(path: string, value: object): Promise<unknown> {
    return this.#taken(path, this.#http.post(path, value, { Cookie: this.#person.cookie }));
  }

  change(path: string, value: object): Promise<unknown> {
    return this.#taken(path, this.#http.patch(path, value, { Cookie: this.#person.cookie }));
  }

  /** What the server answered; undefined for nothing. */
  async #taken(path: string, asked: Promise<Answer>): Promise<unknown> {
    const answer = await asked;
    const words = answer.body.toString('utf8');
    if (answer.status >= 300) throw new Error(`${path} was refused: ${answer.status} ${words}`);
    return words === '' ? undefined : JSON.parse(words);
  }

  close(): void {
    this.#http.close();
  }
}

function tableOf(times: ReadonlyMap<string, ReadonlyMap<Reader, readonly number[]>>, rounds: number): Table {
  return {
    title: `From an act at the desk to five screens, median of ${rounds}, ms`,
    columns: [
      { key: 'what', label: 'act' },
      ...READERS.map((reader) => ({ key: reader, label: reader })),
      { key: 'slowest', label: 'slowest' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [...times].map(([what, taken]) => {
      const slowest = Math.max(...[...taken.values()].flat());
      return {
        what,
        ...Object.fromEntries([...taken].map(([reader, samples]) => [reader, median(samples)])),
        slowest,
        bar: `≤ ${BAR_MS}`,
        verdict: verdict(slowest <= BAR_MS),
      };
    }),
  };
}
