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

export function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('');
}

/**
 * The words of one element that a reader sees as part of this story. Cards and embeds are another's words,
 * raw HTML and what is unsupported may not be shown: they give ''.
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
      return element.content
        .map((row) => row.content.map((cell) => inlineText(cell.content)).join('\t'))
        .join('\n');
    case 'embeddedPost':
      return element.attrs.text;
    case 'picture':
      return element.attrs.caption;
    case 'gallery':
      return [...element.content.map((picture) => picture.attrs.caption), element.attrs.caption]
        .filter((caption) => caption !== '')
        .join('\n');
    case 'divider':
    case 'relatedStory':
    case 'linkCard':
    case 'button':
    case 'file':
    case 'audio':
    case 'video':
    case 'rawHtml':
    case 'unsupported':
      return '';
    default:
      return assertNever(element);
  }
}

function joined(elements: readonly Element[]): string {
  return elements
    .map(elementText)
    .filter((part) => part !== '')
    .join('\n');
}
