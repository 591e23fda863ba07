import { safeHref } from '@onrecord/domain/body/href';
import { type PastedElement, type PastedNode, readWithBrowser } from './pasted-node.ts';
import { inlineHtml, type Run, runsOf } from './pasted-runs.ts';
import { isHidden, type PastedMark, styleOf } from './pasted-style.ts';

/** A picture that stood in what was pasted. `kept` where its address could be kept, for the reporter to replace. */
export interface PastedPicture {
  readonly address: string;
  readonly altText: string;
  readonly kept: boolean;
}

export interface CleanPaste {
  readonly html: string;
  readonly pictures: readonly PastedPicture[];
}

type Read = (html: string) => readonly PastedNode[];

/**
 * Pasted HTML with its meaning and without its styles: paragraphs, headings, lists, quotes, tables, code, links and
 * the marks of inline text. The answer has only tags the editor's schema reads. Never throws.
 */
export function cleanPastedHtml(html: string, read: Read = readWithBrowser): string {
  return cleanPaste(html, read).html;
}

/** The same, with the pictures that were in it, which are never loaded from where they are. */
export function cleanPaste(html: string, read: Read = readWithBrowser): CleanPaste {
  const pictures: PastedPicture[] = [];
  return { html: blocks(read(html), { pictures, marks: new Set() }), pictures };
}

interface Context {
  readonly pictures: PastedPicture[];
  readonly marks: ReadonlySet<PastedMark>;
}

const DROPPED = new Set(
  'style script meta link title head xml object noscript template svg button input select textarea nav canvas'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table thead tbody tfoot tr td th figure figcaption address center iframe img picture'.split(
    ' ',
  ),
);
const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
};

function holdsBlocks(node: PastedNode): boolean {
  return (
    typeof node !== 'string' &&
    !DROPPED.has(node.tag) &&
    (BLOCKS.has(node.tag) || node.children.some(holdsBlocks))
  );
}

/** Blocks of a mixed content: runs of inline nodes between blocks become paragraphs. */
function blocks(nodes: readonly PastedNode[], context: Context): string {
  let out = '';
  let inline: PastedNode[] = [];
  let wordItems: PastedElement[] = [];
  const endInline = () => {
    // Two line breaks in a row are how a web page without paragraphs parts them.
    for (const runs of paragraphsOf(runsOf(inline, context.marks))) out += element('p', inlineHtml(runs));
    inline = [];
  };
  const endWordList = () => {
    if (wordItems.length > 0) out += wordList(wordItems, context);
    wordItems = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && (DROPPED.has(node.tag) || isHidden(node))) continue;
    if (typeof node === 'string' || !holdsBlocks(node)) {
      // White space between two items of a Word list does not end it.
      if (typeof node === 'string' && node.trim() === '' && wordItems.length > 0) continue;
      endWordList();
      inline.push(node);
      continue;
    }
    endInline();
    if (wordLevel(node) !== undefined) {
      wordItems.push(node);
      continue;
    }
    endWordList();
    out += block(node, context);
  }
  endInline();
  endWordList();
  return out;
}

function block(node: PastedElement, context: Context): string {
  const inside = () => blocks(node.children, context);
  switch (node.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      // A heading is bold by its style; only what is set apart within it would mean anything.
      return element(
        HEADINGS[node.tag] ?? 'h2',
        inlineHtml(runsOf(node.children, new Set(['strong']), 'heading')),
      );
    case 'ul':
    case 'ol':
      return list(node, context);
    case 'blockquote':
      return quote(node, context);
    case 'pre':
      return `<pre><code>${escapeHtml(textOf(node).replace(/^\n|\n$/g, ''))}</code></pre>`;
    case 'hr':
      return '<hr>';
    case 'table':
      return table(node, context);
    case 'img':
      return picture(node, '', context);
    case 'figure':
      return figure(node, context);
    case 'iframe': {
      const address = safeHref(node.attrs.src ?? '');
      return address?.startsWith('http')
        ? `<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`
        : '';
    }
    case 'li':
      // A list item that lost its list.
      return `<ul><li>${itemContent(node, context)}</li></ul>`;
    case 'p':
    case 'div': {
      const names = (node.attrs.class ?? '').split(/\s+/);
      if (names.some((name) => /^Mso(Intense)?Quote/.test(name)))
        return `<blockquote>${inside()}</blockquote>`;
      if (names.includes('MsoTitle'))
        return element('h2', inlineHtml(runsOf(node.children, new Set(), 'heading')));
      return inside();
    }
    default:
      return inside();
  }
}

