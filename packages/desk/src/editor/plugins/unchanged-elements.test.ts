import { body, heading, list, listItem, paragraph, picture, quote } from '@onrecord/domain/body/build';
import { toEditorJson } from '@onrecord/domain/body/editor-json';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import fc from '@onrecord/domain/testing/fast-check';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { prosemirrorToYXmlFragment, ySyncPlugin, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { moveBlock } from './move-block.ts';
import { keepUnchanged } from './unchanged-elements.ts';

const STORY = body(
  heading(2, 'The quay'),
  paragraph('Ships are back at the east quay.'),
  quote('Bo', paragraph('We are back.'), paragraph('All of us.')),
  picture({ caption: 'A crane' }),
  list(false, listItem(paragraph('one')), listItem(paragraph('two'))),
  paragraph('End of the report.'),
);

/** One person's editor on a shared document, without a page to draw it in: the binding needs no more of a view. */
class Person {
  readonly doc = new Y.Doc();
  state: EditorState;
  readonly #update: () => void;

  constructor(seed: Uint8Array) {
    Y.applyUpdate(this.doc, seed);
    const plugin: Plugin = ySyncPlugin(this.fragment);
    this.state = EditorState.create({ schema: editorSchema, plugins: [plugin] });
    const view = plugin.spec.view?.(this as unknown as EditorView);
    this.#update = () => view?.update?.(this as unknown as EditorView, this.state);
    keepUnchanged(this.state);
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment('body');
  }

  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    this.#update?.();
  }

  hasFocus(): boolean {
    return false;
  }

  hear(other: Person): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)));
  }
}

function together(): [Person, Person] {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(editorSchema.nodeFromJSON(toEditorJson(STORY)), doc.getXmlFragment('body'));
  const seed = Y.encodeStateAsUpdate(doc);
  return [new Person(seed), new Person(seed)];
}

/** Something a person does at a place that is somewhere in the story. */
function act(person: Person, what: string, where: number, letter: string): void {
  const { state } = person;
  const at = where % (state.doc.content.size + 1);
  const selection = TextSelection.near(state.doc.resolve(at));
  const { $from } = selection;
  const chosen = state.tr.setSelection(selection);
  const dispatch = (tr: Transaction) => person.dispatch(tr);
  const insideOne = $from.depth > 0;
  if (what === 'type') dispatch(chosen.insertText(letter));
  if (what === 'delete') dispatch(chosen.delete($from.start(), Math.min($from.start() + 2, $from.end())));
  if (what === 'split' && $from.depth === 1) dispatch(chosen.split($from.pos));
  if (what === 'remove' && insideOne && state.doc.childCount > 1)
    dispatch(chosen.delete($from.before(1), $from.after(1)));
  if (what === 'move') {
    dispatch(chosen);
    moveBlock(where % 2 === 0 ? 'up' : 'down')(person.state, dispatch);
  }
}

const says = ({ state }: Person) => editorSchema.nodeFromJSON(state.doc.toJSON());
const shared = ({ fragment }: Person) =>
  editorSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment) as Record<string, unknown>);

describe('an editor that reads only what others have changed', () => {
  const step = fc.record({
    by: fc.constantFrom(0, 1),
    what: fc.constantFrom('type', 'type', 'type', 'delete', 'split', 'remove', 'move'),
    where: fc.nat(500),
    meet: fc.boolean(),
  });

  it('shows at every moment what the shared document says, whatever two people do', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const people = together();
        const [one, other] = people;
        for (const [number, { by, what, where, meet }] of steps.entries()) {
          act(people[by === 0 ? 0 : 1], what, where, String.fromCodePoint(0x4e00 + number));
          if (meet) {
            one.hear(other);
            other.hear(one);
          }
          for (const person of people) expect(says(person).eq(shared(person))).toBe(true);
        }
        one.hear(other);
        other.hear(one);
        one.hear(other);
        expect(says(one).eq(says(other))).toBe(true);
        expect(says(one).eq(shared(other))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the nodes of all elements another person has not touched', () => {
    const [one, other] = together();
    const before = one.state.doc;
    act(other, 'type', before.content.size - 3, '!');
    one.hear(other);
    expect(one.state.doc.lastChild?.textContent).toContain('!');
    for (let at = 0; at < before.childCount - 1; at++) expect(one.state.doc.child(at)).toBe(before.child(at));
  });
});
