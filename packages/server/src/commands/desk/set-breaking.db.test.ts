import { BREAKING_KEY, shortKey } from '@onrecord/domain/address/keys';
import { BANNER_MINUTES_USUAL } from '@onrecord/domain/breaking/banner';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendEvent, listEventsAfter } from '../../store/event-log.ts';
import { createDesk, type TestDesk } from '../../testing/desk.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';
import { liftExpiredBanner } from '../lift-expired-banner.ts';
import { liftBreaking, setBreaking } from './set-breaking.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
let site: TestSite;

beforeEach(async () => {
  newsroom = await createNewsroom();
  // The site goes by the real time.
  newsroom.now = new Date();
  desk = await createDesk(newsroom);
  await newsroom.save(buildStory('quay'), buildStory('storm'));
  site = await openTestSite(newsroom);
  return async () => {
    await site.close();
    await newsroom.close();
  };
});

const usual: Parameters<typeof setBreaking>[1] = {
  text: 'The quay is closed',
  storyId: null,
  minutes: BANNER_MINUTES_USUAL,
  notify: false,
};
const set = (change: Partial<Parameters<typeof setBreaking>[1]> = {}) =>
  setBreaking(desk.as('editor'), { ...usual, ...change });
const bannerEvents = async () =>
  (await listEventsAfter(newsroom.db, 0n, 1000)).filter(({ keys }) => keys.includes(BREAKING_KEY));
const audited = async () =>
  (await newsroom.db.selectFrom('audit_entry').select('act').orderBy('id').execute()).map(({ act }) => act);
/** What a page says in the banner's place. */
async function bannerOn(path: string): Promise<string> {
  const html = await (await site.get(path)).text();
  const [, inner = 'no place'] =
    new RegExp(`<div class="banner" data-key="${shortKey(BREAKING_KEY)}"[^>]*>(.*?)</div>`).exec(html) ?? [];
  return inner;
}

describe('the breaking banner', () => {
  it('stands on the front page at once, and on every other page without turning the store cold', async () => {
    await bannerOn('/storm/');
    await bannerOn('/');
    await set({ storyId: idOf('story:quay') });
    await site.settle();
    expect(await bannerOn('/')).toContain('<a href="/quay/">The quay is closed</a>');
    // Served once more as it was, and rendered behind the reader's back.
    expect(await bannerOn('/storm/')).toBe('');
    await expect.poll(() => bannerOn('/storm/'), { timeout: 20_000 }).toContain('The quay is closed');
    expect(await bannerOn('/nowhere/')).toContain('The quay is closed');
    expect(await bannerOn('/search/?q=quay')).toContain('The quay is closed');

    await liftBreaking(desk.as('editor'));
    await site.settle();
    expect(await bannerOn('/')).toBe('');
    expect(await audited()).toEqual(['breaking-set', 'breaking-lift']);
  });

  it('is one: another takes its place', async () => {
    await set();
    await set({ text: 'The quay is open', minutes: 30 });
    await site.settle();
    expect(await bannerOn('/')).toContain('The quay is open');
  });

  it('says what was typed and nothing else', async () => {
    await set({ text: '<script>alert("1 & 2")</script>' });
    await site.settle();
    expect(await bannerOn('/')).toContain('&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;');
  });

  it('is an editor’s to set and to lift', async () => {
    const refused = { ok: false, error: { type: 'forbidden', act: 'set-breaking' } };
    expect(await setBreaking(desk.as('reporter'), usual)).toEqual(refused);
    expect(await liftBreaking(desk.as('reporter'))).toEqual(refused);
    expect(await bannerEvents()).toEqual([]);
  });

  it('leads to a published story only, and goes with it', async () => {
    await newsroom.save(buildStory('draft', { state: 'draft', firstPublishedAt: null }));
    const refused = await set({ storyId: idOf('story:draft') });
    expect(refused).toMatchObject({ ok: false, error: { type: 'invalid' } });
    await set({ storyId: idOf('story:quay') });
    await newsroom.save(buildStory('quay', { slug: 'east-quay' }));
    await site.settle();
    expect(await bannerOn('/')).toContain('href="/east-quay/"');
    await newsroom.save(buildStory('quay', { state: 'withdrawn' }));
    await site.settle();
    expect(await bannerOn('/')).toBe('');
    expect(await bannerEvents()).toHaveLength(3);
  });

  it('expires by itself: told once, however many processes look', async () => {
    await set({ minutes: 30 });
    await Promise.all([1, 2, 3].map(() => liftExpiredBanner(newsroom.context)));
    expect(await bannerEvents()).toHaveLength(1);
    newsroom.now = new Date(newsroom.now.getTime() + 30 * 60_000);
    await Promise.all(Array.from({ length: 6 }, () => liftExpiredBanner(newsroom.context)));
    expect(await bannerEvents()).toHaveLength(2);
    expect(await audited()).toEqual(['breaking-set', 'breaking-expire']);
  });

  it('is never shown beyond its time, also while nobody lifts it', async () => {
    await set();
    await site.settle();
    expect(await bannerOn('/')).toContain('The quay is closed');
    await expect.poll(() => bannerOn('/storm/'), { timeout: 20_000 }).toContain('The quay is closed');
    // Nearly over, as pages that were rendered then know.
    const until = new Date(Date.now() + 1500);
    await newsroom.db.updateTable('breaking_banner').set({ until }).execute();
    await newsroom.save(buildStory('other'));
    await newsroom.db.transaction().execute(async (trx) => {
      await appendEvent(trx, {
        type: 'breaking-changed',
        actor: 'test',
        at: newsroom.now,
        keys: [BREAKING_KEY],
        paths: [],
      });
    });
    await site.settle();
    await bannerOn('/storm/');
    while (Date.now() < until.getTime()) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await bannerOn('/')).toBe('');
    expect(await bannerOn('/about-nothing/')).toBe('');
    await expect.poll(() => bannerOn('/storm/'), { timeout: 20_000 }).toBe('');
    expect(await newsroom.db.selectFrom('breaking_banner').select('text').execute()).toHaveLength(1);
  });
});

describe('breaking news', () => {
  const notices = () =>
    newsroom.db.selectFrom('push_notice').select(['subject', 'topic', 'payload']).execute();

  it('is told to those who chose it, where the editor says so: of a story once', async () => {
    expect(await set({ storyId: idOf('story:quay') })).toEqual({ ok: true, value: { notified: false } });
    expect(await notices()).toEqual([]);
    const told = { ok: true, value: { notified: true } };
    expect(await set({ storyId: idOf('story:quay'), notify: true })).toEqual(told);
    expect(await set({ storyId: idOf('story:quay'), notify: true, text: 'Still closed' })).toEqual({
      ok: true,
      value: { notified: false },
    });
    expect(await notices()).toMatchObject([
      {
        subject: `story:${idOf('story:quay')}`,
        topic: 'breaking',
        payload: { title: 'The quay is closed', body: 'About quay', path: '/quay/', language: 'en' },
      },
    ]);
    // A banner without a story is one of its own each time.
    expect(await set({ notify: true })).toEqual(told);
    expect(await set({ notify: true })).toEqual(told);
    expect(await notices()).toHaveLength(3);
  });
});
