import type { Body } from '@onrecord/domain/body/body';
import { body, heading, inline, listItem, paragraph, picture } from '@onrecord/domain/body/build';
import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import type { Inline } from '@onrecord/domain/body/inline';
import type { DemoRefs } from './demo-story.ts';
import { DEMO_CREDIT, type PictureName } from './pictures.ts';

/** Short ways to write the demo's stories: where an element is expected, a string is a paragraph. */
type Part = string | Element;

const toElement = (part: Part): Element => (typeof part === 'string' ? paragraph(part) : part);

export function tell(...parts: Part[]): Body {
  return body(...parts.map(toElement));
}

export const head = (words: string) => heading(2, words);

export function bullets(...items: string[]): ElementOf<'list'> {
  return list(false, items);
}

export function numbered(...items: string[]): ElementOf<'list'> {
  return list(true, items);
}

function list(ordered: boolean, items: string[]): ElementOf<'list'> {
  return {
    type: 'list',
    attrs: { ordered, start: 1 },
    content: items.map((item) => listItem(paragraph(item))),
  };
}

/** A quotation set off from the text. */
export function quoted(attribution: string, words: string): ElementOf<'quote'> {
  return { type: 'quote', attrs: { attribution, pull: false }, content: [paragraph(words)] };
}

/** A quotation set large, out of the text's run. */
export function pullQuote(attribution: string, words: string): ElementOf<'quote'> {
  return { type: 'quote', attrs: { attribution, pull: true }, content: [paragraph(words)] };
}

export function callout(...parts: Part[]): ElementOf<'callout'> {
  return { type: 'callout', attrs: { emoji: '' }, content: parts.map(toElement) };
}

export function toggle(words: string, ...parts: Part[]): ElementOf<'toggle'> {
  return { type: 'toggle', attrs: { heading: words }, content: parts.map(toElement) };
}

export const divider: ElementOf<'divider'> = { type: 'divider' };

/** The first row holds the headers of the columns. */
export function table(caption: string, ...rows: ReadonlyArray<string | Inline>[]): ElementOf<'table'> {
  return {
    type: 'table',
    attrs: { caption },
    content: rows.map((row, index) => ({
      type: 'tableRow' as const,
      content: row.map((cell) => ({
        type: 'tableCell' as const,
        attrs: { header: index === 0, colspan: 1, rowspan: 1 },
        content: inline(cell),
      })),
    })),
  };
}

/** A made-up post on a made-up network. */
export function post(author: string, words: string, path: string): ElementOf<'embeddedPost'> {
  return {
    type: 'embeddedPost',
    attrs: {
      href: `https://social.example.org/${path}`,
      provider: 'Quayside',
      author,
      text: words,
      caption: '',
      sourceHtml: '',
      widthPx: null,
      heightPx: null,
    },
  };
}

export function linkCard(
  path: string,
  card: { title: string; description: string; publisher: string },
): ElementOf<'linkCard'> {
  return { type: 'linkCard', attrs: { href: `https://example.org/${path}`, caption: '', ...card } };
}

export function figure(
  refs: DemoRefs,
  name: PictureName,
  caption: string,
  width: 'text' | 'wide' = 'text',
): ElementOf<'picture'> {
  return picture({ ...refs.picture(name), caption, credit: DEMO_CREDIT, width });
}

/** Pictures side by side, each given as its name and caption. */
export function gallery(
  refs: DemoRefs,
  caption: string,
  ...pictures: ReadonlyArray<readonly [PictureName, string]>
): ElementOf<'gallery'> {
  return {
    type: 'gallery',
    attrs: { caption, credit: DEMO_CREDIT },
    content: pictures.map(([name, words]) => figure(refs, name, words)),
  };
}
