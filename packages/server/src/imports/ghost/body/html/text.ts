import { cleanText } from '../../raw.ts';
import { type DomNode, isElementNode, parseHtml } from './dom.ts';

const SAYS_NOTHING = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'title']);
const ENDS_A_WORD = new Set([
  'br',
  'p',
  'div',
  'li',
  'td',
  'th',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figcaption',
]);

/** What a piece of HTML says, in one line: captions, names and labels are plain text here. */
export function htmlText(html: string): string {
  return /[<&]/.test(html) ? domText(parseHtml(html).childNodes) : oneLine(html);
}

export function domText(nodes: readonly DomNode[]): string {
  return oneLine(cleanText(wordsOf(nodes)));
}

function wordsOf(nodes: readonly DomNode[]): string {
  return nodes
    .map((node) => {
      if (node.nodeName === '#text' && 'value' in node) return node.value;
      if (!isElementNode(node) || SAYS_NOTHING.has(node.tagName)) return '';
      const words = wordsOf(node.childNodes);
      return ENDS_A_WORD.has(node.tagName) ? ` ${words} ` : words;
    })
    .join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
