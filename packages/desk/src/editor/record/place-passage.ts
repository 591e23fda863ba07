import type { Anchor } from '@onrecord/domain/desk/claim-shapes';
import { type Range, type ReportingLayout, rangesOf } from './reporting-layout.ts';

/** Finds a passage of the text that the server saw in the document as it is here. */
export function placePassage(layout: ReportingLayout, anchor: Anchor): Range[] | undefined {
  const passage = oneBreak(anchor.passage);
  const at = findPassage(layout.text, { ...anchor, passage });
  return at === undefined ? undefined : rangesOf(layout, at, at + passage.length);
}

/**
 * Where a passage begins in a text in which somebody may have written meanwhile: found by its words, among several such
 * places by what stands around them, then by how far it would have moved. Undefined where the words are gone: a passage
 * is reported lost rather than guessed.
 */
export function findPassage(text: string, anchor: Anchor): number | undefined {
  const { passage } = anchor;
  if (passage === '') return undefined;
  let best: { readonly at: number; readonly around: number } | undefined;
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
    const around =
      sameAtEnd(text.slice(Math.max(0, at - anchor.prefix.length), at), anchor.prefix) +
      sameAtStart(text.slice(at + passage.length), anchor.suffix);
    const nearer = best && Math.abs(at - anchor.start) < Math.abs(best.at - anchor.start);
    if (best === undefined || around > best.around || (around === best.around && nearer))
      best = { at, around };
  }
  return best?.at;
}

/** Paragraphs are parted by an empty line there, and by the end of a line here. */
const oneBreak = (text: string) => text.replace(/\n+/g, '\n');

function sameAtStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same++;
  return same;
}

function sameAtEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same++;
  return same;
}
