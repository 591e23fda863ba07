import { bodyOfEditorJson, type EditorJson, toEditorJson } from '@onrecord/domain/body/editor-json';
import { withTexts } from '@onrecord/domain/body/element-texts';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import {
  elementTextName,
  HERO_TEXTS,
  SHARED,
  SHARED_TEXTS,
  type SharedHero,
  type SharedTextName,
  sharedHeroSchema,
} from '@onrecord/domain/desk/shared-document';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import { type StoryDraft, storyDraftSchema } from '@onrecord/domain/workflow/story-draft';
import { prosemirrorToYXmlFragment, updateYFragment } from '@tiptap/y-tiptap';
import { v7 as uuidv7 } from 'uuid';
import * as Y from 'yjs';
import { keepTexts, writeText } from './element-texts.ts';

/** A draft's parts that are whole values in the shared document. */
type Fields = Omit<StoryDraft, 'body' | 'hero' | SharedTextName>;
type EditorNode = ReturnType<typeof editorSchema.nodeFromJSON>;

/** A new shared document that says what a draft says, as one update. */
export function seedOf(draft: StoryDraft): Uint8Array {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(
    editorSchema.nodeFromJSON(keepTexts(doc, toEditorJson(draft.body), [])),
    doc.getXmlFragment(SHARED.body),
  );
  const { body: _, ...fields } = draft;
  writeFields(doc, fields);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Makes a shared document say what a draft says, changing no more of it than differs. Call it in a transaction. */
export function writeDraft(doc: Y.Doc, { body, ...fields }: StoryDraft): void {
  writeBody(doc, body);
  writeFields(doc, fields);
}

/**
 * Changes what a shared document says in those of its parts that the change is about, and leaves all others as they
 * stand, also where a draft cannot say what they hold. Call it in a transaction.
 */
export function changeDraft(doc: Y.Doc, language: string, change: (draft: StoryDraft) => StoryDraft): void {
  const before = readDraft(doc, language);
  const { body, ...fields } = change(before);
  const differs = (name: string, value: unknown) =>
    JSON.stringify(value) !== JSON.stringify(before[name as keyof StoryDraft]);
  if (differs('body', body)) changeBody(doc, before.body, body);
  writeFields(doc, Object.fromEntries(Object.entries(fields).filter((field) => differs(...field))));
}

/** Brings a document of the time when only headline and dek were texts to today's shape. Call it in a transaction. */
export function adoptTexts(doc: Y.Doc, language: string): void {
  const map = doc.getMap(SHARED.fields);
  const whole = SHARED_TEXTS.filter((name) => map.has(name));
  if (whole.length === 0) return;
  const old = storyDraftSchema.shape.hero.safeParse(map.get('hero')).data;
  const draft = { ...readDraft(doc, language), ...(old && { hero: old }) };
  for (const name of whole) {
    const said = storyDraftSchema.shape[name].safeParse(map.get(name));
    if (said.success) draft[name] = said.data;
    map.delete(name);
  }
  writeDraft(doc, draft);
}

function writeBody(doc: Y.Doc, body: StoryDraft['body']): void {
  writeNode(doc, doc.getXmlFragment(SHARED.body), nodeOf(doc, body));
}

/** Writes those elements that differ; where elements came or went, the body as a whole. */
function changeBody(doc: Y.Doc, before: StoryDraft['body'], body: StoryDraft['body']): void {
  const fragment = doc.getXmlFragment(SHARED.body);
  const elements = fragment.toArray();
  const node = nodeOf(doc, body);
  const differing = elements.flatMap((element, at) => {
    const wanted = node.maybeChild(at);
    const isSame = JSON.stringify(before.content[at]) === JSON.stringify(body.content[at]);
    return isSame || wanted === null ? [] : [{ element, wanted }];
  });
  const isInPlace =
    [before.content.length, node.childCount].every((count) => count === elements.length) &&
    differing.every(({ element, wanted }) => isOfType(element, wanted));
  if (!isInPlace) writeNode(doc, fragment, node);
  else for (const { element, wanted } of differing) writeNode(doc, element as Y.XmlElement, wanted);
}

const isOfType = (element: YNode, wanted: EditorNode): boolean =>
  element instanceof Y.XmlElement && element.nodeName === wanted.type.name;

/** A body as the shared document has it, its texts written beside it. */
function nodeOf(doc: Y.Doc, body: StoryDraft['body']): EditorNode {
  const before = doc
    .getXmlFragment(SHARED.body)
    .toArray()
    .flatMap((node) => jsonOf(node, 1));
  return editorSchema.nodeFromJSON(keepTexts(doc, toEditorJson(body), before));
}

function writeNode(doc: Y.Doc, place: Y.XmlFragment, node: EditorNode): void {
  updateYFragment(doc, place, node, { mapping: new Map(), isOMark: new Map() });
}

function writeFields(doc: Y.Doc, { hero, ...fields }: Partial<Omit<StoryDraft, 'body'>>): void {
  const map = doc.getMap(SHARED.fields);
  for (const [name, value] of Object.entries(fields)) {
    if (isSharedText(name)) writeText(doc.getText(name), String(value));
    else if (JSON.stringify(map.get(name)) !== JSON.stringify(value)) map.set(name, value);
  }
  if (hero !== undefined) writeHero(doc, hero);
}

const isSharedText = (name: string): name is SharedTextName =>
  (SHARED_TEXTS as readonly string[]).includes(name);

function writeHero(doc: Y.Doc, hero: StoryDraft['hero']): void {
  const map = doc.getMap(SHARED.fields);
  const before = readShared(map);
  if (hero === null) return void (map.get('hero') === null || map.set('hero', null));
  const textsId = before?.textsId ?? uuidv7();
  for (const name of HERO_TEXTS) writeText(doc.getText(elementTextName(textsId, name)), hero[name]);
  if (before?.mediaId !== hero.mediaId)
    map.set('hero', { mediaId: hero.mediaId, textsId } satisfies SharedHero);
}

const readShared = (map: Y.Map<unknown>): SharedHero =>
  sharedHeroSchema.safeParse(map.get('hero')).data ?? null;

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
  for (const [name, schema] of Object.entries(storyDraftSchema.shape)) {
    const read = schema.safeParse(map.get(name));
    if (read.success && name !== 'body' && name !== 'hero' && !isSharedText(name))
      Object.assign(fields, { [name]: read.data });
  }
  return storable({
    ...emptyDraft(language),
    ...fields,
    ...(Object.fromEntries(SHARED_TEXTS.map((name) => [name, fieldText(doc, name)])) as Record<
      SharedTextName,
      string
    >),
    hero: readHero(doc),
    body: readBody(doc),
  });
}

