import { entryKey, liveKey, shortKey, storyKey } from '@onrecord/domain/address/keys';
import { body, paragraph } from '@onrecord/domain/body/build';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { describe, expect, it } from 'vitest';
import { attribute, elementsIn, named, textOf } from '../../../testing/reading-html.ts';
import {
  buildEntryView,
  buildLiveView,
  buildSite,
  buildStoryCard,
  buildStoryView,
  idOf,
} from '../../../testing/views.ts';
import { storyMeta } from '../../meta/story-meta.ts';
import { entryHtml } from '../live-fragments.tsx';
import { storyPage } from '../pages/story-page.tsx';

const site = buildSite({ timeZone: 'Europe/Kyiv' });
const pageOf = (
  live: Parameters<typeof buildLiveView>[0] = {},
  story: Parameters<typeof buildStoryView>[0] = {},
) => {
  const view = buildStoryView({ live: buildLiveView(live), ...story });
  return storyPage(site, {
    record: NO_RECORD,
    story: view,
    feed: { stories: [], next: null },
    meta: storyMeta(site, view, NO_RECORD),
  });
};
const withClass = (html: string, name: string) =>
  elementsIn(html).filter((element) => (attribute(element, 'class') ?? '').split(' ').includes(name));
const textIn = (element: Parameters<typeof textOf>[0]) => textOf(element).replace(/\s+/g, ' ').trim();
const listOf = (html: string) =>
  withClass(html, 'entries')[0] as NonNullable<ReturnType<typeof withClass>[0]>;

describe('the page of a live story', () => {
  it('has its text, key events, what is pinned, then the entries under their days', () => {
    const old = buildEntryView(1, { postedAt: new Date('2025-03-09T20:00:00Z') });
    const key = buildEntryView(2, { keyEvent: 'The tug leaves' });
    const html = pageOf({
      entries: [key, old],
      pinned: old,
      keyEvents: [{ entryId: key.id, postedAt: key.postedAt, summary: 'The tug leaves' }],
    });
    const order = ['class="body"', 'class="key-events"', 'class="pin"', 'class="order"', 'class="entries"'];
    const places = order.map((mark) => html.indexOf(mark));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(withClass(html, 'day').map(textIn)).toEqual(['Monday, March 10, 2025', 'Sunday, March 9, 2025']);
    expect(named(html, 'article').map((article) => attribute(article, 'id'))).toEqual([
      undefined,
      undefined,
      `entry-${key.id}`,
      `entry-${old.id}`,
    ]);
  });

  it('tells the open page what it follows: the list, each entry, and what the rest is made of', () => {
    const related = buildStoryCard({ slug: 'ramp', headline: 'The ramp' });
    const entry = buildEntryView(1, { brokenOutStoryId: related.id });
    const html = pageOf({ entries: [entry], related: new Map([[related.id, related]]) });
    expect(attribute(listOf(html), 'data-list')).toBe(shortKey(liveKey(idOf('story:quay-reopens'))));
    expect(html).toContain(`data-key="${shortKey(entryKey(entry.id))}"`);
    const [main] = named(html, 'main');
    const keys = (main && attribute(main, 'data-keys'))?.split(' ');
    expect(keys).toContain(shortKey(storyKey(related.id)));
    expect(keys).not.toContain(shortKey(entryKey(entry.id)));
    expect(html).toContain('Full story: <a href="/ramp/">The ramp</a>');
  });

  it('says at which end it grows', () => {
    const growth = (live: Parameters<typeof buildLiveView>[0]) => {
      const list = listOf(pageOf(live));
      return [attribute(list, 'data-grows'), attribute(list, 'data-later') !== undefined];
    };
    expect(growth({})).toEqual(['up', false]);
    expect(growth({ isFirst: false })).toEqual(['up', true]);
    expect(growth({ order: 'oldest' })).toEqual(['down', false]);
  });

  it('has the headline alone over a later stretch, leading back to the whole', () => {
    const html = pageOf({ isFirst: false });
    expect(html).not.toContain('Ships are back at the east quay.</p>');
    const [heading] = named(html, 'h1');
    expect(heading && textIn(heading)).toBe('Quay reopens after repairs');
    expect(html).toContain('<h1><a href="/quay-reopens/">');
    expect(html).toContain('To the newest entries');
  });

  it('says in words when nothing is posted, and when it ended', () => {
    expect(pageOf({ entries: [] })).toContain('Nothing has been posted yet.');
    const ended = pageOf({ endedAt: new Date('2025-03-10T18:00:00Z') });
    expect(textIn(withClass(ended, 'ended')[0] as never)).toBe('Ended March 10, 2025, 8:00 p.m.');
  });

  it('has one heading of each level at least between any two', () => {
    const entry = buildEntryView(1, { headline: 'It sails' });
    const levels = elementsIn(
      pageOf({
        entries: [entry],
        keyEvents: [{ entryId: entry.id, postedAt: entry.postedAt, summary: 'It sails' }],
      }),
    )
      .map(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1])
      .filter((level) => level !== undefined)
      .map(Number);
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('speaks the newsroom’s language around a story in another', () => {
    const html = pageOf({}, { language: 'he' });
    const [time] = withClass(html, 'at');
    expect(time && [attribute(time, 'lang'), attribute(time, 'dir')]).toEqual(['en', 'ltr']);
  });
});

it('an open page is told of an entry exactly as the page has it, behind its day', () => {
  const entry = buildEntryView(1, { headline: 'It <sails>', body: body(paragraph('At & on.')) });
  const story = { id: idOf('story:quay-reopens'), slug: 'quay-reopens', language: 'en' };
  const html = entryHtml(site, { record: NO_RECORD, entry, story, media: new Map(), related: new Map() });
  expect(pageOf({ entries: [entry] })).toContain(html);
});
