import type { Element } from '@onrecord/domain/body/elements';
import type { Mark } from '@onrecord/domain/body/inline';
import { cleanText } from '../../raw.ts';
import { linkAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { InlineLine, withMark } from '../inline-line.ts';
import { headingLevel } from '../shapes.ts';
import { codeBlock, detailsElements, listElements, quoteElements, recordingElements } from './containers.ts';
import {
  attributeOf,
  type DomElement,
  type DomFragment,
  type DomNode,
  isElementNode,
  outerHtml,
  parseHtml,
} from './dom.ts';
import { embeddedPost, isEmbedLoader, isPostQuote, readEmbed } from './embeds.ts';
import { figureElements } from './figures.ts';
import { kgCardElements } from './kg-cards.ts';
import { lineAndBlocks } from './line-and-blocks.ts';
import { imagePicture } from './pictures.ts';
import { tableElements } from './tables.ts';
import { BLOCK_TAGS, INLINE_TAGS, SILENT_TAGS, TRANSPARENT_TAGS } from './tags.ts';

const MARKS: Readonly<Record<string, Exclude<Mark['type'], 'link' | 'claim'>>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sub: 'sub',
  sup: 'sup',
};

/** The elements of a piece of HTML. What has none is kept as `unsupported`, with a line in the report. */
export function htmlElements(html: string, context: BodyContext): Element[] {
  if (html.trim() === '') return [];
  return domElements(parseHtml(html), context);
}

export function domElements(dom: DomFragment, context: BodyContext): Element[] {
  return flowElements(dom.childNodes, context);
}

/** Elements of nodes that are text, blocks, or both by turns: text between blocks becomes paragraphs. */
export function flowElements(nodes: readonly DomNode[], context: BodyContext): Element[] {
  const flow = new Flow(context);
  flow.add(nodes, [], null);
  return flow.finish();
}

class Flow {
  readonly #context: BodyContext;
  readonly #elements: Element[] = [];
  readonly #line = new InlineLine();

  constructor(context: BodyContext) {
    this.#context = context;
  }

  finish(): Element[] {
    this.#flush();
    return this.#elements;
  }

  /** @param href the link the nodes stand in: pictures carry it, as text does in its marks. */
  add(nodes: readonly DomNode[], marks: readonly Mark[], href: string | null): void {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) this.#line.collapsed(cleanText(node.value), marks);
      else if (isElementNode(node)) this.#element(node, marks, href);
    }
  }

  #flush(): void {
    const content = this.#line.take();
    if (content.length > 0) this.#elements.push({ type: 'paragraph', content });
  }

  #push(...elements: readonly Element[]): void {
    this.#flush();
    this.#elements.push(...elements);
  }

  #element(element: DomElement, marks: readonly Mark[], href: string | null): void {
    const { tagName } = element;
    // In a body that is all HTML the tag is the place.
    if (this.#context.element.startsWith('html')) this.#context.element = `html <${tagName.slice(0, 30)}>`;
    noteHandlers(element, this.#context);
    if (SILENT_TAGS.has(tagName)) {
      if (tagName === 'style') this.#context.noteOnce('note', 'a style sheet was left out');
      return;
    }
    if (tagName === 'br') this.#line.lineBreak();
    else if (tagName === 'a') this.#link(element, marks, href);
    else if (tagName === 'q') {
      this.#line.text('“', marks);
      this.add(element.childNodes, marks, href);
      this.#line.text('”', marks);
    } else if (INLINE_TAGS.has(tagName)) {
      const type = Object.hasOwn(MARKS, tagName) ? MARKS[tagName] : undefined;
      this.add(element.childNodes, type === undefined ? marks : withMark(marks, { type }), href);
    } else {
      const card = kgCardElements(element, this.#context);
      if (card !== undefined) this.#push(...card);
      else this.#block(element, marks, href);
    }
  }

  #link(element: DomElement, marks: readonly Mark[], outer: string | null): void {
    const href = linkAddress(attributeOf(element, 'href'), this.#context);
    if (href === undefined) this.add(element.childNodes, marks, outer);
    else this.add(element.childNodes, withMark(marks, { type: 'link', attrs: { href } }), href);
  }

  #block(element: DomElement, marks: readonly Mark[], href: string | null): void {
    const { tagName } = element;
    const read = BLOCKS.get(tagName);
    if (read !== undefined) this.#push(...read(element, this.#context, href));
    else if (TRANSPARENT_TAGS.has(tagName) || BLOCK_TAGS.has(tagName)) {
      this.#flush();
      this.add(element.childNodes, marks, href);
      this.#flush();
    } else this.#push(kept(element, `<${tagName.slice(0, 30)}> has no element of ours`, this.#context));
  }
}

type BlockReader = (element: DomElement, context: BodyContext, href: string | null) => Element[];

/** Tags that become an element of ours, or several; other blocks only wrap. */
const BLOCKS: ReadonlyMap<string, BlockReader> = new Map<string, BlockReader>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, headingElements] as const),
  ['ul', listElements],
  ['ol', listElements],
  ['blockquote', (quote, context) => (isPostQuote(quote) ? embedElements : quoteElements)(quote, context)],
  ['pre', codeBlock],
  ['hr', () => [{ type: 'divider' }]],
  ['img', (image, context, href) => imagePicture(image, { href }, context)],
  ['figure', figureElements],
  ['table', tableElements],
  ['details', detailsElements],
  ['iframe', embedElements],
  ['video', recordingElements],
  ['audio', recordingElements],
  ['script', scriptElements],
]);

function headingElements(element: DomElement, context: BodyContext): Element[] {
  const { line, blocks } = lineAndBlocks(element.childNodes, context);
  if (line.length === 0) return blocks;
  return [{ type: 'heading', attrs: { level: headingLevel(element.tagName) }, content: line }, ...blocks];
}

function scriptElements(script: DomElement, context: BodyContext): Element[] {
  return isEmbedLoader(script) ? [] : [kept(script, 'a script, which is never run', context)];
}

function kept(element: DomElement, reason: string, context: BodyContext): Element {
  return context.unsupported(`html:${element.tagName.slice(0, 60)}`, outerHtml(element), reason);
}

/** The element of an embedding code; kept as it is where no usable address can be read. */
function embedElements(element: DomElement, context: BodyContext): Element[] {
  const read = readEmbed(element);
  const href = linkAddress(read?.href ?? '', context);
  const sourceHtml = outerHtml(element);
  if (read === undefined || href === undefined)
    return [context.unsupported(`html:${element.tagName}`, sourceHtml, 'an embed without a usable address')];
  return [embeddedPost({ ...read, href, provider: '', caption: '', sourceHtml })];
}

function noteHandlers(element: DomElement, context: BodyContext): void {
  for (const { name } of element.attrs)
    if (/^on/i.test(name))
      context.noteOnce('warning', `an event handler (${name.slice(0, 30)}) was taken out`);
}
