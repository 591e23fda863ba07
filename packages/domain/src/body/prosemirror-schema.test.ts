import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { EMPTY_BODY, parseBody } from './body.ts';
import { body, heading, link, list, listItem, paragraph, picture, quote, text } from './build.ts';
import {
  bodyOfEditorJson,
  canonicalBody,
  type EditorJson,
  fromEditorJson,
  toEditorJson,
} from './editor-json.ts';
import { type Element, elementSchema } from './elements.ts';
import { type Inline, type Mark, markSchema } from './inline.ts';
import { editorSchema } from './prosemirror-schema.ts';

const ID = '018f3a5e-7c1d-7e2f-9a3b-4c5d6e7f8091';
const throughEditor = (written: EditorJson) => {
  const node = editorSchema.nodeFromJSON(written);
  node.check();
  return node.toJSON() as EditorJson;
};

const anyWords = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const anyMark = fc.constantFrom<Mark>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'code' },
  { type: 'strike' },
  { type: 'sub' },
  { type: 'sup' },
  { type: 'link', attrs: { href: '/ships/' } },
  { type: 'claim', attrs: { claimId: ID } },
  { type: 'claim', attrs: { claimId: ID.replace('8091', '8092') } },
);
const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: anyWords, marks: fc.uniqueArray(anyMark) }),
  fc.constant({ type: 'hardBreak' as const }),
);
const anyElement = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.array(anyInline, { maxLength: 5 }).map((content) => ({ type: 'paragraph' as const, content })),
    anyWords.map((words) => heading(3, words)),
    fc.constant<Element>({ type: 'divider' }),
    anyWords.map((caption) => picture({ caption, width: 'wide' })),
    fc
      .tuple(anyWords, fc.array(tie('element'), { maxLength: 3 }))
      .map(([by, inside]) => quote(by, ...inside)),
    fc
      .array(fc.array(tie('element'), { maxLength: 2 }), { minLength: 1, maxLength: 3 })
      .map((items) => list(true, ...items.map((item) => listItem(...item)))),
  ),
})).element;

describe('the editor’s schema', () => {
  it('has a node for every element and a mark for every mark, with the same attributes', () => {
    for (const { shape } of elementSchema.options) {
      const spec = editorSchema.nodes[shape.type.value]?.spec;
      const attrs = Object.keys(spec?.attrs ?? {}).filter((name) => name !== 'textsId');
      expect(attrs.sort()).toEqual('attrs' in shape ? Object.keys(shape.attrs.shape).sort() : []);
    }
    expect(Object.keys(editorSchema.marks).sort()).toEqual(
      markSchema.options.map(({ shape }) => shape.type.value).sort(),
    );
  });

  it('keeps any body as it is, but for how runs are cut and for places to stand in', () => {
    fc.assert(
      fc.property(fc.array(anyElement, { maxLength: 4 }), (content) => {
        const once = fromEditorJson(throughEditor(toEditorJson(body(...content))));
        expect(once.ok).toBe(true);
        if (!once.ok) return;
        expect(parseBody(once.value)).toEqual(once);
        expect(fromEditorJson(throughEditor(toEditorJson(once.value)))).toEqual(once);
        expect(canonicalBody(body(...content))).toEqual(once.value);
      }),
      { numRuns: 300 },
    );
  });

  it('knows an empty body from a written one', () => {
    expect(toEditorJson(EMPTY_BODY).content).toEqual([{ type: 'paragraph' }]);
    expect(fromEditorJson(toEditorJson(EMPTY_BODY))).toEqual({ ok: true, value: EMPTY_BODY });
  });
});

describe('what is being written', () => {
  const doc = (...content: EditorJson[]): EditorJson => ({ type: 'doc', content });

  it('sheds what is the editor’s own and keeps the words', () => {
    const written = doc({
      type: 'paragraph',
      attrs: { textAlign: 'right' },
      content: [
        { type: 'text', text: 'Ships ', marks: [{ type: 'noteAnchor', attrs: { noteId: 'n1' } }] },
        { type: 'text', text: 'are' },
        { type: 'hardBreak', marks: [{ type: 'bold' }] },
        {
          type: 'text',
          text: 'back',
          marks: [{ type: 'link', attrs: { href: '/ships/', target: '_blank' } }],
        },
        { type: 'text', text: '!', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        { type: 'text', text: '' },
      ],
    });
    expect(bodyOfEditorJson(written)).toEqual(
      body(paragraph('Ships are', { type: 'hardBreak' }, link('back', '/ships/'), '!')),
    );
  });

  it('gives attributes that the shared document leaves out their value', () => {
    const written = doc({ type: 'picture', attrs: { mediaId: ID, caption: 'The quay' } });
    expect(bodyOfEditorJson(written)).toEqual(body(picture({ mediaId: ID, caption: 'The quay' })));
  });

  it('is kept whole where it does not validate, at its place, and the rest stays what it is', () => {
    const odd: EditorJson = { type: 'relatedStory', attrs: { storyId: 'not an id' } };
    const unsupported = {
      type: 'unsupported',
      attrs: { kind: 'editor:relatedStory', source: JSON.stringify(odd) },
    };
    const word = { type: 'paragraph', content: [{ type: 'text', text: 'kept' }] };
    const item = { type: 'listItem', content: [odd, word] };
    expect(fromEditorJson(doc(odd)).ok).toBe(false);
    expect(
      bodyOfEditorJson(doc(word, odd, { type: 'quote', content: [odd] }, { type: 'list', content: [item] })),
    ).toMatchObject({
      content: [
        word,
        unsupported,
        { type: 'quote', content: [unsupported] },
        { type: 'list', content: [{ content: [unsupported, word] }] },
      ],
    });
    expect(bodyOfEditorJson(doc({ type: 'marquee', content: [word] }))).toMatchObject({
      content: [{ type: 'unsupported', attrs: { kind: 'editor:marquee' } }],
    });
  });

  it('is set apart where it is nested deeper than anything can show', () => {
    let deep: EditorJson = { type: 'paragraph', content: [{ type: 'text', text: 'down here' }] };
    for (let level = 0; level < 60; level++) deep = { type: 'quote', content: [deep] };
    const read = bodyOfEditorJson(doc(deep));
    expect(parseBody(read).ok).toBe(true);
    expect(JSON.stringify(read)).toContain('down here');
  });

  it('always reads as a body, whatever stands in it', () => {
    const anyJson = fc.letrec<{ node: EditorJson }>((tie) => ({
      node: fc.record(
        {
          type: fc.oneof(fc.constantFrom(...Object.keys(editorSchema.nodes)), fc.string()),
          attrs: fc.dictionary(fc.constantFrom('level', 'href', 'storyId', 'width', 'start'), fc.jsonValue()),
          text: fc.string(),
          content: fc.array(tie('node'), { maxLength: 3 }),
        },
        { requiredKeys: ['type'] },
      ) as fc.Arbitrary<EditorJson>,
    })).node;
    fc.assert(
      fc.property(fc.array(anyJson, { maxLength: 3 }), (content) => {
        expect(parseBody(bodyOfEditorJson(doc(...content))).ok).toBe(true);
      }),
    );
  });

  it('keeps bold and claimed words apart from plain ones', () => {
    const written = body(
      paragraph('a ', text('b', { type: 'bold' }, { type: 'claim', attrs: { claimId: ID } }), ' c'),
    );
    expect(bodyOfEditorJson(throughEditor(toEditorJson(written)))).toEqual(canonicalBody(written));
  });
});
