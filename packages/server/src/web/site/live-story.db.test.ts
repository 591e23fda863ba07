import { entryKey, shortKey } from '@onrecord/domain/address/keys';
import { body, paragraph } from '@onrecord/domain/body/build';
import { parseJsonFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editEntry, pinEntry, removeEntry, restoreEntry } from '../../commands/live/change-entry.ts';
import { coverStory } from '../../commands/live/cover-story.ts';
import { createDesk, type TestDesk } from '../../testing/desk.ts';
import { goLive, post } from '../../testing/live.ts';
import { attribute, elementsIn, named, textOf } from '../../testing/reading-html.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { elementsNamed, parseXmlStrictly, textsNamed } from '../../testing/strict-xml.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let site: TestSite;
let desk: TestDesk;

beforeAll(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom);
  await newsroom.save(buildStory('quiet'));
  site = await openTestSite(newsroom);
});
afterAll(async () => {
  await site?.close();
  await newsroom?.close();
});

let slug: string;
let made = 0;
beforeEach(() => {
  slug = `ferry-${++made}`;
  newsroom.now = new Date(Date.UTC(2025, 2, 14, 12, made));
});

const editor = () => desk.as('editor');
const entriesOf = (html: string) =>
  elementsIn(html)
    .filter((element) => attribute(element, 'class') === 'entry' && attribute(element, 'id') !== undefined)
    .map((element) => attribute(element, 'id')?.replace('entry-', ''));
const ids = (...numbers: number[]) => numbers.map((number) => idOf(`entry:${slug} ${number}`));
const range = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => from + at * Math.sign(to - from || 1));
const linkOf = (html: string, words: string) =>
  named(html, 'a')
    .filter((link) => textOf(link).trim() === words)
    .map((link) => attribute(link, 'href'))[0];
const settled = async (path: string) => {
  await site.settle();
  return site.read(path);
};