/** A text of a story on one line, cut where a draft's may go no further. */
function fieldText(doc: Y.Doc, name: SharedTextName): string {
  const most = storyDraftSchema.shape[name].maxLength ?? Number.POSITIVE_INFINITY;
  return doc
    .getText(name)
    .toString()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .slice(0, most);
}

function readHero(doc: Y.Doc): StoryDraft['hero'] {
  const hero = readShared(doc.getMap(SHARED.fields));
  if (hero === null) return null;
  const text = (name: (typeof HERO_TEXTS)[number]) =>
    doc.getText(elementTextName(hero.textsId, name)).toString();
  return {
    mediaId: hero.mediaId,
    altText: text('altText'),
    caption: text('caption'),
    credit: text('credit'),
  };
}

/** Without what PostgreSQL cannot hold in a text: NUL, and half a pair of UTF-16. */
function storable<T>(value: T): T;
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)]));
}

/** Deeper than any body may be; what lies below is kept as words. */
const MOST_LEVELS = 100;
/** How y-tiptap tells marks of one type apart that lie on the same words: by a hash behind the name. */
const OVERLAPPING_MARK = /^(.+)--[a-zA-Z0-9+/=]{8}$/;

function readBody(doc: Y.Doc): StoryDraft['body'] {
  const content = doc.getXmlFragment(SHARED.body).toArray();
  return bodyOfEditorJson(
    withTexts({ type: 'doc', content: content.flatMap((node) => jsonOf(node, 1)) }, (textsId, attribute) =>
      doc.getText(elementTextName(textsId, attribute)).toString(),
    ),
  );
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
