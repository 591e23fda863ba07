import { filePath, storyPath } from '@onrecord/domain/address/paths';
import type { Element, ElementOf, Picture } from '@onrecord/domain/body/elements';
import { assertNever } from '@onrecord/domain/result';
import { timeFormat } from '../site/times.ts';
import { absoluteUrl } from './absolute-url.ts';
import { captionHtml, pictureFigure, pictureLink } from './figure-html.ts';
import { inlineHtml, linkHtml } from './inline-html.ts';
import { element, elementUnlessEmpty, escapeMarkup, lines, voidElement } from './markup.ts';
import type { OutletPage } from './outlet-page.ts';

/**
 * Elements of a body as HTML for outlets: text, links and pictures that stand alone anywhere. No classes, styles,
 * scripts or frames; every address absolute. Raw HTML and what is unsupported give ''.
 */
export function elementsHtml(page: OutletPage, elements: readonly Element[]): string {
  return lines(elements.map((item) => elementHtml(page, item)));
}

function elementHtml(page: OutletPage, item: Element): string {
  switch (item.type) {
    case 'paragraph':
      return elementUnlessEmpty('p', {}, inlineHtml(page, item.content));
    case 'heading':
      return elementUnlessEmpty(`h${item.attrs.level}`, {}, inlineHtml(page, item.content));
    case 'list':
      return listHtml(page, item);
    case 'quote':
      return element(
        'blockquote',
        {},
        elementsHtml(page, item.content) +
          elementUnlessEmpty('footer', {}, escapeMarkup(item.attrs.attribution)),
      );
    case 'picture':
      return pictureHtml(page, item);
    case 'gallery':
      return (
        item.content.map((picture) => pictureHtml(page, picture)).join('\n') +
        elementUnlessEmpty(
          'p',
          {},
          [item.attrs.caption, item.attrs.credit]
            .filter((text) => text !== '')
            .map(escapeMarkup)
            .join(' '),
        )
      );
    case 'relatedStory':
      return relatedStoryHtml(page, item);
    case 'linkCard':
      return linkCardHtml(page, item);
    case 'embeddedPost':
      return embeddedPostHtml(page, item);
    case 'table':
      return tableHtml(page, item);
    case 'divider':
      return voidElement('hr');
    case 'callout':
      return element('aside', {}, elementsHtml(page, item.content));
    case 'toggle':
      return (
        elementUnlessEmpty('p', {}, elementUnlessEmpty('strong', {}, escapeMarkup(item.attrs.heading))) +
        elementsHtml(page, item.content)
      );
    case 'button':
      return elementUnlessEmpty('p', {}, linkHtml(page, item.attrs.href, escapeMarkup(item.attrs.text)));
    case 'codeBlock':
      return element('pre', {}, element('code', {}, inlineHtml(page, item.content)));
    case 'file':
      return storedFileHtml(page, item, item.attrs.title || item.attrs.fileName);
    case 'audio':
      return storedFileHtml(page, item, item.attrs.title);
    case 'video':
      return storedFileHtml(page, item, '');
    case 'liveEntry':
      return liveEntryHtml(page, item);
    case 'rawHtml':
    case 'unsupported':
      return '';
    default:
      return assertNever(item);
  }
}

function listHtml(page: OutletPage, list: ElementOf<'list'>): string {
  const items = list.content.map((item) => {
    const [only, ...others] = item.content;
    // A lone paragraph needs no element of its own in a list.
    const simple = only?.type === 'paragraph' && others.length === 0;
    return element('li', {}, simple ? inlineHtml(page, only.content) : elementsHtml(page, item.content));
  });
  const { ordered, start } = list.attrs;
  return element(
    ordered ? 'ol' : 'ul',
    { start: ordered && start !== 1 ? start : undefined },
    items.join(''),
  );
}

function pictureHtml(page: OutletPage, picture: Picture): string {
  const media = page.media.get(picture.attrs.mediaId ?? '');
  return (
    (media && pictureFigure(page, media, picture.attrs, picture.attrs.href)) ||
    pictureLink(page, picture.attrs.sourceUrl, picture.attrs)
  );
}

/** The story as it is called now; nothing where it is gone. */
function relatedStoryHtml(page: OutletPage, item: ElementOf<'relatedStory'>): string {
  const story = page.related.get(item.attrs.storyId);
  if (story === undefined) return '';
  const label = element('strong', {}, escapeMarkup(story.headline));
  return element('p', {}, linkHtml(page, storyPath(story.slug), label));
}

function linkCardHtml(page: OutletPage, { attrs }: ElementOf<'linkCard'>): string {
  const link = linkHtml(page, attrs.href, escapeMarkup(attrs.title || attrs.href));
  const about = [attrs.publisher, attrs.description, attrs.caption].filter((text) => text !== '');
  return paragraphsHtml([link, ...about.map(escapeMarkup)]);
}

/** What the post says, who said it and where: nothing of the other host is loaded. */
function embeddedPostHtml(page: OutletPage, { attrs }: ElementOf<'embeddedPost'>): string {
  const origin = [attrs.author, attrs.provider].filter((text) => text !== '').join(', ') || attrs.href;
  const words = paragraphsHtml(attrs.text.split(/\n{2,}/).map((part) => escapeMarkup(part.trim())));
  return (
    element(
      'blockquote',
      {},
      words + element('footer', {}, linkHtml(page, attrs.href, escapeMarkup(origin))),
    ) + elementUnlessEmpty('p', {}, escapeMarkup(attrs.caption))
  );
}

function tableHtml(page: OutletPage, table: ElementOf<'table'>): string {
  const rows = table.content.map((row) =>
    element(
      'tr',
      {},
      row.content
        .map(({ attrs: { header, colspan, rowspan }, content }) =>
          element(
            header ? 'th' : 'td',
            { colspan: colspan > 1 ? colspan : undefined, rowspan: rowspan > 1 ? rowspan : undefined },
            inlineHtml(page, content),
          ),
        )
        .join(''),
    ),
  );
  const caption = elementUnlessEmpty('caption', {}, escapeMarkup(table.attrs.caption));
  return element('table', {}, caption + element('tbody', {}, rows.join('')));
}

/** A recording, film or document as a link: players and frames are what most outlets strip. */
function storedFileHtml(
  page: OutletPage,
  { attrs }: ElementOf<'file' | 'audio' | 'video'>,
  title: string,
): string {
  const media = page.media.get(attrs.mediaId ?? '');
  const href =
    media === undefined
      ? attrs.sourceUrl
      : absoluteUrl(page.site, filePath(media.contentHash, media.fileName));
  const label = escapeMarkup(title || media?.fileName || attrs.caption || (href ?? ''));
  const link = href === null ? label : linkHtml(page, href, label);
  return elementUnlessEmpty('figure', {}, link + captionHtml(attrs.caption));
}

function liveEntryHtml(page: OutletPage, { attrs, content }: ElementOf<'liveEntry'>): string {
  const at = new Date(attrs.at);
  const time = element(
    'time',
    { datetime: at.toISOString() },
    escapeMarkup(timeFormat(page.language, page.site.settings.timeZone).dateTime(at)),
  );
  const byline = attrs.byline === '' ? '' : `, ${escapeMarkup(attrs.byline)}`;
  return [
    elementUnlessEmpty('h2', {}, escapeMarkup(attrs.headline)),
    element('p', {}, time + byline),
    elementsHtml(page, content),
  ].join('');
}

function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((html) => elementUnlessEmpty('p', {}, html)).join('');
}