describe('a live story', () => {
  it('leads through all its entries, newest first and from the beginning', async () => {
    await goLive(newsroom, slug, 45);
    const first = await settled(`/${slug}/`);
    expect(entriesOf(first)).toEqual(ids(...range(45, 26)));
    const second = await site.read(linkOf(first, 'Show More') ?? '');
    expect(entriesOf(second)).toEqual(ids(...range(25, 6)));
    const third = await site.read(linkOf(second, 'Show More') ?? '');
    expect(entriesOf(third)).toEqual(ids(...range(5, 1)));
    expect(linkOf(third, 'Show More')).toBeUndefined();
    const oldest = await site.read(linkOf(first, 'From the beginning') ?? '');
    expect(entriesOf(oldest)).toEqual(ids(...range(1, 20)));
    expect(entriesOf(await site.read(linkOf(oldest, 'Show More') ?? ''))).toEqual(ids(...range(21, 40)));
  });

  it('has an address for each entry, which is a part of the story', async () => {
    await goLive(newsroom, slug, 30);
    const html = await settled(`/${slug}/?entry=${ids(12)}`);
    expect(entriesOf(html)).toEqual(ids(...range(12, 1)));
    const canonical = named(html, 'link').find((link) => attribute(link, 'rel') === 'canonical');
    expect(canonical && attribute(canonical, 'href')).toBe(`https://harbour.example/${slug}/`);
    await removeEntry(editor(), ids(12)[0] as string);
    await site.settle();
    const gone = await site.get(`/${slug}/?entry=${ids(12)}`);
    expect([gone.status, gone.headers.get('location')]).toEqual([302, `/${slug}/`]);
    await restoreEntry(editor(), ids(12)[0] as string);
    expect(entriesOf(await settled(`/${slug}/?entry=${ids(12)}`))).toEqual(ids(...range(12, 1)));
  });

  it('shows what is posted, changed, pinned and removed as soon as the event has arrived', async () => {
    await goLive(newsroom, slug, 2);
    await settled(`/${slug}/`);
    const id = await post(editor(), slug, `${slug} new`, { keyEvent: 'It sails' });
    let html = await settled(`/${slug}/`);
    expect(entriesOf(html)).toEqual([id, ...ids(2, 1)]);
    expect(linkOf(html, 'It sails')).toBe(`#entry-${id}`);
    const mended = { headline: '', body: body(paragraph('It sails at noon.')), keyEvent: '' };
    await editEntry(editor(), id, { version: 1, ...mended });
    html = await settled(`/${slug}/`);
    expect(html).toContain('It sails at noon.');
    expect(linkOf(html, 'It sails')).toBeUndefined();
    await pinEntry(editor(), id);
    html = await settled(`/${slug}/`);
    const [pinned] = named(html, 'div').filter((part) => attribute(part, 'class') === 'pin');
    expect(pinned && textOf(pinned)).toContain('It sails at noon.');
    await removeEntry(editor(), id);
    for (const path of [`/${slug}/`, `/${slug}/rss/`, '/rss/', '/atom.xml', '/feed.json'])
      expect(await settled(path)).not.toContain('It sails at noon.');
  });

  it('says that it is live, here and in the feed, and when it ended', async () => {
    const storyId = await goLive(newsroom, slug, 1);
    const marks = (html: string, around: string) =>
      elementsIn(html)
        .filter((part) => attribute(part, 'class') === around && attribute(part, 'id') === undefined)
        .filter((part) => textOf(part).includes('Live')).length;
    expect(marks(await settled(`/${slug}/`), 'label')).toBe(1);
    const inFeed = marks(await site.read('/'), 'meta');
    await coverStory(editor(), storyId, 'end-live');
    const ended = await settled(`/${slug}/`);
    expect(ended).toContain('Ended <time');
    expect(marks(ended, 'label')).toBe(0);
    expect(marks(await site.read('/'), 'meta')).toBe(inFeed - 1);
  });

  it('is served from the store, whoever asks for it again', async () => {
    await goLive(newsroom, slug, 30);
    const first = await settled(`/${slug}/`);
    const paths = [`/${slug}/`, linkOf(first, 'Show More') ?? '', `/${slug}/?order=oldest`, `/${slug}/rss/`];
    for (const path of paths) await site.read(path);
    const queries = site.queries();
    for (const path of paths) await site.read(path);
    expect(site.queries()).toBe(queries);
  });

  it('sends a reader no more with thousands of entries', async () => {
    await goLive(newsroom, slug, 3000);
    const html = await settled(`/${slug}/`);
    expect(entriesOf(html)).toHaveLength(20);
    expect(html.length).toBeLessThan(60_000);
  });

  it('tells no name a page cannot be found under: what is no place is not found', async () => {
    await goLive(newsroom, slug, 1);
    await site.settle();
    for (const query of ['?before=zzz', '?entry=1', '?order=oldest&after=0.0'])
      expect((await site.get(`/${slug}/${query}`)).status).toBe(404);
    for (const query of ['?utm_source=post', '?order=sideways', '?after=zzz'])
      expect((await site.get(`/${slug}/${query}`)).status).toBe(200);
  });
});

