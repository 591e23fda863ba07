import type { JsonFeed } from 'feedsmith';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { attachmentsOf } from './attachments.ts';
import { brandFile } from './brand-picture.ts';
import { changedAt } from './changed-at.ts';
import type { Channel } from './channel.ts';
import { legalText } from './legal-text.ts';
import { mapTexts } from './map-texts.ts';
import { outletPicture } from './outlet-picture.ts';
import { authorsOf, type OutletAuthor, type OutletStory, outletUrl } from './outlet-story.ts';
import { storyHtml } from './story-html.ts';

/**
 * Stories as JSON Feed 1.1 with full text. `image` is an address only; the hero's alt text, caption and credit
 * stand with it in `content_html`. Retracted stories have left the feed. Source: jsonfeed.org/version/1.1.
 */
export function jsonFeed(site: SiteContext, channel: Channel, stories: readonly OutletStory[]): string {
  const { icon } = site.brand;
  const feed: JsonFeed.Feed<string, true> & { version: string } = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: absoluteUrl(site, channel.pagePath),
    feed_url: absoluteUrl(site, channel.feedPath),
    ...(channel.description === '' ? {} : { description: channel.description }),
    ...(icon === undefined
      ? { favicon: absoluteUrl(site, site.assets.icon) }
      : { icon: brandFile(site, icon, 'icon-512').url, favicon: brandFile(site, icon, 'icon-64').url }),
    language: channel.language,
    authors: [{ name: site.settings.name, url: absoluteUrl(site, '/') }],
    items: stories.filter((story) => !story.retracted).map((story) => item(site, channel, story)),
  };
  return JSON.stringify(mapTexts(feed, legalText));
}

function item(site: SiteContext, channel: Channel, story: OutletStory): JsonFeed.Item<string, true> {
  const picture = story.hero === null ? undefined : outletPicture(site, story.hero.media);
  const attachments = attachmentsOf(site, story);
  const changed = changedAt(story);
  const authors = authorsOf(site, story);
  return {
    id: story.outletId,
    url: outletUrl(site, story),
    title: story.headline,
    content_html: storyHtml(site, story),
    summary: story.teaser,
    ...(picture === undefined ? {} : { image: picture.url }),
    date_published: story.publishedAt.toISOString(),
    ...(changed > story.publishedAt ? { date_modified: changed.toISOString() } : {}),
    // Left out, not empty, where there is none: the feed's author then holds.
    ...(authors.length === 0 ? {} : { authors: authors.map((one) => author(site, one)) }),
    tags: story.tags.map((tag) => tag.name),
    ...(story.language === channel.language ? {} : { language: story.language }),
    ...(attachments.length === 0
      ? {}
      : {
          attachments: attachments.map(({ url, mimeType, sizeBytes, title, durationSeconds }) => ({
            url,
            mime_type: mimeType,
            size_in_bytes: sizeBytes,
            ...(title === '' ? {} : { title }),
            ...(durationSeconds === null ? {} : { duration_in_seconds: durationSeconds }),
          })),
        }),
  };
}

function author(site: SiteContext, { name, url, picture }: OutletAuthor): JsonFeed.Author {
  const avatar = picture ? outletPicture(site, picture, { widthPx: 640 }) : undefined;
  return {
    name,
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar: avatar.url }),
  };
}
