import { authorPath } from '@onrecord/domain/address/paths';
import type { EntryView, LiveView, StoryView } from '@onrecord/domain/article/views';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { elementsOf } from '@onrecord/domain/body/walk';
import { entryPath } from '@onrecord/domain/live/live-paths';
import type {
  BlogPostingLeaf,
  ImageObjectLeaf,
  LiveBlogPostingLeaf,
  PersonLeaf,
  WithContext,
} from 'schema-dts';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { entryTitle } from '../outlets/outlet-story.ts';
import type { SiteContext } from '../site-context.ts';
import { imageObject } from './image-object.ts';
import { organizationId } from './organization.ts';
import { newsArticle } from './story-structured-data.ts';

/**
 * A live story as schema.org LiveBlogPosting: what a news article says of itself, when it is covered, and the entries
 * that the page shows. Source: schema.org/LiveBlogPosting.
 */
export function liveBlogPosting(
  site: SiteContext,
  story: StoryView,
  live: LiveView,
): WithContext<LiveBlogPostingLeaf> {
  return {
    ...newsArticle(site, story),
    '@type': 'LiveBlogPosting',
    coverageStartTime: live.startedAt.toISOString(),
    ...(live.endedAt === null ? {} : { coverageEndTime: live.endedAt.toISOString() }),
    liveBlogUpdate: live.entries.map((entry) => blogPosting(site, story, live, entry)),
  };
}

function blogPosting(site: SiteContext, story: StoryView, live: LiveView, entry: EntryView): BlogPostingLeaf {
  const url = absoluteUrl(site, entryPath(story.slug, entry.id));
  const images = imagesOf(site, live, entry);
  return {
    '@type': 'BlogPosting',
    '@id': url,
    url,
    headline: entryTitle(entry),
    datePublished: entry.postedAt.toISOString(),
    dateModified: (entry.editedAt ?? entry.postedAt).toISOString(),
    author: authorOf(site, entry),
    publisher: { '@id': organizationId(site) },
    articleBody: plainTextOf(entry.body),
    ...(images.length === 0 ? {} : { image: images }),
    inLanguage: story.language,
  };
}

function authorOf(site: SiteContext, { byline: { name, contributor } }: EntryView): PersonLeaf {
  if (contributor === null) return { '@type': 'Person', name };
  const url = absoluteUrl(site, authorPath(contributor.slug));
  return { '@type': 'Person', '@id': `${url}#person`, name, url };
}

function imagesOf(site: SiteContext, live: LiveView, { body }: EntryView): ImageObjectLeaf[] {
  return [...elementsOf(body)].flatMap((item) => {
    const media = item.type === 'picture' ? live.media.get(item.attrs.mediaId ?? '') : undefined;
    return (media && item.type === 'picture' && imageObject(site, media, item.attrs)) || [];
  });
}
