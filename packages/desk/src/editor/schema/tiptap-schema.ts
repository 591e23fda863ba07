import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { type AnyExtension, type Attributes, Extension, Mark, Node } from '@tiptap/core';
import type { AttributeSpec, MarkSpec, NodeSpec } from '@tiptap/pm/model';
import { elementFromDom, elementToDom, markFromDom, markToDom } from './element-dom.ts';
import type { ElementView } from './element-view.ts';

/**
 * The editor's nodes and marks, made from the one schema server and editor share: a second list of them would one
 * day differ, and text that one side cannot read would be lost in merging. `views` draw elements that are more than
 * text.
 */
export function tiptapSchema(views: Readonly<Record<string, ElementView>> = {}): AnyExtension[] {
  const nodes: AnyExtension[] = [];
  // The order of the schema decides what is made by default; TipTap sorts by priority.
  let priority = 900;
  editorSchema.spec.nodes.forEach((name, spec) => {
    nodes.push(tiptapNode(name, spec, priority--, views[name]));
  });
  const marks: AnyExtension[] = [];
  editorSchema.spec.marks.forEach((name, spec) => {
    marks.push(tiptapMark(name, spec, priority--));
  });
  return [TableRoles, ...nodes, ...marks];
}

/** Which part of a table a node is, for the commands that add and remove rows and columns. */
const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: ({ name }) => {
    const role: unknown = editorSchema.nodes[name]?.spec.tableRole;
    return role === undefined ? {} : { tableRole: role };
  },
});

function tiptapNode(
  name: string,
  spec: NodeSpec,
  priority: number,
  view: ElementView | undefined,
): AnyExtension {
  const attributes = tiptapAttributes(spec.attrs);
  const isText = name === 'text';
  const isTop = name === (editorSchema.spec.topNode ?? 'doc');
  return Node.create({
    name,
    priority,
    topNode: isTop,
    ...fieldsOf(spec, NODE_FIELDS),
    addAttributes: () => attributes,
    ...(isText || isTop
      ? {}
      : { parseHTML: () => elementFromDom(name), renderHTML: ({ node }) => elementToDom(node) }),
    ...(view ? { addNodeView: () => view } : {}),
  });
}

function tiptapMark(name: string, spec: MarkSpec, priority: number): AnyExtension {
  const attributes = tiptapAttributes(spec.attrs);
  return Mark.create({
    name,
    priority,
    ...fieldsOf(spec, MARK_FIELDS),
    addAttributes: () => attributes,
    parseHTML: () => markFromDom(name),
    renderHTML: ({ mark }) => markToDom(mark),
  });
}

const NODE_FIELDS = [
  'content',
  'marks',
  'group',
  'inline',
  'atom',
  'selectable',
  'draggable',
  'code',
  'whitespace',
  'linebreakReplacement',
  'defining',
  'isolating',
] as const;
const MARK_FIELDS = ['inclusive', 'excludes', 'group', 'spanning', 'code'] as const;

function fieldsOf<S extends object, F extends string>(spec: S, fields: readonly F[]): object {
  return Object.fromEntries(
    fields.filter((field) => field in spec).map((field) => [field, (spec as Record<string, unknown>)[field]]),
  );
}

function tiptapAttributes(attrs: Readonly<Record<string, AttributeSpec>> | null | undefined): Attributes {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, spec]) => [
      name,
      {
        ...('default' in spec ? { default: spec.default } : { default: undefined, isRequired: true }),
        ...(spec.validate === undefined ? {} : { validate: spec.validate as string }),
        // `elementFromDom` reads all attributes of an element at once.
        parseHTML: () => null,
        rendered: false,
      },
    ]),
  );
}
