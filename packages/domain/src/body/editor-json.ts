import { err, type Result } from '../result.ts';
import type { Body } from './body.ts';
import { BODY_VERSION, MAX_BODY_DEPTH, parseBody } from './body.ts';
import { type Element, elementSchema } from './elements.ts';
import { type Mark, markSchema } from './inline.ts';
import { editorSchema } from './prosemirror-schema.ts';

/** A ProseMirror document or a part of one, as JSON. */
export interface EditorJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly EditorJson[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly EditorJson[] | undefined;
}

const EMPTY_PARAGRAPH: EditorJson = { type: 'paragraph' };
/** What stands in a container that has nothing in it. */
const FILLING: Readonly<Record<string, EditorJson>> = {
  doc: EMPTY_PARAGRAPH,
  listItem: EMPTY_PARAGRAPH,
  quote: EMPTY_PARAGRAPH,
  callout: EMPTY_PARAGRAPH,
  toggle: EMPTY_PARAGRAPH,
  liveEntry: EMPTY_PARAGRAPH,
  tableRow: { type: 'tableCell', attrs: { header: false, colspan: 1, rowspan: 1 } },
};
/** Levels as `parseBody` counts them: the document is 1, and text inside an element is one more. */
const TOP = 2;
const MARK_ORDER = Object.keys(editorSchema.marks);

/** A body as a document of `editorSchema`. */
export function toEditorJson(body: Body): EditorJson {
  return filled({ type: 'doc', content: body.content });
}

function filled(node: EditorJson): EditorJson {
  const filling = FILLING[node.type];
  if (filling !== undefined && (node.content ?? []).length === 0) return { ...node, content: [filling] };
  return node.content === undefined ? node : { ...node, content: node.content.map(filled) };
}

/**
 * Reads a document of the editor. Runs of text are joined, what a run or element has beyond the body's own marks
 * and attributes is left out. The error has a line for each problem.
 */
export function fromEditorJson(json: EditorJson): Result<Body, string[]> {
  try {
    return parseBody({
      type: 'doc',
      version: BODY_VERSION,
      content: withoutLonelyParagraph(contentOf(json)),
    });
  } catch (error) {
    return err([error instanceof TooDeep ? error.message : 'the document is no tree of elements']);
  }
}

/**
 * The same for text that is being written: an element that does not validate is kept whole as `unsupported`, with
 * its JSON, at its place. Never fails and never drops words.
 */
export function bodyOfEditorJson(json: EditorJson): Body {
  const strict = fromEditorJson(json);
  if (strict.ok) return strict.value;
  const elements = (json.content ?? []).map((node) => elementOf(node));
  return { type: 'doc', version: BODY_VERSION, content: elements };
}

/** A body as it is after it went through the editor: equal bodies of this form are the same text. */
export function canonicalBody(body: Body): Body {
  return bodyOfEditorJson(toEditorJson(body));
}

function elementOf(node: EditorJson): Element {
  try {
    const candidate = cleaned(node, TOP);
    const whole = elementSchema.safeParse(candidate);
    if (whole.success) return whole.data;
    // Perhaps only something inside it is wrong: then that alone is set apart.
    const mended = elementSchema.safeParse(withElementsInside(candidate, node));
    if (mended.success) return mended.data;
  } catch {
    // Deeper than any renderer goes, or not of this shape at all.
  }
  return { type: 'unsupported', attrs: { kind: `editor:${node.type}`, source: sourceOf(node) } };
}

function withElementsInside(candidate: EditorJson, node: EditorJson): unknown {
  const inside = node.content ?? [];
  switch (candidate.type) {
    case 'quote':
    case 'callout':
    case 'toggle':
    case 'liveEntry':
      return { ...candidate, content: inside.map(elementOf) };
    case 'list':
      return {
        ...candidate,
        content: inside.map((item) =>
          item.type === 'listItem'
            ? { type: 'listItem', content: (item.content ?? []).map(elementOf) }
            : { type: 'listItem', content: [elementOf(item)] },
        ),
      };
    default:
      return candidate;
  }
}

function sourceOf(node: EditorJson): string {
  try {
    return JSON.stringify(node);
  } catch {
    return '(nested too deep to be written down)';
  }
}

class TooDeep extends Error {
  constructor() {
    super(`the body is nested deeper than ${MAX_BODY_DEPTH} elements`);
  }
}

function contentOf(json: EditorJson): EditorJson[] {
  if (json.type !== 'doc') throw new Error('not a document');
  return (json.content ?? []).map((node) => cleaned(node, TOP));
}

/** A document that holds one empty paragraph is one in which nobody has written. */
function withoutLonelyParagraph(content: EditorJson[]): EditorJson[] {
  const [only] = content;
  return content.length === 1 && only?.type === 'paragraph' && only.content === undefined ? [] : content;
}

/** An element with the attributes of its type, each with a value, and nothing else. */
function cleaned(node: EditorJson, depth: number): EditorJson {
  if (depth >= MAX_BODY_DEPTH * 2) throw new TooDeep();
  const type = editorSchema.nodes[node.type];
  if (type === undefined) return node;
  const clean: { type: string; attrs?: Record<string, unknown>; content?: EditorJson[] } = {
    type: node.type,
  };
  const specs = Object.entries(type.spec.attrs ?? {}).filter(([name]) => name !== 'textsId');
  if (specs.length > 0)
    clean.attrs = Object.fromEntries(
      specs.map(([name, spec]) => [name, node.attrs?.[name] ?? spec.default ?? null]),
    );
  const content = type.inlineContent
    ? inlineOf(node.content ?? [])
    : (node.content ?? []).map((child) => cleaned(child, depth + 1));
  if (content.length > 0 || (!type.inlineContent && !type.isLeaf)) clean.content = content;
  return clean;
}

function inlineOf(content: readonly EditorJson[]): EditorJson[] {
  const runs: EditorJson[] = [];
  for (const node of content) {
    if (node.type === 'hardBreak') {
      runs.push({ type: 'hardBreak' });
    } else if (node.type !== 'text') {
      runs.push(node);
    } else if (typeof node.text === 'string' && node.text !== '') {
      const marks = marksOf(node.marks ?? []);
      const before = runs.at(-1);
      if (before?.text !== undefined && JSON.stringify(before.marks ?? []) === JSON.stringify(marks))
        runs[runs.length - 1] = { ...before, text: before.text + node.text };
      else runs.push({ type: 'text', text: node.text, ...(marks.length > 0 && { marks }) });
    }
  }
  return runs;
}

/** The marks that are the body's own and valid, each once, in the schema's order; words never go with a mark. */
function marksOf(marks: readonly EditorJson[]): Mark[] {
  const kept = new Map<string, Mark>();
  for (const mark of marks) {
    const attrs = Object.keys(editorSchema.marks[mark.type]?.spec.attrs ?? {});
    const candidate =
      attrs.length === 0
        ? { type: mark.type }
        : {
            type: mark.type,
            attrs: Object.fromEntries(attrs.map((name) => [name, mark.attrs?.[name]])),
          };
    const parsed = markSchema.safeParse(candidate);
    if (parsed.success) kept.set(JSON.stringify(parsed.data), parsed.data);
  }
  const rank = (mark: Mark) => MARK_ORDER.indexOf(mark.type);
  return [...kept]
    .sort(([textA, a], [textB, b]) => rank(a) - rank(b) || (textA < textB ? -1 : 1))
    .map(([, mark]) => mark);
}
