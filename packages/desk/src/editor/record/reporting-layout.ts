import { isReporting } from '@onrecord/domain/claims/ledger/offer';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** A stretch of the document in ProseMirror's positions, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One run of text within the document: a paragraph, an item's line. */
interface Line {
  /** Where it begins in the layout's text. */
  readonly start: number;
  /** Where its text begins in the document. */
  readonly from: number;
  readonly length: number;
}

/**
 * The words of a document that statements are looked for in, a line for each paragraph, with the way back into the
 * document. Offsets of the server's text lead nowhere in it: the texts of elements stand in that one, too.
 */
export interface ReportingLayout {
  readonly text: string;
  readonly lines: readonly Line[];
}

export function layOut(doc: ProseMirrorNode): ReportingLayout {
  const lines: Line[] = [];
  let text = '';
  doc.forEach((element, offset) => {
    if (!isReporting(element.type.name)) return;
    const add = (node: ProseMirrorNode, from: number) => {
      // A leaf is one position, and a break is one character.
      const words = node.textBetween(0, node.content.size, undefined, '\n');
      if (text !== '') text += '\n';
      lines.push({ start: text.length, from, length: words.length });
      text += words;
    };
    if (element.isTextblock) add(element, offset + 1);
    else
      element.descendants((node, at) => {
        if (node.isTextblock) add(node, offset + at + 2);
        return !node.isTextblock;
      });
  });
  return { text, lines };
}

/** The ranges of the document that a stretch of the layout's text covers: one for each line it goes through. */
export function rangesOf({ lines }: ReportingLayout, start: number, end: number): Range[] {
  return lines.flatMap((line) => {
    const from = Math.max(start, line.start) - line.start;
    const to = Math.min(end, line.start + line.length) - line.start;
    return from < to ? [{ from: line.from + from, to: line.from + to }] : [];
  });
}

/** Which line of the layout, from 1, a position stands in; undefined for one in none. */
export function lineOf({ lines }: ReportingLayout, position: number): number | undefined {
  const at = lines.findIndex(({ from, length }) => from <= position && position <= from + length);
  return at < 0 ? undefined : at + 1;
}
