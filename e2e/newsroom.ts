import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoryInput } from '@onrecord/domain/article/story-input';
import { body, paragraph, picture, relatedStory } from '@onrecord/domain/body/build';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { addCorrections } from '../packages/server/src/commands/add-corrections.ts';
import { addMedia } from '../packages/server/src/commands/add-media.ts';
import { addLiveStory } from '../packages/server/src/commands/live/add-live-story.ts';
import {
  changeContributors,
  changeSettings,
  changeTags,
} from '../packages/server/src/commands/save-newsroom.ts';
import { createLog } from '../packages/server/src/log.ts';
import { createFileStore } from '../packages/server/src/media/file-store.ts';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { lastEventId } from '../packages/server/src/store/event-log.ts';
import { acceptInvitation } from '../packages/server/src/team/accept-invitation.ts';
import { COMMAND_LINE, invite } from '../packages/server/src/team/invitations.ts';
import { EVERY_ELEMENT } from '../packages/server/src/testing/every-element.ts';
import { buildEntry } from '../packages/server/src/testing/live.ts';
import {
  buildContributorInput,
  buildStory,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { launchBrowser } from './browser.ts';
import { endAll, type Site, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';

/** A newsroom with a server of its own in front of it, and a browser for who reads and who writes. */
export interface ServedNewsroom {
  readonly newsroom: TestNewsroom;
  readonly dataDir: string;
  readonly site: Site;
  readonly browser: Browser;
  /**
   * A reader with a browser of their own, who opens a page once the server has heard of all that has happened; what
   * `prepare` does to the browser is done before.
   */
  visit(
    path: string,
    options?: BrowserContextOptions,
    prepare?: (context: BrowserContext) => Promise<unknown>,
  ): Promise<Page>;
  /** A page or an outlet as a reader gets it. */
  read(path: string): Promise<string>;
  close(): Promise<void>;
}

/** A newsroom with something on every kind of page. */
export async function serveNewsroom(): Promise<ServedNewsroom> {
  return serve(fill);
}

async function serve(
  prepare: (newsroom: TestNewsroom, dataDir: string) => Promise<unknown>,
): Promise<ServedNewsroom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  const newsroom = await createNewsroom();
  await prepare(newsroom, dataDir);
  const [site, browser] = await Promise.all([
    startSite({ DATABASE_URL: newsroom.connectionString, DATA_DIR: dataDir }),
    launchBrowser(),
  ]);
  return {
    newsroom,
    dataDir,
    site,
    browser,
    async visit(path, options = {}, prepare) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await prepare?.(context);
      const page = await context.newPage();
      await everythingHeard(newsroom, site);
      await page.goto(`${site.origin}${path}`);
      return page;
    },
    read: async (path) => (await fetch(`${site.origin}${path}`)).text(),
    async close() {
      await browser.close();
      await site.stop();
      await endAll();
      await newsroom.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until a server has heard of what was put into the database beside it: before, a new page is not there. */
async function everythingHeard({ db }: TestNewsroom, { origin }: Site): Promise<void> {
  const last = Number(await lastEventId(db));
  const heard = async () => {
    const answer = await fetch(`${origin}/live/since/${last}.json`);
    return ((await answer.json()) as { id: number }).id;
  };
  await expect.poll(heard, PATIENCE).toBeGreaterThanOrEqual(last);
}

/** Stories in the feed of `serveNewsroom`, newest first. */
export const PUBLISHED = ['every-element', 'porta', 'nemal', ...numbered()];

function numbered(): string[] {
  return Array.from({ length: 47 }, (_, at) => `story-${at}`);
}

async function fill(newsroom: TestNewsroom, dataDir: string): Promise<void> {
  const { context } = newsroom;
  const files = createFileStore({ dataDir });
  await changeSettings(context, {
    name: 'The Harbour',
    description: 'News from Marrow Bay.',
    timeZone: 'Europe/Kyiv',
    accentColour: '#ffd700',
    showRawHtml: true,
    navigation: [{ label: 'About', href: '/about/' }],
  });
  await changeTags(context, [buildTagInput('port', { name: 'Port', description: 'Ships and quays.' })]);
  const added = await addMedia(context, files, await samplePicture(1600, 900).jpeg().toBuffer(), {
    fileName: 'quay.jpg',
    kind: 'picture',
  });
  if (!added.ok) throw new Error(added.error);
  const mediaId = added.value.id;
  await changeContributors(context, [
    buildContributorInput('ada', { name: 'Ada Moss', bio: 'Reports on the port.', pictureMediaId: mediaId }),
  ]);
  const hero = { mediaId, altText: 'Cranes at dawn', caption: 'The quay on Monday.', credit: 'Ada Moss' };
  const common = { tagIds: [idOf('tag:port')], contributorIds: [idOf('contributor:ada')] };
  const newest = Date.UTC(2025, 2, 13);
  const at = (place: number) => new Date(newest - place * 3_600_000);
  const elements = Object.values(EVERY_ELEMENT).map((element) => {
    switch (element.type) {
      case 'picture':
        return picture({ ...element.attrs, mediaId });
      case 'gallery':
        return { ...element, content: element.content.map(({ attrs }) => picture({ ...attrs, mediaId })) };
      case 'relatedStory':
        return relatedStory(idOf('story:story-0'));
      default:
        return element;
    }
  });
  // Former versions, for what changed since.
  await newsroom.save(
    buildStory('every-element', {
      headline: 'Some of everything',
      body: body(paragraph('There was a word of everything.'), ...elements.slice(2)),
      firstPublishedAt: at(-3),
    }),
    buildStory('nemal', {
      headline: 'האוניות חזרו',
      language: 'he',
      body: body(paragraph('האוניות חזרו לנמל "המזרחי" בערב.')),
      firstPublishedAt: at(-1),
    }),
  );
  await newsroom.save(
    buildStory('every-element', {
      ...common,
      headline: 'One of everything',
      breaking: true,
      hero,
      body: body(...elements),
      firstPublishedAt: at(-3),
      updatedAt: at(-4),
    }),
    buildStory('porta', {
      headline: 'Кораблі повернулися до порту',
      language: 'uk',
      body: body(paragraph('Кораблі повернулися до «східного» причалу. Їхні екіпажі відпочивають.')),
      firstPublishedAt: at(-2),
    }),
    buildStory('nemal', {
      headline: 'האוניות חזרו לנמל',
      language: 'he',
      body: body(paragraph('האוניות חזרו לנמל "המזרחי" בבוקר.')),
      firstPublishedAt: at(-1),
    }),
    ...numbered().map((slug, place) =>
      buildStory(slug, {
        ...common,
        headline: `The quay, report ${place}`,
        firstPublishedAt: at(place),
        hero: place % 3 === 0 ? hero : null,
      }),
    ),
    buildStory('about', { kind: 'page', headline: 'About The Harbour' }),
    buildStory('retracted', { headline: 'A report that was wrong', firstPublishedAt: at(60) }),
    buildStory('gone', { firstPublishedAt: at(61) }),
  );
  await newsroom.save(
    buildStory('gone', { state: 'withdrawn', firstPublishedAt: at(61) }),
    buildStory('retracted', {
      state: 'retracted',
      headline: 'A report that was wrong',
      firstPublishedAt: at(60),
    }),
  );
  await addLiveStory(context, {
    storyId: idOf('story:story-1'),
    startedAt: at(1),
    entries: [1, 2, 3].map((minute) => ({
      ...buildEntry(`story-1 ${minute}`, {
        headline: minute === 3 ? '' : `Report ${minute} from the quay`,
        keyEvent: minute === 2 ? 'The tug leaves the quay' : '',
        pinned: minute === 1,
        body: body(paragraph(`It is minute ${minute}.`), ...elements.slice(minute * 6, minute * 6 + 6)),
      }),
      postedAt: new Date(at(1).getTime() + minute * 60_000),
      byline: 'Ada Moss',
      contributorId: idOf('contributor:ada'),
    })),
  });
  await addCorrections(
    context,
    (['update', 'clarification', 'correction', 'retraction'] as const).map((kind, place) => ({
      id: idOf(kind),
      storyId: idOf(kind === 'retraction' ? 'story:retracted' : 'story:every-element'),
      kind,
      note: `A note of the kind ${kind}.`,
      at: at(-5 - place),
    })),
  );
}

/** An address of each kind of page. */
export const PAGES = {
  feed: '/',
  story: '/every-element/',
  'live story': '/story-1/',
  'entry of a live story': `/story-1/?entry=${idOf('entry:story-1 2')}`,
  'Ukrainian story': '/porta/',
  'Hebrew story': '/nemal/',
  'retracted story': '/retracted/',
  tag: '/tag/port/',
  author: '/author/ada/',
  page: '/about/',
  'search with hits': '/search/?q=quay',
  'search without hits': '/search/?q=narwhal',
  'empty search': '/search/',
  corrections: '/corrections/',
  changes: '/every-element/changes/',
  'Hebrew changes': '/nemal/changes/',
  notifications: '/notifications/?tag=port',
  'not found': '/nowhere/',
  gone: '/gone/',
} as const;

/** Good enough for the rule, and the same for everybody. */
export const PASSWORD = 'nine lanterns on a long pier';

/** Who works in the newsroom of `serveDesk`: the people of the demo, one of each role. */
export const TEAM = {
  owner: { name: 'Mara Voss', email: 'mara@news.example' },
  editor: { name: 'Ines Halloran', email: 'ines@news.example' },
  reporter: { name: 'Tomas Reyl', email: 'tomas@news.example' },
  viewer: { name: 'Sela Arden', email: 'sela@news.example' },
} as const satisfies Readonly<Record<Role, { readonly name: string; readonly email: string }>>;

export interface ServedDesk extends ServedNewsroom {
  /** Their ids, and the bylines of those who write. */
  readonly people: Readonly<Record<Role, { readonly id: string; readonly byline: string | null }>>;
  /**
   * A browser of its own in which this person is signed in, at a place of the desk such as `people`. Who is to be
   * without a network asks for `serviceWorkers: 'allow'`: keeping every file of the desk costs as much as opening it.
   */
  enter(role: Role, place?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Puts a story of somebody into the newsroom: a draft of one paragraph, with their byline. Returns its id. */
  addStory(slug: string, role: Role, overrides?: Partial<StoryInput>): Promise<string>;
}

/** A newsroom with a person of each role and no stories. */
export async function serveDesk(): Promise<ServedDesk> {
  const served = await serve(fillDesk);
  const { newsroom, site, browser } = served;
  const rows = await newsroom.db.selectFrom('team_user').select(['id', 'role', 'contributor_id']).execute();
  const people = Object.fromEntries(
    rows.map(({ id, role, contributor_id }) => [role, { id, byline: contributor_id }]),
  ) as ServedDesk['people'];
  return {
    ...served,
    people,
    async enter(role, place = '', options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        serviceWorkers: 'block',
        ...options,
      });
      const signedIn = await context.request.post(`${site.origin}/desk/auth/sign-in/email`, {
        headers: { origin: site.origin },
        data: { email: TEAM[role].email, password: PASSWORD },
      });
      expect(signedIn.status()).toBe(200);
      const page = await context.newPage();
      await page.goto(`${site.origin}/desk/${place}`);
      return page;
    },
    async addStory(slug, role, overrides = {}) {
      const { id, byline } = people[role];
      const story = buildStory(slug, {
        state: 'draft',
        firstPublishedAt: null,
        contributorIds: byline === null ? [] : [byline],
        ...overrides,
      });
      await newsroom.save(story);
      await newsroom.db.insertInto('story_owner').values({ story_id: story.id, user_id: id }).execute();
      return story.id;
    },
  };
}

async function fillDesk(newsroom: TestNewsroom): Promise<void> {
  newsroom.now = new Date();
  await changeSettings(newsroom.context, { name: 'The Harbour', timeZone: 'Europe/Kyiv' });
  for (const role of ROLES) await addPerson(newsroom, role);
}

async function addPerson({ db }: TestNewsroom, role: Role): Promise<void> {
  const clock = () => new Date();
  const { name, email } = TEAM[role];
  const context = { db, clock, origin: 'http://localhost', mail: undefined, log: createLog('silent') };
  const invited = await invite(context, COMMAND_LINE, { email, role });
  if (!invited.ok) throw new Error(invited.error.message);
  const token = invited.value.url.slice(invited.value.url.lastIndexOf('/') + 1);
  const joined = await acceptInvitation(context, { token, name, password: PASSWORD });
  if (!joined.ok) throw new Error(joined.error.message);
}
