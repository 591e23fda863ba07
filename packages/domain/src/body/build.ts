import { BODY_VERSION, type Body } from './body.ts';
import type { Element, ElementOf, ListItem } from './elements.ts';
import type { Inline, Mark } from './inline.ts';

/**
 * Short ways to write a body in code: demo, tests, importers.
 *
 * @example body(paragraph('The wall ', text('held', { type: 'bold' }), '.'))
 */
type Words = string | Inline;

export function body(...content: Element[]): Body {
  return { type: 'doc', version: BODY_VERSION, content };
}

export function text(words: string, ...marks: Mark[]): Inline {
  return marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words };
}

export function link(words: string, href: string): Inline {
  return text(words, { type: 'link', attrs: { href } });
}

export function inline(...words: Words[]): Inline[] {
  return words.filter((word) => word !== '').map((word) => (typeof word === 'string' ? text(word) : word));
}

export function paragraph(...words: Words[]): ElementOf<'paragraph'> {
  return { type: 'paragraph', content: inline(...words) };
}

export function heading(level: 2 | 3 | 4, ...words: Words[]): ElementOf<'heading'> {
  return { type: 'heading', attrs: { level }, content: inline(...words) };
}

export function quote(attribution: string, ...content: Element[]): ElementOf<'quote'> {
  return { type: 'quote', attrs: { attribution, pull: false }, content };
}

export function listItem(...content: Element[]): ListItem {
  return { type: 'listItem', content };
}

export function list(ordered: boolean, ...content: ListItem[]): ElementOf<'list'> {
  return { type: 'list', attrs: { ordered, start: 1 }, content };
}

export function picture(attrs: Partial<ElementOf<'picture'>['attrs']>): ElementOf<'picture'> {
  return {
    type: 'picture',
    attrs: {
      mediaId: null,
      sourceUrl: null,
      altText: '',
      decorative: false,
      caption: '',
      credit: '',
      href: null,
      width: 'text',
      ...attrs,
    },
  };
}

export function relatedStory(storyId: string): ElementOf<'relatedStory'> {
  return { type: 'relatedStory', attrs: { storyId } };
}
