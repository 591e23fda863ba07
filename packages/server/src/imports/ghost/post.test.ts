import { parseBody } from '@onrecord/domain/body/body';
import fc from '@onrecord/domain/testing/fast-check';
import { languageTag } from '@onrecord/domain/text/language';
import { describe, expect, test } from 'vitest';
import { ownAddresses } from './body/own-addresses.ts';
import { contributorIdOf, storyIdOf, tagIdOf } from './ids.ts';
import { mapPost } from './post.ts';
import type { Raw } from './raw.ts';

const site = { language: 'en', own: ownAddresses(null, () => undefined), exportedAt: new Date(0) };
const POST = {
  title: 'The dam holds',
  status: 'published',
  visibility: 'public',
  type: 'post',
  created_at: '2025-03-01T10:00:00.000Z',
  published_at: '2025-03-02T10:00:00.000Z',
  updated_at: '2025-03-02T10:00:00.000Z',
  html: '<p>Water fell on Monday.</p>',
};

function map(changes: Raw, meta: Raw = {}) {
  const relations = { meta, tagIds: ['t1', 't2'], authorIds: ['u1'], breaking: false, slug: 'the-dam-holds' };
  const mapped = mapPost({ ...POST, ...changes }, 'g1', relations, site);
  return { ...mapped, lines: mapped.notes.map(({ element, message }) => `${element}: ${message}`) };
}

describe('a post', () => {
  test('becomes a story with ids that are always the same', () => {
    const { id, story, lines } = map({});
    expect(id).toBe(storyIdOf('g1'));
    expect(story).toMatchObject({
      kind: 'story',
      state: 'published',
      headline: 'The dam holds',
      firstPublishedAt: new Date('2025-03-02T10:00:00Z'),
      updatedAt: null,
      contributorIds: [contributorIdOf('u1')],
      tagIds: [tagIdOf('t1'), tagIdOf('t2')],
      outletId: 'g1',
    });
    expect(lines).toEqual([]);
  });

  test('keeps its dates, also as MySQL writes them; an update after publication is one', () => {
    const { story } = map({ published_at: '2025-03-02 10:00:00', updated_at: '2025-03-02T11:00:00.000Z' });
    expect(story.firstPublishedAt).toEqual(new Date('2025-03-02T10:00:00Z'));
    expect(story.updatedAt).toEqual(new Date('2025-03-02T11:00:00Z'));
  });

  test('takes its leading picture apart into alt text, caption and credit', () => {
    const { hero } = map(
      { feature_image: '__GHOST_URL__/content/images/a.jpg' },
      { feature_image_alt: 'A dam', feature_image_caption: '<span>The dam. (Ann Lee/Agency)</span>' },
    );
    expect(hero).toEqual({
      sourceUrl: '/content/images/a.jpg',
      altText: 'A dam',
      caption: 'The dam.',
      credit: 'Ann Lee/Agency',
    });
  });

  test('keeps titles for search and cards, from posts_meta and from older exports', () => {
    expect(map({}, { meta_title: 'S', og_title: 'O', twitter_description: 'D' }).story).toMatchObject({
      searchTitle: 'S',
      socialTitle: 'O',
      socialDescription: 'D',
    });
    expect(map({ meta_title: 'Old' }).story.searchTitle).toBe('Old');
  });

  test.each([
    ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
    ['__GHOST_URL__/x/', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('with the canonical address %s has %s', (given, canonical) => {
    expect(map({ canonical_url: given }).story.canonicalUrl).toBe(canonical);
  });

  test('is in the language its text is in', () => {
    expect(map({ html: '<p>Рівень води впав у понеділок, і її виміряли.</p>' }).story.language).toBe('uk');
    expect(map({ locale: 'he' }).story.language).toBe('he');
    expect(map({ locale: 'no language' }).story.language).toBe('en');
  });
});

describe('a post that the public must not get', () => {
  test.each([
    ['members', { visibility: 'members' }, {}, 'for members only (members)'],
    ['paying members', { visibility: 'paid' }, {}, 'for members only (paid)'],
    ['tiers, scheduled', { visibility: 'tiers', status: 'scheduled' }, {}, 'for members only (tiers)'],
    ['a newsletter', { status: 'sent' }, {}, 'newsletter only'],
    ['a newsletter by posts_meta', {}, { email_only: 1 }, 'newsletter only'],
    ['an unknown status', { status: 'weird' }, {}, 'its status "weird" is not known'],
    ['no status', { status: null }, {}, 'it has no status'],
    ['no title', { title: ' ' }, {}, 'it has no title'],
    ['scheduled without a date', { status: 'scheduled', published_at: null }, {}, 'no date of the schedule'],
    ['no date at all', { published_at: 'soon', created_at: null }, {}, '"soon" is no date'],
    [
      'a date of another type',
      { published_at: { toString: 0 }, created_at: null },
      {},
      '{"toString":0}" is no date',
    ],
    ['a body that cannot be read', { html: null, lexical: 'x' }, {}, 'the body could not be read'],
  ])('is a draft with a line: %s', (_, changes, meta, message) => {
    const { story, lines } = map(changes, meta);
    expect(story.state).toBe('draft');
    expect(story.firstPublishedAt).toBeNull();
    expect(story.scheduledFor).toBeNull();
    expect(lines.join('\n')).toContain(message);
  });

  test('and has no title is named after its first words', () => {
    expect(map({ title: null }).story.headline).toBe('Water fell on Monday.');
    expect(map({ title: null, html: '' }).story.headline).toBe('(Untitled)');
  });
});

test('a published post without a date has the date of its creation', () => {
  const { story, lines } = map({ published_at: null });
  expect(story.state).toBe('published');
  expect(story.firstPublishedAt).toEqual(new Date('2025-03-01T10:00:00Z'));
  expect(lines).toEqual([': it has no date of publication; the date of its creation stands in']);
});

test('characters that no output can hold are taken out, with a line that names the field', () => {
  const { story, lines } = map({ title: 'The\u0000 dam \ud800' });
  expect(story.headline).toBe('The dam \ufffd');
  expect(lines).toEqual([
    'title: control characters or broken letters, which no output can hold, were taken out',
  ]);
});

test('any post becomes a valid story', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'published',
      'scheduled',
      'page',
      'public',
      '2025-03-02T10:00:00Z',
      '<p>x<script>',
      '{"root":{"children":[{}]}}',
    ),
  );
  const fields = [
    ...[
      'title',
      'status',
      'type',
      'visibility',
      'created_at',
      'published_at',
      'updated_at',
      'lexical',
      'mobiledoc',
    ],
    ...['html', 'feature_image', 'custom_excerpt', 'canonical_url', 'locale', 'featured', 'page', 'og_image'],
    ...['feature_image_caption', 'meta_title', 'email_only', 'codeinjection_foot'],
  ];
  const row = fc.dictionary(fc.constantFrom(...fields), value);
  const isText = (text: string) => text.isWellFormed() && !text.includes('\u0000');
  fc.assert(
    fc.property(row, row, (changes, meta) => {
      const { story } = map(changes, meta);
      expect(parseBody(story.body)).toMatchObject({ ok: true });
      expect(languageTag(story.language)).toBe(story.language);
      expect(story.headline).not.toBe('');
      expect([story.headline, story.dek, story.searchTitle, story.socialDescription].every(isText)).toBe(
        true,
      );
      expect(Number.isNaN(story.createdAt.getTime())).toBe(false);
      expect(story.firstPublishedAt !== null).toBe(story.state === 'published');
      expect(story.scheduledFor !== null).toBe(story.state === 'scheduled');
    }),
    { numRuns: 1000 },
  );
});
