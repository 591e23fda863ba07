import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { attachmentsOf } from './attachments.ts';
import { brandFile } from './brand-picture.ts';
import { changedAt, newestChangeAt } from './changed-at.ts';
import type { Channel } from './channel.ts';
import { heroMedia, MEDIA_NAMESPACE } from './hero-media.ts';
import { cdata, element, emptyElement, lines, textElement, XML_DECLARATION } from './markup.ts';
import { authorsOf, type OutletStory, outletUrl } from './outlet-story.ts';
import { storyHtml } from './story-html.ts';

const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';

/** `updated` of a feed that never had a story: Atom wants one, and "now" would change with every rendering. */
const NEVER = new Date(0);

/**
 * Stories as Atom with full text. An entry's id is the story's own as a URN, because an id must be an IRI and
 * never change, not with the slug, not with the site's host (RFC 4287, section 4.2.6; RFC 9562). Retracted stories
 * have left the feed. Sources: RFC 4287, Media RSS 1.5.1.
 */
export function atomFeed(site: SiteContext, channel: Channel, stories: readonly OutletStory[]): string {
  const listed = stories.filter((story) => !story.retracted);
  const feedUrl = absoluteUrl(site, channel.feedPath);
  const { icon, logo } = site.brand;
  const parts = [
    textElement('id', feedUrl),
    textElement('title', channel.title),
    textElement('subtitle', channel.description),
    textElement('updated', (newestChangeAt(listed) ?? NEVER).toISOString()),
    // An entry without an author of its own has the feed's (section 4.2.1).
    personXml(site.settings.name, absoluteUrl(site, '/')),
    textElement('icon', icon === undefined ? '' : brandFile(site, icon, 'icon-64').url),
    textElement('logo', logo === undefined ? '' : brandFile(site, logo, 'logo').url),
    textElement('generator', 'Onrecord'),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: feedUrl }),
    emptyElement('link', {
      rel: 'alternate',
      type: 'text/html',
      href: absoluteUrl(site, channel.pagePath),
    }),
    ...listed.map((story) => entryXml(site, channel, story)),
  ];
  const attributes = {
    xmlns: ATOM_NAMESPACE,
    'xmlns:media': MEDIA_NAMESPACE,
    'xml:lang': channel.language,
  };
  return XML_DECLARATION + element('feed', attributes, lines(parts));
}

function entryXml(site: SiteContext, channel: Channel, story: OutletStory): string {
  const parts = [
    textElement('id', `urn:uuid:${story.id}`),
    textElement('title', story.headline),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: outletUrl(site, story) }),
    textElement('published', story.publishedAt.toISOString()),
    textElement('updated', changedAt(story).toISOString()),
    ...authorsOf(site, story).map(({ name, url }) => personXml(name, url)),
    ...story.tags.map((tag) => emptyElement('category', { term: tag.slug, label: tag.name })),
    textElement('summary', story.teaser),
    ...attachmentsOf(site, story).map((attachment) =>
      emptyElement('link', {
        rel: 'enclosure',
        type: attachment.mimeType,
        length: attachment.sizeBytes,
        title: attachment.title || undefined,
        href: attachment.url,
      }),
    ),
    heroMedia(site, story),
    element('content', { type: 'html' }, cdata(storyHtml(site, story))),
  ];
  const language = story.language === channel.language ? undefined : story.language;
  return element('entry', { 'xml:lang': language }, lines(parts));
}

const personXml = (name: string, uri = '') =>
  element('author', {}, textElement('name', name) + textElement('uri', uri));