describe('the feeds of a live story', () => {
  it('have its entries, newest first, as others’ parsers read them', async () => {
    await goLive(newsroom, slug, 3);
    newsroom.now = new Date('2025-03-14T13:00:00Z');
    await post(editor(), slug, `${slug} last`, { headline: 'It sails & stays' });
    const page = await settled(`/${slug}/`);
    const alternates = named(page, 'link')
      .filter((link) => attribute(link, 'rel') === 'alternate')
      .map((link) => attribute(link, 'href')?.replace('https://harbour.example', ''));
    expect(alternates).toEqual(
      expect.arrayContaining([`/${slug}/rss/`, `/${slug}/atom.xml`, `/${slug}/feed.json`]),
    );
    const expected = [idOf(`entry:${slug} last`), ...ids(3, 2, 1)];
    const urls = expected.map((id) => `https://harbour.example/${slug}/?entry=${id}`);

    const rss = await new RssParser().parseString(await site.read(`/${slug}/rss/`));
    expect(rss.items.map(({ guid }) => guid)).toEqual(expected);
    expect(rss.items.map(({ link }) => link)).toEqual(urls);
    expect(rss.items[0]).toMatchObject({ title: 'It sails & stays', creator: 'The editor' });

    const atom = parseXmlStrictly(await site.read(`/${slug}/atom.xml`));
    expect(elementsNamed(atom, 'entry').map((entry) => textsNamed(entry, 'id')[0])).toEqual(
      expected.map((id) => `urn:uuid:${id}`),
    );

    const json = parseJsonFeed(JSON.parse(await site.read(`/${slug}/feed.json`)));
    expect(json.items?.map((item) => item.url)).toEqual(urls);
    expect(json.items?.[0]?.authors).toEqual([{ name: 'The editor' }]);
  });

  it('are there for live stories only', async () => {
    for (const file of ['rss/', 'atom.xml', 'feed.json'])
      expect((await site.get(`/quiet/${file}`)).status).toBe(404);
    for (const query of ['?order=oldest', `?entry=${idOf('any')}`]) {
      const answer = await site.get(`/quiet/${query}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/quiet/']);
    }
  });

  it('stand in the newsroom’s, in the story’s own item', async () => {
    await goLive(newsroom, slug, 2);
    await site.settle();
    const rss = await new RssParser().parseString(await site.read('/rss/'));
    const item = rss.items.find(({ link }) => link?.endsWith(`/${slug}/`)) as { 'content:encoded'?: string };
    expect(item['content:encoded']).toContain(`What happened at ${slug} 2.`);
  });
});

it('entries of a story that is not public stand nowhere, and come with it when it is', async () => {
  await goLive(newsroom, slug, 1, { state: 'draft', firstPublishedAt: null });
  await post(editor(), slug, `${slug} SECRET`, { keyEvent: 'SECRET' });
  await site.settle();
  for (const path of [`/${slug}/`, `/${slug}/?entry=${ids(1)}`, `/${slug}/rss/`])
    expect((await site.get(path)).status).toBe(404);
  for (const path of ['/', '/rss/', '/atom.xml', '/feed.json'])
    expect(await site.read(path)).not.toContain('SECRET');
  await newsroom.save(buildStory(slug, { firstPublishedAt: newsroom.now }));
  const html = await settled(`/${slug}/`);
  expect(html).toContain('SECRET');
  expect(html).toContain(shortKey(entryKey(ids(1)[0] as string)));
});

it('a live story that is withdrawn takes its entries with it', async () => {
  await goLive(newsroom, slug, 25);
  const more = linkOf(await settled(`/${slug}/`), 'Show More') ?? '';
  await site.read(more);
  await newsroom.save(buildStory(slug, { state: 'withdrawn' }));
  await site.settle();
  for (const path of [`/${slug}/`, more, `/${slug}/?entry=${ids(3)}`])
    expect((await site.get(path)).status).toBe(410);
  expect((await site.get(`/${slug}/rss/`)).status).toBe(404);
});

describe('search engines and searchers', () => {
  it('are told when an entry last changed, and led to it as long as it is there', async () => {
    await goLive(newsroom, slug, 1);
    const id = await post(editor(), slug, `${slug} quokka`, { body: body(paragraph('A quokka swims by.')) });
    const lastmod = async () => {
      const index = await site.read('/sitemaps/2025-03.xml');
      const url = elementsNamed(parseXmlStrictly(index), 'url').find((element) =>
        textsNamed(element, 'loc')[0]?.endsWith(`/${slug}/`),
      );
      return url && textsNamed(url, 'lastmod')[0];
    };
    const found = () => site.read('/search/?q=quokka');
    expect(await found()).toContain(`/${slug}/?entry=${id}`);
    expect(await lastmod()).toBe(newsroom.now.toISOString());
    expect(await removeEntry(editor(), id)).toEqual({ ok: true, value: undefined });
    expect(await found()).not.toContain(`/${slug}/?entry=${id}`);
  });
});
