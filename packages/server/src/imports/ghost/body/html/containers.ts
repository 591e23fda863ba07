import { list, listItem } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import { cleanText, numberOf, pixelsOf } from '../../raw.ts';
import { sourceAddress, sourceOrNone } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { quoteOf } from '../shapes.ts';
import {
  attributeOf,
  type DomElement,
  type DomNode,
  findElement,
  hasClass,
  isElementNode,
  outerHtml,
} from './dom.ts';
import { domText } from './text.ts';

/** A list; what stands between its items, such as a nested list, belongs to the item before. */
export function listElements(element: DomElement, context: BodyContext): Element[] {
  const items: ReturnType<typeof listItem>[] = [];
  for (const child of element.childNodes) {
    const isItem = isElementNode(child) && child.tagName === 'li';
    const content = context.flow(isItem ? child.childNodes : [child]);
    const previous = items.at(-1);
    if (content.length === 0) continue;
    if (!isItem && previous) previous.content.push(...content);
    else items.push(listItem(...content));
  }
  if (items.length === 0) return [];
  const made = list(element.tagName === 'ol', ...items);
  const start = numberOf(attributeOf(element, 'start'));
  if (start !== null && Math.abs(start) < 1e9) made.attrs.start = Math.round(start);
  return [made];
}

export function quoteElements(element: DomElement, context: BodyContext): Element[] {
  return quoteOf(context.flow(element.childNodes), hasClass(element, 'kg-blockquote-alt'));
}

export function codeBlock(element: DomElement): Element[] {
  const code = findElement(element, ({ tagName }) => tagName === 'code');
  const language = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(attributeOf(code ?? element, 'class'))?.[1] ?? '';
  const text = cleanText(rawText(element.childNodes)).replace(/\n$/, '');
  if (text.trim() === '') return [];
  return [
    {
      type: 'codeBlock',
      attrs: { language: language === '' ? null : language.slice(0, 40) },
      content: [{ type: 'text', text }],
    },
  ];
}

function rawText(nodes: readonly DomNode[]): string {
  return nodes
    .map((node) => {
      if (node.nodeName === '#text' && 'value' in node) return node.value;
      if (!isElementNode(node)) return '';
      return node.tagName === 'br' ? '\n' : rawText(node.childNodes);
    })
    .join('');
}

export function detailsElements(element: DomElement, context: BodyContext): Element[] {
  const summary = element.childNodes.find((child) => isElementNode(child) && child.tagName === 'summary');
  const heading = summary !== undefined && isElementNode(summary) ? domText(summary.childNodes) : '';
  const content = context.flow(element.childNodes.filter((child) => child !== summary));
  return heading === '' && content.length === 0 ? [] : [{ type: 'toggle', attrs: { heading }, content }];
}

export function recordingElements(element: DomElement, context: BodyContext): Element[] {
  const source = findElement(element, ({ tagName }) => tagName === 'source');
  const address = attributeOf(element, 'src') || (source ? attributeOf(source, 'src') : '');
  const sourceUrl = sourceAddress(address, context);
  if (sourceUrl === undefined)
    return [context.unsupported(`html:${element.tagName}`, outerHtml(element), 'it names no recording')];
  if (element.tagName === 'audio')
    return [
      { type: 'audio', attrs: { mediaId: null, sourceUrl, title: '', caption: '', durationSeconds: null } },
    ];
  const video = {
    type: 'video' as const,
    attrs: {
      mediaId: null,
      sourceUrl,
      caption: '',
      durationSeconds: null,
      widthPx: pixelsOf(attributeOf(element, 'width')),
      heightPx: pixelsOf(attributeOf(element, 'height')),
      posterMediaId: null,
    },
  };
  const poster = sourceOrNone(attributeOf(element, 'poster'), context);
  if (poster !== undefined) context.posters.set(video, poster);
  return [video];
}
