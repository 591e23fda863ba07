import { bodyOfEditorJson, type EditorJson, toEditorJson } from '@onrecord/domain/body/editor-json';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { SHARED } from '@onrecord/domain/desk/shared-document';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import { type StoryDraft, storyDraftSchema } from '@onrecord/domain/workflow/story-draft';
import { prosemirrorToYXmlFragment, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** A draft without the parts that are edited by the character: whole values in the shared document. */
type Fields = Omit<StoryDraft, 'headline' | 'dek' | 'body'>;
const { headline: _headline, dek: _dek, body: _body, ...FIELDS } = storyDraftSchema.shape;

const HEADLINE_MAX = 300;
const DEK_MAX = 1000;

/** A new shared document that says what a draft says, as one update. */
export function seedOf(draft: StoryDraft): Uint8Array {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(
    editorSchema.nodeFromJSON(toEditorJson(draft.body)),
    doc.getXmlFragment(SHARED.body),
  );
  writeWords(doc, draft);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Makes a shared document say what a draft says, changing no more of it than differs. Call it in a transaction. */
export function writeDraft(doc: Y.Doc, draft: StoryDraft): void {
  const node = editorSchema.nodeFromJSON(toEditorJson(draft.body));
  updateYFragment(doc, doc.getXmlFragment(SHARED.body), node, { mapping: new Map(), isOMark: new Map() });
  writeWords(doc, draft);
}

function writeWords(doc: Y.Doc, { headline, dek, body: _, ...fields }: StoryDraft): void {
  writeText(doc.getText(SHARED.headline), headline);
  writeText(doc.getText(SHARED.dek), dek);
  const map = doc.getMap(SHARED.fields);
  for (const [name, value] of Object.entries(fields))
    if (JSON.stringify(map.get(name)) !== JSON.stringify(value)) map.set(name, value);
}

/** Replaces what differs between the beginning and the end that both texts share. */
function writeText(text: Y.Text, wanted: string): void {
  const current = text.toString();
  let start = 0;
  while (start < current.length && start < wanted.length && current[start] === wanted[start]) start++;
  let end = 0;
  const rest = Math.min(current.length, wanted.length) - start;
  while (end < rest && current[current.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  if (current.length - end > start) text.delete(start, current.length - end - start);
  if (wanted.length - end > start) text.insert(start, wanted.slice(start, wanted.length - end));
}

/**
 * What a shared document says. Never fails for what somebody typed or a program wrote into it: an element that does
 * not validate is kept as `unsupported`, a field that does not is as if nobody had set it. The document itself keeps
 * everything.
 *
 * @param language of the story, where the document does not say
 */
export function readDraft(doc: Y.Doc, language: string): StoryDraft {
  const map = doc.getMap(SHARED.fields);
  const fields: Partial<Fields> = {};
  for (const [name, schema] of Object.entries(FIELDS)) {
    const read = schema.safeParse(map.get(name));
    if (read.success) Object.assign(fields, { [name]: read.data });
  }
  return storable({
    ...emptyDraft(language),
    ...fields,
    headline: oneLine(doc.getText(SHARED.headline)).slice(0, HEADLINE_MAX),
    dek: oneLine(doc.getText(SHARED.dek)).slice(0, DEK_MAX),
    body: readBody(doc.getXmlFragment(SHARED.body)),
  });
}

/** Without what PostgreSQL cannot hold in a text: NUL, and half a pair of UTF-16. */
function storable<T>(value: T): T;
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}

function oneLine(text: Y.Text): string {
  return text.toString().replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Deeper than any body may be; what lies below is kept as words. */
const MOST_LEVELS = 100;
/** How y-tiptap tells marks of one type apart that lie on the same words: by a hash behind the name. */
const OVERLAPPING_MARK = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

function readBody(fragment: Y.XmlFragment): StoryDraft['body'] {
  return bodyOfEditorJson({ type: 'doc', content: fragment.toArray().flatMap((node) => jsonOf(node, 1)) });
}

/** The library's own reader follows any depth, until the stack ends. */
function jsonOf(node: YNode, level: number): EditorJson[] {
  if (node instanceof Y.XmlText) return textJson(node);
  if (!(node instanceof Y.XmlElement)) return [];
  if (level > MOST_LEVELS) return [{ type: 'nested-too-deep', attrs: { words: wordsIn(node) } }];
  const attrs = node.getAttributes() as Record<string, unknown>;
  const content = node.toArray().flatMap((child) => jsonOf(child, level + 1));
  return [
    {
      type: node.nodeName,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    },
  ];
}

type YNode = ReturnType<Y.XmlFragment['toArray']>[number];
interface DeltaRun {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
}

function textJson(text: Y.XmlText): EditorJson[] {
  return (text.toDelta() as DeltaRun[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const marks = Object.entries(attributes).map(([name, attrs]) => ({
      type: OVERLAPPING_MARK.exec(name)?.[1] ?? name,
      ...(attrs !== null && { attrs }),
    }));
    return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
  });
}

function wordsIn(top: YNode): string {
  const words: string[] = [];
  const waiting: YNode[] = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node instanceof Y.XmlText) words.push(...textJson(node).map((run) => run.text ?? ''));
    else if (node instanceof Y.XmlElement) waiting.push(...node.toArray().reverse());
  }
  return words.join(' ');
}