function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at] as Run;
    if (run.text === '\n' && runs[at + 1]?.text === '\n') {
      while (runs[at + 1]?.text === '\n') at++;
      paragraphs.push([]);
    } else paragraphs.at(-1)?.push(run);
  }
  return paragraphs;
}

/* Lists */

function list(node: PastedElement, context: Context): string {
  const items: string[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') items.push(element('p', escapeHtml(child.trim())));
    } else if (child.tag === 'ul' || child.tag === 'ol') {
      // Google Docs and Word on the web put an inner list beside the item it belongs to.
      items.push((items.pop() ?? '') + list(child, context));
    } else if (!DROPPED.has(child.tag)) items.push(itemContent(child, context));
  }
  return listHtml(node.tag === 'ol', Number(node.attrs.start ?? 1), items);
}

function listHtml(ordered: boolean, start: number, items: readonly string[]): string {
  const kept = items.filter((item) => item !== '');
  if (kept.length === 0) return '';
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && Number.isInteger(start) && start !== 1 ? ` start="${start}"` : '';
  return `<${tag}${from}>${kept.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
}

function itemContent(item: PastedElement, context: Context): string {
  return blocks(item.children, context);
}

/** Word writes list items as paragraphs: their level stands in `mso-list: l0 level2 lfo1`. */
function wordLevel(node: PastedElement): number | undefined {
  if (node.tag !== 'p' && node.tag !== 'div') return undefined;
  const level = /level(\d)/.exec(styleOf(node).get('mso-list') ?? '')?.[1];
  if (level !== undefined) return Number(level);
  return /\bMsoListParagraph/.test(node.attrs.class ?? '') && wordMarker(node) !== undefined ? 1 : undefined;
}

/** The marker Word wrote out before an item, such as `1.` or `·`. */
function wordMarker(node: PastedElement): string | undefined {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (styleOf(child).get('mso-list') === 'ignore') return textOf(child).replaceAll(' ', ' ').trim();
    const inner = wordMarker(child);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function withoutMarker(node: PastedElement): PastedElement {
  return {
    ...node,
    children: node.children
      .filter((child) => typeof child === 'string' || styleOf(child).get('mso-list') !== 'ignore')
      .map((child) => (typeof child === 'string' ? child : withoutMarker(child))),
  };
}

function wordList(nodes: readonly PastedElement[], context: Context): string {
  let at = 0;
  const read = (level: number): string => {
    const first = nodes[at] as PastedElement;
    const marker = wordMarker(first) ?? '';
    const ordered = /^\(?(\d+|[a-z]{1,4})[.)]/i.test(marker) && marker.toLowerCase() !== 'o';
    const start = Number(/^\(?(\d+)/.exec(marker)?.[1] ?? 1);
    const items: string[] = [];
    for (let node = nodes[at]; node !== undefined; node = nodes[at]) {
      const own = wordLevel(node) ?? 1;
      if (own < level) break;
      if (own > level) items.push((items.pop() ?? '') + read(own));
      else {
        items.push(element('p', inlineHtml(runsOf(withoutMarker(node).children, context.marks))));
        at++;
      }
    }
    return listHtml(ordered, start, items);
  };
  let out = '';
  while (at < nodes.length) out += read(wordLevel(nodes[at] as PastedElement) ?? 1);
  return out;
}

/* Quotes, pictures, tables */

function quote(node: PastedElement, context: Context): string {
  const isSource = (child: PastedNode): child is PastedElement =>
    typeof child !== 'string' && (child.tag === 'cite' || child.tag === 'footer');
  const source = node.children.find(isSource);
  const attribution = source
    ? textOf(source)
        .replace(/^[\s—–-]+/, '')
        .trim()
    : '';
  const said = blocks(
    node.children.filter((child) => child !== source),
    context,
  );
  if (said === '') return '';
  const by = attribution === '' ? '' : ` data-attribution="${escapeHtml(attribution)}"`;
  return `<blockquote${by}>${said}</blockquote>`;
}

function figure(node: PastedElement, context: Context): string {
  const caption = find(node, 'figcaption');
  const image = find(node, 'img');
  if (image) return picture(image, caption ? textOf(caption).trim() : '', context);
  return blocks(node.children, context);
}

function picture(image: PastedElement, caption: string, context: Context): string {
  const address = image.attrs.src ?? '';
  const altText = image.attrs.alt ?? '';
  const tiny = Number(image.attrs.width ?? 99) <= 2 || Number(image.attrs.height ?? 99) <= 2;
  if (tiny) return '';
  const kept = /^https?:\/\//i.test(address) && safeHref(address) !== undefined && address.length <= 2048;
  context.pictures.push({ address: address.slice(0, 200), altText, kept });
  if (!kept) return '';
  return `<figure data-pasted-picture="${escapeHtml(address)}" data-alt="${escapeHtml(altText)}" data-caption="${escapeHtml(caption.replace(/\s+/g, ' '))}"></figure>`;
}

function table(node: PastedElement, context: Context): string {
  const rows = rowsOf(node, false);
  const cells = rows.flatMap(({ row }) => cellsOf(row));
  // A table of one cell is a frame around text.
  if (cells.length === 1 && cells[0]) return blocks(cells[0].children, context);
  const html = rows.map(({ row, head }) => {
    const inner = cellsOf(row).map((cell) => {
      const tag = head || cell.tag === 'th' ? 'th' : 'td';
      const span = (name: 'colspan' | 'rowspan') => {
        const value = Number(cell.attrs[name] ?? 1);
        return Number.isInteger(value) && value > 1 && value <= 100 ? ` ${name}="${value}"` : '';
      };
      const marks: ReadonlySet<PastedMark> = tag === 'th' ? new Set(['strong']) : context.marks;
      const text = inlineHtml(runsOf(cell.children, marks, tag === 'th' ? 'heading' : 'text'));
      return `<${tag}${span('colspan')}${span('rowspan')}>${text}</${tag}>`;
    });
    return inner.length > 0 ? `<tr>${inner.join('')}</tr>` : '';
  });
  return html.join('') === '' ? '' : `<table>${html.join('')}</table>`;
}

function rowsOf(node: PastedElement, head: boolean): { row: PastedElement; head: boolean }[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.tag === 'tr') return [{ row: child, head }];
    return /^(thead|tbody|tfoot)$/.test(child.tag) ? rowsOf(child, child.tag === 'thead') : [];
  });
}

function cellsOf(row: PastedElement): PastedElement[] {
  return row.children.filter(
    (child): child is PastedElement =>
      typeof child !== 'string' && (child.tag === 'td' || child.tag === 'th'),
  );
}

/* Small things */

function find(node: PastedElement, tag: string): PastedElement | undefined {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    const found = child.tag === tag ? child : find(child, tag);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: PastedNode): string {
  if (typeof node === 'string') return node;
  return node.tag === 'br' ? '\n' : node.children.map(textOf).join('');
}

function element(tag: string, inner: string): string {
  return inner === '' ? '' : `<${tag}>${inner}</${tag}>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
