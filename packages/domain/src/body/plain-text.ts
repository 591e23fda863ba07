import { assertNever } from '../result.ts';
import type { Body } from './body.ts';
import type { Element } from './elements.ts';
import type { Inline } from './inline.ts';

/** What a body says, for search, counting words and teasers. Paragraphs are parted by an empty line. */
export function plainTextOf(body: Body): string {
  return body.content
    .map(elementText)
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The text a story opens with: its paragraphs, quotes and lists, without headings and captions. */
export function openingOf(body: Body): string {
  return plainTextOf({
    ...body,
    content: body.content.filter(({ type }) => type === 'paragraph' || type === 'quote' || type === 'list'),
  });
}

export function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('');
}

/**
 * The words of one element that a reader sees as part of this story. Cards are another's words, raw HTML and
 * what is unsupported may not be shown: they give ''.
 */
function elementText(element: Element): string {
  switch (element.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return inlineText(element.content);
    case 'list':
      return element.content.map((item) => joined(item.content)).join('\n');
    case 'quote':
      return element.attrs.attribution === ''
        ? joined(element.content)
        : `${joined(element.content)}\n${element.attrs.attribution}`;
    case 'callout':
      return joined(element.content);
    case 'toggle':
      return `${element.attrs.heading}\n${joined(element.content)}`;
    case 'liveEntry':
      return element.attrs.headline === ''
        ? joined(element.content)
        : `${element.attrs.headline}\n${joined(element.content)}`;
    case 'table':
      return lines(
        element.attrs.caption,
        ...element.content.map((row) => row.content.map((cell) => inlineText(cell.content)).join('\t')),
      );
    case 'embeddedPost':
      return lines(element.attrs.text, element.attrs.caption);
    case 'picture':
    case 'video':
      return element.attrs.caption;
    case 'gallery':
      return lines(...element.content.map((picture) => picture.attrs.caption), element.attrs.caption);
    case 'file':
    case 'audio':
      return lines(element.attrs.title, element.attrs.caption);
    case 'divider':
    case 'relatedStory':
    case 'linkCard':
    case 'button':
    case 'rawHtml':
    case 'unsupported':
      return '';
    default:
      return assertNever(element);
  }
}

function joined(elements: readonly Element[]): string {
  return lines(...elements.map(elementText));
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
