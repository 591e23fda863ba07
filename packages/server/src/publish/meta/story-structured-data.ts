import { storyPath, tagPath } from '@onrecord/domain/address/paths';
import type { CorrectionView, StoryView } from '@onrecord/domain/article/views';
import { elementsOf } from '@onrecord/domain/body/walk';
import type {
  BreadcrumbListLeaf,
  CorrectionCommentLeaf,
  ImageObjectLeaf,
  NewsArticleLeaf,
  WebPageLeaf,
  WithContext,
} from 'schema-dts';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { changedAt } from '../outlets/changed-at.ts';
import type { SiteContext } from '../site-context.ts';
import { breadcrumbList } from './breadcrumbs.ts';
import { imageObject } from './image-object.ts';
import { newsMediaOrganization, organizationId, websiteId } from './organization.ts';
import { personInByline } from './person.ts';

/**
 * A story as schema.org NewsArticle: times in UTC, every picture with its own texts and maker, every correction.
 * Sources: schema.org/NewsArticle; Google Search Central, "Article".
 */
export function newsArticle(site: SiteContext, story: StoryView): WithContext<NewsArticleLeaf> {
  const url = canonicalUrlOf(site, story);
  const images = imagesOf(site, story);
  const corrections = story.corrections.filter((correction) => correction.kind !== 'update');
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#story`,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: story.headline,
    description: story.searchDescription || story.teaser,
    datePublished: story.publishedAt.toISOString(),
    dateModified: changedAt(story).toISOString(),
    // A story without a byline is the newsroom's own.
    author:
      story.contributors.length === 0
        ? { '@id': organizationId(site) }
        : story.contributors.map((contributor) => personInByline(site, contributor)),
    publisher: newsMediaOrganization(site),
    ...(images.length === 0 ? {} : { image: images }),
    articleSection: story.tags[0]?.name ?? site.settings.feedName,
    ...(story.tags.length === 0 ? {} : { keywords: story.tags.map((tag) => tag.name) }),
    wordCount: story.wordCount,
    timeRequired: `PT${story.readingMinutes}M`,
    inLanguage: story.language,
    isAccessibleForFree: true,
    ...(story.retracted ? { creativeWorkStatus: 'Retracted' } : {}),
    ...(corrections.length === 0 ? {} : { correction: corrections.map(correctionComment) }),
  };
}

/** A standalone page, such as the newsroom's own about page. */
export function standalonePage(site: SiteContext, page: StoryView): WithContext<WebPageLeaf> {
  const url = canonicalUrlOf(site, page);
  const images = imagesOf(site, page);
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': url,
    url,
    name: page.headline,
    description: page.searchDescription || page.teaser,
    datePublished: page.publishedAt.toISOString(),
    dateModified: changedAt(page).toISOString(),
    ...(images.length === 0 ? {} : { image: images }),
    inLanguage: page.language,
    isPartOf: { '@id': websiteId(site) },
    publisher: newsMediaOrganization(site),
  };
}

/** Feed, the story's first tag, the story. */
export function storyBreadcrumbs(site: SiteContext, story: StoryView): WithContext<BreadcrumbListLeaf> {
  const section = story.tags.slice(0, 1).map((tag) => ({ name: tag.name, path: tagPath(tag.slug) }));
  return {
    '@context': 'https://schema.org',
    ...breadcrumbList(site, ...section, { name: story.headline, path: storyPath(story.slug) }),
  };
}

/** Where a story was first published, else its own address. */
export function canonicalUrlOf(site: SiteContext, story: Pick<StoryView, 'slug' | 'canonicalUrl'>): string {
  return story.canonicalUrl ?? absoluteUrl(site, storyPath(story.slug));
}

/** The hero, then the pictures of the body in reading order, each once. */
function imagesOf(site: SiteContext, story: StoryView): ImageObjectLeaf[] {
  const images = new Map<string, ImageObjectLeaf>();
  const add = (image: ImageObjectLeaf | undefined) => {
    if (image !== undefined && !images.has(String(image.url))) images.set(String(image.url), image);
  };
  if (story.hero !== null) {
    const image = imageObject(site, story.hero.media, story.hero);
    add(image && { ...image, representativeOfPage: true });
  }
  for (const item of elementsOf(story.body)) {
    if (item.type !== 'picture') continue;
    const media = story.media.get(item.attrs.mediaId ?? '');
    if (media !== undefined) add(imageObject(site, media, item.attrs));
  }
  return [...images.values()];
}

/** An update adds facts and corrects none, so it is no `correction`. */
function correctionComment(correction: CorrectionView): CorrectionCommentLeaf {
  return {
    '@type': 'CorrectionComment',
    text: correction.note,
    datePublished: correction.at.toISOString(),
  };
}
