import {
  authorFeedPaths,
  type FeedPaths,
  mainFeedPaths,
  tagFeedPaths,
} from '@onrecord/domain/address/feed-paths';
import { authorPath, tagPath } from '@onrecord/domain/address/paths';
import type { ContributorView, TagView } from '@onrecord/domain/article/views';
import type { CollectionPageLeaf, ProfilePageLeaf } from 'schema-dts';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';
import { feedAlternates } from './alternates.ts';
import { breadcrumbList } from './breadcrumbs.ts';
import { type ShareCard, shareTags } from './open-graph.ts';
import { newsMediaOrganization, website, websiteId } from './organization.ts';
import { person } from './person.ts';
import { robotsOf, robotsTags } from './robots.ts';

/** Which stretch of a list a page shows: from a cursor, as it stands in an address, or from the newest. */
export interface Stretch {
  readonly cursor?: string | undefined;
}

/** The head of the News Feed. A later stretch is a page of its own, which search engines may follow. */
export function feedMeta(site: SiteContext, stretch: Stretch = {}): PageMeta {
  const { name, feedName, description } = site.settings;
  return listMeta(site, stretch, {
    path: '/',
    title: name === feedName ? name : `${name} | ${feedName}`,
    description,
    type: 'website',
    feeds: mainFeedPaths,
    feedTitle: name,
    jsonLd: [newsMediaOrganization(site), website(site)],
  });
}

export function tagMeta(site: SiteContext, tag: TagView, stretch: Stretch = {}): PageMeta {
  const path = tagPath(tag.slug);
  const url = absoluteUrl(site, path);
  const page: CollectionPageLeaf = {
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name: tag.name,
    ...(tag.description === '' ? {} : { description: tag.description }),
    inLanguage: site.settings.language,
    isPartOf: { '@id': websiteId(site) },
  };
  return listMeta(site, stretch, {
    path,
    title: `${tag.name} | ${site.settings.name}`,
    description: tag.description || site.settings.description,
    type: 'website',
    feeds: tagFeedPaths(tag.slug),
    feedTitle: `${tag.name} | ${site.settings.name}`,
    jsonLd: [page, breadcrumbList(site, { name: tag.name, path })],
  });
}

export function authorMeta(site: SiteContext, author: ContributorView, stretch: Stretch = {}): PageMeta {
  const path = authorPath(author.slug);
  const url = absoluteUrl(site, path);
  const page: ProfilePageLeaf = {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    name: author.name,
    inLanguage: site.settings.language,
    isPartOf: { '@id': websiteId(site) },
    mainEntity: person(site, author),
  };
  return listMeta(site, stretch, {
    path,
    title: `${author.name} | ${site.settings.name}`,
    description: author.bio || site.settings.description,
    type: 'profile',
    picture: author.picture === null ? undefined : { media: author.picture, altText: author.picture.altText },
    feeds: authorFeedPaths(author.slug),
    feedTitle: `${author.name} | ${site.settings.name}`,
    jsonLd: [page, breadcrumbList(site, { name: author.name, path })],
  });
}

interface List {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly type: ShareCard['type'];
  readonly picture?: ShareCard['picture'];
  readonly feeds: FeedPaths;
  readonly feedTitle: string;
  readonly jsonLd: readonly object[];
}

function listMeta(site: SiteContext, { cursor }: Stretch, list: List): PageMeta {
  const url =
    absoluteUrl(site, list.path) + (cursor === undefined ? '' : `?before=${encodeURIComponent(cursor)}`);
  const { title, description, type, picture } = list;
  return {
    title,
    description,
    canonicalUrl: url,
    robots: robotsOf(site),
    tags: [
      ...robotsTags(site),
      ...shareTags(site, { type, title, description, url, language: site.settings.language, picture }),
    ],
    alternates: feedAlternates(site, list.feeds, list.feedTitle),
    jsonLd: list.jsonLd.map((item) => ({ '@context': 'https://schema.org', ...item })),
  };
}
