import type { Element, TableRow } from '@onrecord/domain/body/elements';
import type { BodyContext } from '../body-context.ts';
import { spanOf } from '../shapes.ts';
import { attributeOf, type DomElement, isElementNode } from './dom.ts';
import { lineAndBlocks } from './line-and-blocks.ts';
import { domText } from './text.ts';

const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot']);

/** A table; cells hold text, so a picture or list in one stands behind the table. */
export function tableElements(table: DomElement, context: BodyContext): Element[] {
  const caption = table.childNodes.find((child) => isElementNode(child) && child.tagName === 'caption');
  const blocks: Element[] = [];
  const rows = rowsOf(table).map((row): TableRow => {
    const cells = row.childNodes
      .filter(isElementNode)
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th');
    return {
      type: 'tableRow',
      content: cells.map((cell) => {
        const { line, blocks: others } = lineAndBlocks(cell.childNodes, context);
        blocks.push(...others);
        return {
          type: 'tableCell',
          attrs: {
            header: cell.tagName === 'th',
            colspan: spanOf(attributeOf(cell, 'colspan'), 100),
            rowspan: spanOf(attributeOf(cell, 'rowspan'), 1000),
          },
          content: line,
        };
      }),
    };
  });
  if (blocks.length > 0)
    context.note('note', 'what stood in table cells and is no text now stands behind the table');
  if (rows.length === 0) return blocks;
  const text = caption !== undefined && isElementNode(caption) ? domText(caption.childNodes) : '';
  return [{ type: 'table', attrs: { caption: text }, content: rows }, ...blocks];
}

function rowsOf(table: DomElement): DomElement[] {
  return table.childNodes.filter(isElementNode).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return ROW_GROUPS.has(child.tagName)
      ? child.childNodes.filter(isElementNode).filter(({ tagName }) => tagName === 'tr')
      : [];
  });
}
