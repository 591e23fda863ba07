import type { Body } from '../body/body.ts';
import type { Element, ElementType } from '../body/elements.ts';
import type { Inline } from '../body/inline.ts';
import { plainTextOf } from '../body/plain-text.ts';
import { elementsOf } from '../body/walk.ts';
import type { HeroInput } from './story-input.ts';

/** A piece of a story that two versions are compared by: as a whole, then by the word. */
export interface StoryBlock<K extends string = string> {
  /** What it is; blocks of different kinds are never the same. */
  readonly kind: K;
  readonly text: string;
  /** What it shows or leads to beside its words: files, addresses. For comparing only. */
  readonly identity: string;
  /** Whether a story has one of its kind at most: it is then one and the same, however much it changed. */
  readonly once: boolean;
}

/** What readers have of a version of a story. */
export interface ReadersText {
  readonly headline: string;
  readonly dek: string;
  /** Names as printed, in order. */
  readonly byline: readonly string[];
  readonly hero: HeroInput | null;
  readonly body: Body;
}

export type ReadersPart = 'headline' | 'dek' | 'byline' | 'hero' | ElementType;

/**
 * A version as the pieces readers see it in, in the order in which they read. What they do not see is not among
 * them: elements that an import could not map, and raw HTML where the newsroom does not show it.
 */
export function readersBlocks(
  { headline, dek, byline, hero, body }: ReadersText,
  { showRawHtml }: { readonly showRawHtml: boolean },
): StoryBlock<ReadersPart>[] {
  const head: StoryBlock<ReadersPart>[] = [
    onceBlock('headline', headline),
    onceBlock('dek', dek),
    onceBlock('byline', byline.join(', ')),
    onceBlock('hero', hero === null ? '' : heroText(hero), hero?.mediaId),
  ];
  const shown = bodyBlocks(body).flatMap((block): StoryBlock<ReadersPart>[] => {
    if (block.kind === 'unsupported' || (block.kind === 'rawHtml' && !showRawHtml)) return [];
    // Its source is not what readers see of it.
    return [block.kind === 'rawHtml' ? { ...block, text: '', identity: block.text } : block];
  });
  return [...head, ...shown].filter(
    ({ text, identity, kind }) => text + identity !== '' || kind === 'divider',
  );
}

export function onceBlock<K extends string>(kind: K, text: string, identity = ''): StoryBlock<K> {
  return { kind, text, identity, once: true };
}

export function heroText({ altText, caption, credit }: HeroInput): string {
  return lines(altText, caption, credit);
}

/** The elements of a body with all that stands in them, also where readers' plain text leaves it out. */
export function bodyBlocks(body: Body): StoryBlock<ElementType>[] {
  return body.content.map((element) => ({
    kind: element.type,
    text: elementText(element),
    identity: [...elementsOf({ ...body, content: [element] })].flatMap(identitiesOf).join('\n'),
    once: false,
  }));
}

function elementText(element: Element): string {
  switch (element.type) {
    case 'picture':
      return lines(element.attrs.altText, element.attrs.caption, element.attrs.credit);
    case 'gallery':
      return lines(...element.content.map(elementText), element.attrs.caption, element.attrs.credit);
    case 'linkCard':
      return lines(element.attrs.title, element.attrs.description, element.attrs.caption, element.attrs.href);
    case 'embeddedPost':
      return lines(element.attrs.author, element.attrs.text, element.attrs.caption, element.attrs.href);
    case 'button':
      return lines(element.attrs.text, element.attrs.href);
    case 'rawHtml':
      return element.attrs.html;
    case 'unsupported':
      return element.attrs.source;
    default:
      return plainTextOf({ type: 'doc', version: 1, content: [element] });
  }
}

/** Files, addresses and stories an element names itself, not through those inside it. */
function identitiesOf(element: Element): string[] {
  switch (element.type) {
    case 'paragraph':
    case 'heading':
      return linksOf(element.content);
    case 'table':
      return element.content.flatMap((row) => row.content.flatMap((cell) => linksOf(cell.content)));
    case 'picture':
    case 'file':
    case 'audio':
    case 'video':
      return [element.attrs.mediaId ?? element.attrs.sourceUrl ?? ''];
    case 'relatedStory':
      return [element.attrs.storyId];
    default:
      return [];
  }
}

/** Each once: a link whose words are cut into several runs is one. */
function linksOf(content: readonly Inline[] = []): string[] {
  const marks = content.flatMap((inline) => (inline.type === 'text' ? (inline.marks ?? []) : []));
  return [...new Set(marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])))];
}

function lines(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
