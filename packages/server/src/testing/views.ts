import { createHash } from 'node:crypto';
import type {
  ContributorView,
  EntryView,
  HeroView,
  LiveView,
  PublishedVersionView,
  StoryCard,
  StoryView,
  TagView,
} from '@onrecord/domain/article/views';
import { body, paragraph } from '@onrecord/domain/body/build';
import { CENTRE, type Media } from '@onrecord/domain/media/media';
import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import type { SiteContext } from '../publish/site-context.ts';

/**
 * Views for tests, whole and valid without arguments. Each function takes what matters to the test; the same
 * arguments give the same view, so that rendered bytes can be compared.
 */

/** A UUID (version 8) that stands for a word: the same word, the same id. */
export function idOf(word: string): string {
  const hex = createHash('sha256').update(word).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function buildSite(
  settings: Partial<NewsroomSettings> = {},
  context: Partial<Omit<SiteContext, 'settings'>> = {},
): SiteContext {
  return {
    settings: { ...DEFAULT_SETTINGS, name: 'The Harbour', description: 'News from Marrow Bay.', ...settings },
    origin: 'https://harbour.example',
    eventId: 1,
    breaking: null,
    assets: {
      css: '/assets/site.css',
      js: '/assets/site.js',
      pushJs: '/assets/push.js',
      icon: '/assets/icon.svg',
      themeCss: '/assets/theme.css',
      preloadFonts: {},
    },
    brand: {},
    ...context,
  };
}

/** A stored picture of 1600 × 900 px, without texts of its own. */
export function buildMedia(overrides: Partial<Media> = {}): Media {
  const fileName = overrides.fileName ?? 'picture.jpg';
  return {
    id: idOf(`media:${fileName}`),
    kind: 'picture',
    contentHash: createHash('sha256').update(fileName).digest('hex'),
    mimeType: 'image/jpeg',
    fileName,
    sizeBytes: 240_000,
    widthPx: 1600,
    heightPx: 900,
    caption: '',
    credit: '',
    creator: '',
    copyright: '',
    altText: '',
    focal: CENTRE,
    renditionVersion: '',
    ...overrides,
  };
}

export function buildHero(overrides: Partial<HeroView> = {}): HeroView {
  return {
    media: buildMedia({ fileName: 'hero.jpg' }),
    altText: 'Cranes above the quay at dawn',
    caption: 'The quay on Monday.',
    credit: 'Ada Moss/The Harbour',
    ...overrides,
  };
}

export function buildTag(name = 'Harbour', overrides: Partial<TagView> = {}): TagView {
  return {
    id: idOf(`tag:${name}`),
    slug: name.toLowerCase().replace(/\s+/g, '-'),
    name,
    description: '',
    ...overrides,
  };
}

export function buildContributor(
  name = 'Ada Moss',
  overrides: Partial<ContributorView> = {},
): ContributorView {
  return {
    id: idOf(`contributor:${name}`),
    slug: name.toLowerCase().replace(/\s+/g, '-'),
    name,
    bio: '',
    location: '',
    website: '',
    picture: null,
    ...overrides,
  };
}

/** A published story as lists show it, without a picture. */
export function buildStoryCard(overrides: Partial<StoryCard> = {}): StoryCard {
  const slug = overrides.slug ?? 'quay-reopens';
  return {
    id: idOf(`story:${slug}`),
    slug,
    headline: 'Quay reopens after repairs',
    teaser: 'Ships are back at the east quay.',
    language: 'en',
    publishedAt: new Date('2025-03-10T06:30:00Z'),
    readingMinutes: 2,
    breaking: false,
    pinned: false,
    isLive: false,
    hero: null,
    centralClaim: null,
    ...overrides,
  };
}

/** A published story with one contributor, one tag and one paragraph; never updated or corrected. */
export function buildStoryView(overrides: Partial<StoryView> = {}): StoryView {
  const card = buildStoryCard(overrides);
  return {
    ...card,
    kind: 'story',
    dek: '',
    body: body(paragraph('Ships are back at the east quay.')),
    wordCount: 7,
    updatedAt: null,
    retracted: false,
    contributors: [buildContributor()],
    tags: [buildTag()],
    canonicalUrl: null,
    searchTitle: '',
    searchDescription: '',
    socialTitle: '',
    socialDescription: '',
    socialPicture: null,
    outletId: card.id,
    media: new Map(),
    related: new Map(),
    corrections: [],
    publishedVersions: 1,
    live: null,
    ...overrides,
  };
}

/** The second version of a story, a correction of one word. */
export function buildPublishedVersion(overrides: Partial<PublishedVersionView> = {}): PublishedVersionView {
  const before = {
    headline: 'Quay reopens after repairs',
    dek: '',
    byline: ['Ada Moss'],
    hero: null,
    body: body(paragraph('Ships are back at the west quay.')),
  };
  return {
    version: 2,
    at: new Date('2025-03-10T09:00:00Z'),
    kind: 'correction',
    note: 'It was the east quay.',
    change: {
      language: 'en',
      before,
      after: { ...before, body: body(paragraph('Ships are back at the east quay.')) },
    },
    ...overrides,
  };
}

/** An entry of a live story: a paragraph by Ada Moss, who has a page; the n-th minute after the story went live. */
export function buildEntryView(minute: number, overrides: Partial<EntryView> = {}): EntryView {
  return {
    id: idOf(`entry:${minute}`),
    headline: '',
    body: body(paragraph(`The tug left the quay at minute ${minute}.`)),
    keyEvent: '',
    postedAt: new Date(Date.UTC(2025, 2, 10, 7, minute)),
    editedAt: null,
    byline: { name: 'Ada Moss', contributor: { id: idOf('contributor:ada'), slug: 'ada-moss' } },
    brokenOutStoryId: null,
    ...overrides,
  };
}

/** A story that is live since 7:00 UTC, newest entries first, with nothing pinned and no key event. */
export function buildLiveView(overrides: Partial<LiveView> = {}): LiveView {
  return {
    startedAt: new Date('2025-03-10T07:00:00Z'),
    endedAt: null,
    order: 'newest',
    entries: [buildEntryView(2), buildEntryView(1)],
    isFirst: true,
    next: null,
    keyEvents: [],
    pinned: null,
    media: new Map(),
    related: new Map(),
    ...overrides,
  };
}

/** Media by id, as a story view holds them. */
export function mediaMap(...media: readonly Media[]): Map<string, Media> {
  return new Map(media.map((item) => [item.id, item]));
}
