import { body, paragraph, picture } from '@onrecord/domain/body/build';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { expect, it } from 'vitest';
import {
  buildEntryView,
  buildLiveView,
  buildMedia,
  buildSite,
  buildStoryView,
  mediaMap,
} from '../../testing/views.ts';
import { storyMeta } from './story-meta.ts';

const site = buildSite();
const tug = buildMedia({ fileName: 'tug.jpg' });
const first = buildEntryView(1, { keyEvent: 'The tug leaves' });
const second = buildEntryView(2, {
  headline: 'It sails',
  body: body(paragraph('It sails.'), picture({ mediaId: tug.id, altText: 'A tug', credit: 'Bo Finch' })),
  editedAt: new Date('2025-03-10T08:00:00Z'),
  byline: { name: 'Bo', contributor: null },
});
const live = buildLiveView({ entries: [second, first], media: mediaMap(tug) });
const dataOf = (overrides: Parameters<typeof buildLiveView>[0] = {}) => {
  const meta = storyMeta(site, buildStoryView({ live: { ...live, ...overrides } }), NO_RECORD);
  return JSON.parse(JSON.stringify(meta.jsonLd[0]));
};

it('a live story says when it is covered, and what was posted', () => {
  const data = dataOf();
  expect(data).toMatchObject({
    '@type': 'LiveBlogPosting',
    headline: 'Quay reopens after repairs',
    coverageStartTime: '2025-03-10T07:00:00.000Z',
    dateModified: '2025-03-10T08:00:00.000Z',
    mainEntityOfPage: { '@id': 'https://harbour.example/quay-reopens/' },
  });
  expect(data.coverageEndTime).toBeUndefined();
  expect(data.liveBlogUpdate).toEqual([
    {
      '@type': 'BlogPosting',
      '@id': `https://harbour.example/quay-reopens/?entry=${second.id}`,
      url: `https://harbour.example/quay-reopens/?entry=${second.id}`,
      headline: 'It sails',
      datePublished: '2025-03-10T07:02:00.000Z',
      dateModified: '2025-03-10T08:00:00.000Z',
      author: { '@type': 'Person', name: 'Bo' },
      publisher: { '@id': 'https://harbour.example/#newsroom' },
      articleBody: 'It sails.',
      image: [expect.objectContaining({ description: 'A tug', creditText: 'Bo Finch' })],
      inLanguage: 'en',
    },
    expect.objectContaining({
      headline: 'The tug leaves',
      articleBody: 'The tug left the quay at minute 1.',
      author: {
        '@type': 'Person',
        '@id': 'https://harbour.example/author/ada-moss/#person',
        name: 'Ada Moss',
        url: 'https://harbour.example/author/ada-moss/',
      },
    }),
  ]);
});

it('one that has ended says when', () => {
  const endedAt = new Date('2025-03-10T19:00:00Z');
  expect(dataOf({ endedAt }).coverageEndTime).toBe('2025-03-10T19:00:00.000Z');
});

it('an entry without a headline has one from its opening', () => {
  const long = buildEntryView(3, { body: body(paragraph('The tug left the quay in the dark. '.repeat(9))) });
  const { headline } = dataOf({ entries: [long] }).liveBlogUpdate[0];
  expect(headline).toMatch(/^The tug left the quay in the dark\..*…$/);
  expect(headline.length).toBeLessThanOrEqual(90);
});
