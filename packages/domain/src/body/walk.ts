import type { Body } from './body.ts';
import type { Element, Picture } from './elements.ts';
import type { Inline } from './inline.ts';

/** Every element of a body in reading order, also those inside others. */
export function* elementsOf(body: Body): Generator<Element> {
  yield* walk(body.content);
}

function* walk(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    switch (element.type) {
      case 'list':
        for (const item of element.content) yield* walk(item.content);
        break;
      case 'quote':
      case 'callout':
      case 'toggle':
      case 'liveEntry':
        yield* walk(element.content);
        break;
      case 'gallery':
        yield* element.content;
        break;
      default:
        break;
    }
  }
}

/** The ids that claim marks carry in an element and what it holds, in reading order, each as often as it stands there. */
export function claimMarksOf(element: Element): string[] {
  return [...walk([element])]
    .flatMap(wordsOf)
    .flatMap((run) => (run.type === 'text' ? (run.marks ?? []) : []))
    .flatMap((mark) => (mark.type === 'claim' ? mark.attrs.claimId : []));
}

/** The words an element has itself, not in elements that it holds. */
function wordsOf(element: Element): readonly Inline[] {
  switch (element.type) {
    case 'paragraph':
    case 'heading':
      return element.content ?? [];
    case 'table':
      return element.content.flatMap((row) => row.content.flatMap((cell) => cell.content ?? []));
    default:
      return [];
  }
}

/** Ids of all stored files a body shows or offers, each once. */
export function mediaIdsOf(body: Body): string[] {
  const ids = new Set<string>();
  for (const element of elementsOf(body)) {
    if ('attrs' in element) {
      if ('mediaId' in element.attrs && element.attrs.mediaId) ids.add(element.attrs.mediaId);
      if ('posterMediaId' in element.attrs && element.attrs.posterMediaId)
        ids.add(element.attrs.posterMediaId);
    }
  }
  return [...ids];
}

/** Ids of the stories a body's related-story cards follow, each once. */
export function relatedStoryIdsOf(body: Body): string[] {
  const ids = new Set<string>();
  for (const element of elementsOf(body)) if (element.type === 'relatedStory') ids.add(element.attrs.storyId);
  return [...ids];
}

export function firstPictureOf(body: Body): Picture | undefined {
  for (const element of elementsOf(body)) if (element.type === 'picture') return element;
  return undefined;
}
