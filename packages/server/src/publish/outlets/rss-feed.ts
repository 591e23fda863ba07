import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { attachmentsOf } from './attachments.ts';
import { brandFile } from './brand-picture.ts';
import { changedAt, newestChangeAt } from './changed-at.ts';
import type { Channel } from './channel.ts';
import { heroMedia, MEDIA_NAMESPACE } from './hero-media.ts';
import { cdata, element, emptyElement, escapeMarkup, lines, textElement, XML_DECLARATION } from './markup.ts';
import { authorsOf, type OutletStory, outletUrl } from './outlet-story.ts';
import { storyHtml } from './story-html.ts';

/** How long readers may wait before they ask again, in minutes. */
const TTL_MINUTES = 5;

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': MEDIA_NAMESPACE,
};

/**
 * Stories as RSS 2.0 with full text. An item's id is the one outlets have always known the story by, so a story
 * that moved here from another system does not come up as new. Retracted stories have left the feed.
 *
 * Written here and not by a library: feedsmith's writer sets white space around texts, which readers show that do
 * not trim, and turns `&apos;` in a text into an apostrophe.
 *
 * Sources: RSS 2.0.11 with the RSS Advisory Board's Best Practices Profile, RSS Content Module 1.0, Media RSS
 * 1.5.1, Dublin Core 1.1, and RFC 4287 for `atom:link` and `atom:updated`.
 */
export function rssFeed(site: SiteContext, channel: Channel, stories: readonly OutletStory[]): string {
  const listed = stories.filter((story) => !story.retracted);
  const self = {
    href: absoluteUrl(site, channel.feedPath),
    rel: 'self',
    type: 'application/rss+xml',
  };
  const parts = [
    textElement('title', channel.title),
    textElement('link', absoluteUrl(site, channel.pagePath)),
    // Required, so never empty.
    textElement('description', channel.description || channel.title),
    textElement('language', channel.language),
    textElement('lastBuildDate', newestChangeAt(listed)?.toUTCString() ?? ''),
    textElement('generator', 'Onrecord'),
    textElement('ttl', String(TTL_MINUTES)),
    emptyElement('atom:link', self),
    channelPicture(site, channel),
    ...listed.map((story) => itemXml(site, channel, story)),
  ];
  return (
    XML_DECLARATION + element('rss', { version: '2.0', ...NAMESPACES }, element('channel', {}, lines(parts)))
  );
}

/** The newsroom's logo, else its icon; title and link repeat the channel's, as the profile wants. */
function channelPicture(site: SiteContext, channel: Channel): string {
  const picture = site.brand.logo ?? site.brand.icon;
  if (picture === undefined) return '';
  const { url, widthPx, heightPx } = brandFile(site, picture, 'channel');
  return element(
    'image',
    {},
    textElement('url', url) +
      textElement('title', channel.title) +
      textElement('link', absoluteUrl(site, channel.pagePath)) +
      textElement('width', String(widthPx)) +
      textElement('height', String(heightPx)),
  );
}

function itemXml(site: SiteContext, channel: Channel, story: OutletStory): string {
  const changed = changedAt(story);
  // The profile allows one enclosure; the others are links in the text.
  const enclosures = attachmentsOf(site, story)
    .slice(0, 1)
    .map(({ url, sizeBytes, mimeType }) =>
      emptyElement('enclosure', { url, length: sizeBytes, type: mimeType }),
    );
  const parts = [
    textElement('title', story.headline),
    textElement('link', outletUrl(site, story)),
    textElement('guid', story.outletId, { isPermaLink: 'false' }),
    textElement('pubDate', story.publishedAt.toUTCString()),
    changed > story.publishedAt ? textElement('atom:updated', changed.toISOString()) : '',
    ...authorsOf(site, story).map(({ name }) => textElement('dc:creator', name)),
    story.language === channel.language ? '' : textElement('dc:language', story.language),
    ...story.tags.map((tag) => textElement('category', tag.name)),
    // HTML, as the profile has it, where Atom and JSON Feed have text: readers' programs would run what is in it.
    textElement('description', escapeMarkup(story.teaser)),
    ...enclosures,
    heroMedia(site, story),
    element('content:encoded', {}, cdata(storyHtml(site, story))),
  ];
  return element('item', {}, lines(parts));
}
