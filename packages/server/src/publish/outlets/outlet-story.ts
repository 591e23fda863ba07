import { authorPath, storyPath } from '@onrecord/domain/address/paths';
import type { ContributorView, EntryByline, EntryView, StoryView } from '@onrecord/domain/article/views';
import { openingOf, plainTextOf } from '@onrecord/domain/body/plain-text';
import { entryPath } from '@onrecord/domain/live/live-paths';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';

/** A story as feeds give it. An entry of a live story stands in that story's feeds as a story of its own. */
export interface OutletStory extends StoryView {
  /** Where it is, unless that is the story's address. */
  readonly path?: string;
  /** Who posted it, in place of contributors. */
  readonly byline?: EntryByline;
}

export const outletUrl = (site: SiteContext, story: OutletStory) =>
  absoluteUrl(site, story.path ?? storyPath(story.slug));

export interface OutletAuthor {
  readonly name: string;
  readonly url?: string;
  readonly picture?: ContributorView['picture'];
}

/** In byline order. */
export function authorsOf(site: SiteContext, story: OutletStory): OutletAuthor[] {
  const contributors = story.contributors.map(({ name, slug, picture }) => ({
    name,
    url: absoluteUrl(site, authorPath(slug)),
    picture,
  }));
  if (story.byline === undefined) return contributors;
  const { name, contributor } = story.byline;
  return [{ name, ...(contributor ? { url: absoluteUrl(site, authorPath(contributor.slug)) } : {}) }];
}

/** The entries of a live story, as a feed of their own lists them. */
export function entriesAsStories(story: StoryView): OutletStory[] {
  return (story.live?.entries ?? []).map((entry) => ({
    ...story,
    id: entry.id,
    outletId: entry.id,
    path: entryPath(story.slug, entry.id),
    headline: entryTitle(entry),
    dek: '',
    teaser: openingOfEntry(entry),
    body: entry.body,
    publishedAt: entry.postedAt,
    updatedAt: entry.editedAt,
    contributors: [],
    byline: entry.byline,
    hero: null,
    corrections: [],
    live: null,
    media: story.live?.media ?? new Map(),
    related: story.live?.related ?? new Map(),
  }));
}

/** What an entry is called where it needs a name: its headline, else its line among the key events, else its opening. */
export const entryTitle = (entry: EntryView) =>
  entry.headline || entry.keyEvent || openingOfEntry(entry, TITLE_MAX);

/** A title made of an opening is as long as a headline. UTF-16 units. */
const TITLE_MAX = 90;

const openingOfEntry = ({ body }: EntryView, max?: number) =>
  excerptOf(openingOf(body) || plainTextOf(body), max);
