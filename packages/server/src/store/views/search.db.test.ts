import type { StoryInput } from '@onrecord/domain/article/story-input';
import { body, paragraph } from '@onrecord/domain/body/build';
import fc from '@onrecord/domain/testing/fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildStories, buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { type SearchRequest, search } from './search.ts';

let newsroom: TestNewsroom;

const story = (slug: string, text: string, overrides: Partial<StoryInput> = {}) =>
  buildStory(slug, {
    body: body(...text.split('\n').map((line) => paragraph(line))),
    headline: slug,
    ...overrides,
  });

const find = (query: string, options: Partial<SearchRequest> = {}) =>
  search(newsroom.db, { query, order: 'newest', ...options });
const slugs = async (query: string, options: Partial<SearchRequest> = {}) =>
  (await find(query, options)).hits.map((hit) => hit.story.slug);

describe('a search', () => {
  beforeAll(async () => {
    newsroom = await createNewsroom();
    await newsroom.save(
      story('cafe', 'The café on the east quay opened. Its terrace seats forty people.'),
      story('gyor', 'Győr and São Tomé sign a pact.', { firstPublishedAt: new Date('2025-03-09T00:00:00Z') }),
      story('kyiv', 'Кораблі повернулися до порту. Їхні екіпажі відпочивають.', { language: 'uk' }),
      story('jerusalem', 'האוניות חזרו לנמל בבוקר.', { language: 'he' }),
      story('wall', 'The sea wall held through the storm. Nobody was hurt.\nThe mayor thanked the crews.'),
      story('storm', 'A wall of water, a wall of wind: the storm broke no wall.', {
        firstPublishedAt: new Date('2025-03-01T00:00:00Z'),
      }),
      story('wall-in-headline', 'Quiet.', {
        headline: 'The wall',
        firstPublishedAt: new Date('2025-02-01T00:00:00Z'),
      }),
      story('secret', 'Nobody may read this about the wall.', { state: 'draft', firstPublishedAt: null }),
    );
    return () => newsroom.close();
  });

  it('finds words of headline, dek and body, in any form of English', async () => {
    expect(await slugs('terrace')).toEqual(['cafe']);
    expect(await slugs('TERRACES seat')).toEqual(['cafe']);
    expect(await slugs('mayor')).toEqual(['wall']);
  });

  it('folds accents both ways', async () => {
    expect(await slugs('cafe')).toEqual(['cafe']);
    expect(await slugs('café')).toEqual(['cafe']);
    expect(await slugs('gyor sao tome')).toEqual(['gyor']);
    expect(await slugs('GYŐR')).toEqual(['gyor']);
    expect(await slugs('quáy')).toEqual(['cafe']);
  });

  it('finds words of other scripts', async () => {
    expect(await slugs('порту')).toEqual(['kyiv']);
    expect(await slugs('ПОРТУ кораблі')).toEqual(['kyiv']);
    expect(await slugs('їхні')).toEqual(['kyiv']);
    expect(await slugs('לנמל')).toEqual(['jerusalem']);
  });

  it('takes a quoted phrase at its word', async () => {
    expect(await slugs('"sea wall"')).toEqual(['wall']);
    expect(await slugs('"wall sea"')).toEqual([]);
    expect(await slugs('"wall of water"')).toEqual(['storm']);
    expect(await slugs('"held through the storm"')).toEqual(['wall']);
  });

  it('leaves out -words, and takes either side of or', async () => {
    expect(await slugs('wall -mayor')).toEqual(['storm', 'wall-in-headline']);
    expect(await slugs('terrace or порту')).toEqual(expect.arrayContaining(['cafe', 'kyiv']));
  });

  it('gives the newest first, or the best', async () => {
    expect(await slugs('wall')).toEqual(['wall', 'storm', 'wall-in-headline']);
    expect((await slugs('wall', { order: 'best' }))[0]).toBe('wall-in-headline');
    expect(new Set(await slugs('wall', { order: 'best' }))).toEqual(
      new Set(['wall', 'storm', 'wall-in-headline']),
    );
  });

  it('shows the hit in its sentence', async () => {
    const [hit] = (await find('mayor')).hits;
    expect(hit?.sentence).toEqual([
      { text: 'The ', hit: false },
      { text: 'mayor', hit: true },
      { text: ' thanked the crews.', hit: false },
    ]);
    const [kyiv] = (await find('екіпажі')).hits;
    expect(kyiv?.sentence.map((run) => run.text).join('')).toBe('Їхні екіпажі відпочивають.');
  });

  it('shows the beginning where only the headline has the word', async () => {
    const [hit] = (await find('"the wall" -storm')).hits;
    expect(hit?.sentence).toEqual([{ text: 'Quiet.', hit: false }]);
  });

  it.each([
    'the',
    'the of and',
    '"the"',
    '',
    '   ',
    '\0',
    '\0\0wa\0',
    '-',
    '"',
    '""',
    'or',
    'or or or',
    '-the',
    '!!!',
    '&|!():*',
    "'; drop table story; --",
    "' or 1=1 --",
    '$1 $2 {} %s \\',
    '<script>alert(1)</script>',
    '\ud800',
    '\u{10ffff}',
    '🌊',
    'x'.repeat(100_000),
    '"'.repeat(500),
    '-'.repeat(500),
    '- '.repeat(100),
    '-"'.repeat(100),
    '-a-"b'.repeat(40),
    'a or '.repeat(300),
    '(((((((((((((((((((',
    'story_id:A',
    'StartSel=<b>',
  ])('answers %j without an error', async (query) => {
    for (const order of ['newest', 'best'] as const) {
      const found = await find(query, { order });
      for (const hit of found.hits) expect(hit.story.slug).not.toBe('secret');
    }
  });

  it('answers whatever anybody types', async () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          '"',
          '-',
          'or',
          ' ',
          '&',
          '|',
          '!',
          '(',
          ')',
          ':*',
          '<->',
          "'",
          '\\',
          '\0',
          'wall',
          'the',
          ':A',
          '%',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(
        pieces,
        fc.constantFrom('newest' as const, 'best' as const),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        async (query, order, before) => {
          await find(query.join(''), { order, before });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes a cursor that is none for no cursor', async () => {
    expect(await slugs('wall', { before: 'rubbish' })).toEqual(['wall', 'storm', 'wall-in-headline']);
  });
});

describe('a search through many stories', () => {
  beforeAll(async () => {
    newsroom = await createNewsroom();
    const day = 24 * 60 * 60 * 1000;
    const newest = Date.UTC(2025, 2, 10);
    // One a day over more than three years, so that every window of months is needed.
    const stories = buildStories(1200).map(({ id, story }, at) => ({
      id,
      story: {
        ...story,
        firstPublishedAt: new Date(newest - at * day),
        body: body(
          paragraph(
            `Report ${at}.${at % 3 === 0 ? ' Ferry.' : ''}${at === 1150 ? ' Narwhal.' : ''}${at % 500 === 450 ? ' Lantern.' : ''}`,
          ),
        ),
      },
    }));
    for (let from = 0; from < stories.length; from += 300)
      await newsroom.save(...stories.slice(from, from + 300));
    return () => newsroom.close();
  });

  async function all(query: string): Promise<string[]> {
    const found: string[] = [];
    let before: string | undefined;
    for (let pages = 0; pages < 200; pages++) {
      const view = await find(query, { before });
      found.push(...view.hits.map((hit) => hit.story.slug));
      if (view.next === null) return found;
      before = view.next;
    }
    throw new Error('It never came to an end.');
  }

  it('comes to every story, newest first, each once', async () => {
    const every = Array.from({ length: 1200 }, (_, at) => at);
    expect(await all('ferry')).toEqual(every.filter((at) => at % 3 === 0).map((at) => `story-${at}`));
    expect(await all('lantern')).toEqual(['story-450', 'story-950']);
    expect(await all('report')).toHaveLength(1200);
  });

  it('finds what lies far behind the newest', async () => {
    expect(await all('narwhal')).toEqual(['story-1150']);
    expect(await all('narwhal or "report 7"')).toEqual(['story-7', 'story-1150']);
    expect(await all('-report')).toEqual([]);
  });
});
