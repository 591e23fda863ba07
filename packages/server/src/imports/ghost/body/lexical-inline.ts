import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { isRecord, listOf, numberOf, type Raw, textOf } from '../raw.ts';
import { linkAddress } from './address.ts';
import type { BodyContext } from './body-context.ts';
import { InlineLine, withMark } from './inline-line.ts';

/** Lexical's text formats, one bit each (lexical, `LexicalConstants.ts`). */
const FORMATS: ReadonlyArray<
  readonly [number, Mark['type'] & ('bold' | 'italic' | 'strike' | 'code' | 'sub' | 'sup')]
> = [
  [1, 'bold'],
  [2, 'italic'],
  [4, 'strike'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
];
const UNDERLINE_OR_HIGHLIGHT = 8 | 128;

/** Nodes of the editor itself that say nothing. */
const SILENT = new Set(['zwnj', 'at-link-search']);

/** A line of Lexical's text; what stands in it but is no text goes to `other`, in order. */
export function lexicalInline(
  nodes: readonly unknown[],
  context: BodyContext,
  other: (node: Raw) => void,
): Inline[] {
  const line = new InlineLine();
  collect(nodes, [], line, context, other);
  return line.take();
}

function collect(
  nodes: readonly unknown[],
  marks: readonly Mark[],
  line: InlineLine,
  context: BodyContext,
  other: (node: Raw) => void,
): void {
  for (const node of nodes) {
    if (!isRecord(node)) continue;
    const type = textOf(node.type);
    if (SILENT.has(type)) continue;
    if (type === 'linebreak') line.lineBreak();
    else if (type === 'tab') line.text('\t', marks);
    else if (type === 'link' || type === 'autolink' || type === 'at-link') {
      const href = linkAddress(textOf(node.url), context);
      const inner = href === undefined ? marks : withMark(marks, { type: 'link', attrs: { href } });
      collect(listOf(node.children), inner, line, context, other);
    } else if (typeof node.text === 'string' && !Array.isArray(node.children))
      addText(textOf(node.text), marksOf(node, marks, context), line);
    else other(node);
  }
}

/** A line break can also stand inside a text node. */
function addText(text: string, marks: readonly Mark[], line: InlineLine): void {
  for (const [index, part] of text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) line.lineBreak();
    line.text(part, marks);
  }
}

function marksOf(node: Raw, outer: readonly Mark[], context: BodyContext): readonly Mark[] {
  const format = numberOf(node.format) ?? 0;
  if ((format & UNDERLINE_OR_HIGHLIGHT) !== 0)
    context.noteOnce('note', 'underlined or highlighted text came in as plain text');
  return FORMATS.reduce(
    (marks, [bit, type]) => ((format & bit) === 0 ? marks : withMark(marks, { type })),
    outer,
  );
}
