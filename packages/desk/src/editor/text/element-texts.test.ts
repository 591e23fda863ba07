import { body, paragraph, picture, quote } from '@onrecord/domain/body/build';
import { bodyOfEditorJson, type EditorJson, toEditorJson } from '@onrecord/domain/body/editor-json';
import { withTexts } from '@onrecord/domain/body/element-texts';
import type { Element } from '@onrecord/domain/body/elements';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { elementTextName } from '@onrecord/domain/desk/shared-document';
import fc from '@onrecord/domain/testing/fast-check';
import { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { elementText, shareTexts } from './element-texts.ts';

const nodesOf = (...content: Element[]) =>
  ProseMirrorNode.fromJSON(editorSchema, toEditorJson(body(...content))).content;
const EMPTY = EditorState.create({ schema: editorSchema });

/** A story in one browser: each change goes through what gives elements their texts. */
function story(...content: Element[]) {
  const doc = new Y.Doc();
  let state = EMPTY;
  const change = (make: (tr: Transaction, state: EditorState) => Transaction) => {
    const before = state.doc;
    state = state.apply(make(state.tr, state));
    const shared = shareTexts(doc, before, state);
    if (shared) state = state.apply(shared);
    state.doc.check();
  };
  change((tr) => tr.replaceWith(0, tr.doc.content.size, nodesOf(...content)));
  return {
    doc,
    change,
    get state() {
      return state;
    },
    get ids(): unknown[] {
      const ids: unknown[] = [];
      state.doc.descendants(({ attrs }) => {
        if ('textsId' in attrs) ids.push(attrs.textsId);
      });
      return ids;
    },
    get body() {
      return bodyOfEditorJson(
        withTexts(state.doc.toJSON() as EditorJson, (textsId, attribute) =>
          doc.getText(elementTextName(textsId, attribute)).toString(),
        ),
      );
    },
  };
}

const QUAY = picture({ caption: 'The quay.', credit: 'Ada Moss', altText: 'A quay' });
const SAID = quote('Bo Finch', paragraph('We are back.'));

describe('an element that is put into a story', () => {
  it('has texts of its own, and says what it said', () => {
    const written = story(paragraph('Ships.'), QUAY, SAID);
    expect(written.body).toEqual(body(paragraph('Ships.'), QUAY, SAID));
    expect(new Set(written.ids).size).toBe(2);
    expect(written.ids).not.toContain(null);
  });

  it('keeps its texts wherever it is moved, and while others around it change', () => {
    const written = story(paragraph('Ships.'), QUAY, SAID);
    const before = written.ids;
    const [first, second] = [8, 9];
    written.change((tr) => tr.insertText('Two ', 1));
    written.change((tr) => {
      const moved = tr.doc.nodeAt(first + 4);
      return tr.delete(first + 4, second + 4).insert(0, moved ?? []);
    });
    expect(written.ids).toEqual(before);
    expect(written.body.content[0]).toEqual(QUAY);
  });

  it.each(['before', 'behind'])('put %s the one it is a copy of has texts of its own', (where) => {
    const written = story(QUAY);
    written.change((tr) => tr.insert(where === 'before' ? 0 : 1, written.state.doc.firstChild ?? []));
    expect(new Set(written.ids).size).toBe(2);
    expect(written.body).toEqual(body(QUAY, QUAY));
    const copy = written.state.doc.child(where === 'before' ? 0 : 1);
    elementText(written.doc, copy, 'caption')?.insert(0, 'Again: ');
    const captions = written.body.content.map(
      (element) => element.type === 'picture' && element.attrs.caption,
    );
    expect(captions.sort()).toEqual(['Again: The quay.', 'The quay.']);
  });

  it('is two elements when it is cut in two', () => {
    const written = story(quote('Bo Finch', paragraph('We are'), paragraph('back.')));
    written.change((tr) => tr.split(9, 1));
    expect(new Set(written.ids).size).toBe(2);
    expect(written.body).toEqual(
      body(quote('Bo Finch', paragraph('We are')), quote('Bo Finch', paragraph('back.'))),
    );
  });

  it('never shares its texts with another, whatever is copied and moved', () => {
    const step = fc.record({ from: fc.nat(100), to: fc.nat(100), copies: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const written = story(QUAY, paragraph('Ships.'), QUAY, SAID);
        for (const { from, to, copies } of steps)
          written.change((tr) => {
            const at = from % tr.doc.childCount;
            const node = tr.doc.child(at);
            let position = 0;
            for (let before = 0; before < at; before++) position += tr.doc.child(before).nodeSize;
            if (!copies && tr.doc.childCount > 1) tr.delete(position, position + node.nodeSize);
            let place = 0;
            for (let before = 0; before < to % (tr.doc.childCount + 1); before++)
              place += tr.doc.child(before).nodeSize;
            return tr.insert(place, node);
          });
        expect(new Set(written.ids).size).toBe(written.ids.length);
        for (const element of written.body.content)
          expect([QUAY, SAID, paragraph('Ships.')]).toContainEqual(element);
      }),
    );
  });

  it('leaves what is chosen chosen', () => {
    const written = story(paragraph('Ships.'));
    written.change((tr) => tr.setSelection(TextSelection.create(tr.doc, 3)));
    written.change((tr) => tr.insert(8, nodesOf(QUAY)));
    expect(written.state.selection.from).toBe(3);
  });
});
