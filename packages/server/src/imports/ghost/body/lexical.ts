import { list, listItem } from '@onrecord/domain/body/build';
import type { Element, ListItem, TableRow } from '@onrecord/domain/body/elements';
import type { Inline } from '@onrecord/domain/body/inline';
import { isRecord, listOf, numberOf, type Raw, recordOf, textOf } from '../raw.ts';
import type { BodyContext } from './body-context.ts';
import { cardElements, isCard } from './cards/cards.ts';
import { lexicalInline } from './lexical-inline.ts';
import { headingLevel, quoteOf, spanOf } from './shapes.ts';

/** The elements of a Lexical document, the format of Ghost 5 and 6. Its depth was checked before. */
export function lexicalElements(document: Raw, context: BodyContext): Element[] {
  return listOf(recordOf(document.root).children).flatMap((node, index) => {
    const type = isRecord(node) ? textOf(node.type) : '';
    context.element = `body[${index}]${type === '' ? '' : ` ${type}`}`;
    return isRecord(node) ? block(node, context) : [];
  });
}

function block(node: Raw, context: BodyContext): Element[] {
  const type = textOf(node.type);
  switch (type) {
    case 'paragraph':
      return withText(node, context, (content) => ({ type: 'paragraph', content }));
    case 'heading':
    case 'extended-heading': {
      const level = headingLevel(textOf(node.tag));
      return withText(node, context, (content) => ({ type: 'heading', attrs: { level }, content }));
    }
    case 'quote':
    case 'extended-quote':
      return quoteOf(mixed(node, context), false);
    case 'aside':
      return quoteOf(mixed(node, context), true);
    case 'list':
      return listElements(node, context);
    case 'horizontalrule':
      return [{ type: 'divider' }];
    case 'table':
      return tableElements(node, context);
    default:
      return isCard(type) ? cardElements(type, node, context) : foreign(node, type, context);
  }
}

/** A node of one line of text, followed by what stood in that line but is no text. */
function withText(node: Raw, context: BodyContext, element: (content: Inline[]) => Element): Element[] {
  const others: Raw[] = [];
  const content = lexicalInline(listOf(node.children), context, (other) => others.push(other));
  const rest = others.flatMap((other) => block(other, context));
  return content.length > 0 ? [element(content), ...rest] : rest;
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'extended-heading',
  'quote',
  'extended-quote',
  'aside',
  'list',
  'table',
]);

/** Children that are lines of text, blocks, or both by turns: text between blocks becomes paragraphs. */
function mixed(node: Raw, context: BodyContext): Element[] {
  const elements: Element[] = [];
  let line: unknown[] = [];
  const flush = () => {
    elements.push(...withText({ children: line }, context, (content) => ({ type: 'paragraph', content })));
    line = [];
  };
  for (const child of listOf(node.children)) {
    const type = textOf(recordOf(child).type);
    if (BLOCKS.has(type) || isCard(type)) {
      flush();
      elements.push(...block(recordOf(child), context));
    } else line.push(child);
  }
  flush();
  return elements;
}

function listElements(node: Raw, context: BodyContext): Element[] {
  const items: ListItem[] = [];
  for (const child of listOf(node.children)) {
    if (!isRecord(child)) continue;
    const content = mixed(child, context);
    const marked = textOf(node.listType) === 'check' ? ticked(content, child.checked === true) : content;
    const previous = items.at(-1);
    // Lexical keeps a nested list in an item of its own; it belongs to the item before.
    if (previous && marked.length > 0 && marked.every(({ type }) => type === 'list'))
      previous.content.push(...marked);
    else if (marked.length > 0) items.push(listItem(...marked));
  }
  if (items.length === 0) return [];
  const element = list(textOf(node.listType) === 'number' || textOf(node.tag) === 'ol', ...items);
  element.attrs.start = Math.round(Math.min(1e9, Math.max(-1e9, numberOf(node.start) ?? 1)));
  return [element];
}

/** A check list has no element of ours: its ticks become part of the text. */
function ticked(content: Element[], checked: boolean): Element[] {
  const [first, ...rest] = content;
  if (first?.type !== 'paragraph') return content;
  return [
    { ...first, content: [{ type: 'text', text: checked ? '☑ ' : '☐ ' }, ...(first.content ?? [])] },
    ...rest,
  ];
}

function tableElements(node: Raw, context: BodyContext): Element[] {
  const rows: TableRow[] = [];
  for (const row of listOf(node.children)) {
    if (textOf(recordOf(row).type) !== 'tablerow') continue;
    rows.push({
      type: 'tableRow',
      content: listOf(recordOf(row).children).map((cell) => tableCell(recordOf(cell), context)),
    });
  }
  return rows.length > 0 ? [{ type: 'table', attrs: { caption: '' }, content: rows }] : [];
}

function tableCell(cell: Raw, context: BodyContext): TableRow['content'][number] {
  const lines = mixed(cell, context);
  const content: Inline[] = [];
  for (const line of lines) {
    if (line.type !== 'paragraph' && line.type !== 'heading') {
      context.note('warning', `a ${line.type} in a table cell was left out: cells hold text`);
      continue;
    }
    if (content.length > 0) content.push({ type: 'hardBreak' });
    content.push(...(line.content ?? []));
  }
  return {
    type: 'tableCell',
    attrs: {
      header: (numberOf(cell.headerState) ?? 0) > 0,
      colspan: spanOf(cell.colSpan, 100),
      rowspan: spanOf(cell.rowSpan, 1000),
    },
    content,
  };
}

function foreign(node: Raw, type: string, context: BodyContext): Element[] {
  const kind = `koenig:${type.slice(0, 60) || 'untyped'}`;
  return [context.unsupported(kind, JSON.stringify(node), `the element "${type}" is not known`)];
}
