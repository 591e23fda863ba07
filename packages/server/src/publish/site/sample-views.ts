import type { ContributorView, StoryCard, StoryView } from '@onrecord/domain/article/views';
import { body, paragraph } from '@onrecord/domain/body/build';
import type { Media } from '@onrecord/domain/media/media';
import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';

/** Views for the tests of this folder: whole by themselves, each test changes what it is about. */
export const sampleId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function sampleSite(settings: Partial<NewsroomSettings> = {}): SiteContext {
  return {
    settings: { ...DEFAULT_SETTINGS, name: 'The Port Aurel Record', timeZone: 'Europe/Kyiv', ...settings },
    origin: 'https://record.example',
    assets: {
      css: '/assets/site.css',
      themeCss: '/assets/theme.css',
      js: '/assets/islands.js',
      icon: '/assets/favicon.svg',
      preloadFonts: { latin: ['/assets/latin.woff2'], cyrillic: ['/assets/cyrillic.woff2'] },
    },
  };
}

export function sampleMedia(overrides: Partial<Media> = {}): Media {
  return {
    id: sampleId(900),
    kind: 'picture',
    contentHash: 'c0ffee'.padEnd(64, '0'),
    mimeType: 'image/jpeg',
    fileName: 'wall.jpg',
    sizeBytes: 345_678,
    widthPx: 1600,
    heightPx: 1067,
    caption: '',
    credit: '',
    creator: '',
    copyright: '',
    altText: '',
    ...overrides,
  };
}

export function sampleCard(n: number, overrides: Partial<StoryCard> = {}): StoryCard {
  return {
    id: sampleId(n),
    slug: `story-${n}`,
    headline: `Headline ${n}`,
    teaser: `Teaser ${n}.`,
    language: 'en',
    publishedAt: new Date(Date.UTC(2025, 2, 14, 16) - n * 3_600_000),
    readingMinutes: 2,
    breaking: false,
    pinned: false,
    hero: null,
    ...overrides,
  };
}

export function sampleContributor(overrides: Partial<ContributorView> = {}): ContributorView {
  return {
    id: sampleId(700),
    slug: 'ines-halloran',
    name: 'Ines Halloran',
    bio: '',
    location: '',
    website: '',
    picture: null,
    ...overrides,
  };
}

export function sampleStory(overrides: Partial<StoryView> = {}): StoryView {
  return {
    ...sampleCard(0),
    kind: 'story',
    dek: '',
    body: body(paragraph('The wall held.')),
    wordCount: 3,
    updatedAt: null,
    retracted: false,
    contributors: [],
    tags: [],
    canonicalUrl: null,
    searchTitle: '',
    searchDescription: '',
    socialTitle: '',
    socialDescription: '',
    socialPicture: null,
    outletId: 'story-0',
    media: new Map(),
    related: new Map(),
    corrections: [],
    ...overrides,
  };
}

export function sampleMeta(overrides: Partial<PageMeta> = {}): PageMeta {
  return {
    title: 'A page',
    description: '',
    canonicalUrl: null,
    robots: 'index',
    tags: [],
    alternates: [],
    jsonLd: [],
    ...overrides,
  };
}
