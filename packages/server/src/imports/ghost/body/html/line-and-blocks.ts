import type { Element } from '@onrecord/domain/body/elements';
import type { Inline } from '@onrecord/domain/body/inline';
import type { BodyContext } from '../body-context.ts';
import type { DomNode } from './dom.ts';

/** One line of text with marks, for cells and headings, and apart from it what is a block. */
export function lineAndBlocks(
  nodes: readonly DomNode[],
  context: BodyContext,
): { line: Inline[]; blocks: Element[] } {
  const line: Inline[] = [];
  const blocks: Element[] = [];
  for (const element of context.flow(nodes)) {
    if (element.type !== 'paragraph') {
      blocks.push(element);
      continue;
    }
    if (line.length > 0) line.push({ type: 'hardBreak' });
    line.push(...(element.content ?? []));
  }
  return { line, blocks };
}
