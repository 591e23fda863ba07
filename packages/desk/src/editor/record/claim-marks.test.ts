import { body, paragraph, quote, text } from '@onrecord/domain/body/build';
import { fromEditorJson, toEditorJson } from '@onrecord/domain/body/editor-json';
import type { Element } from '@onrecord/domain/body/elements';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { claimIdsOf } from '@onrecord/domain/claims/ledger/citations';
import fc from '@onrecord/domain/testing/fast-check';
import { toggleMark } from '@tiptap/pm/commands';
import { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { canJoin, canSplit } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { claimIdsOn, markClaim, markedPassages, numbersOf, unmarkClaim } from './claim-marks.ts';

const idOf = (number: number) => `0198c0de-1111-7222-8333-44445555666${number}`;
const claim = (number: number) => ({ type: 'claim' as const, attrs: { claimId: idOf(number) } });
const docOf = (...content: Element[]) =>
  ProseMirrorNode.fromJSON(editorSchema, toEditorJson(body(...content)));
const wordsOf = (doc: ProseMirrorNode) =>
  markedPassages(doc).map(({ claimId, from, to }) => [Number(claimId.at(-1)), doc.textBetween(from, to)]);
const edited = (doc: ProseMirrorNode, edit: (tr: Transaction) => Transaction) =>
  edit(EditorState.create({ doc }).tr).doc;

describe('claim marks', () => {
  const doc = docOf(
    paragraph(
      'He said ',
      text('the wall', claim(1)),
      text(' held', claim(1), { type: 'bold' }),
      ' all night.',
    ),
    quote('', paragraph(text('It did not.', claim(2)))),
  );

  it('are passages in the order of the text, whatever else lies on their words', () => {
    expect(wordsOf(doc)).toEqual([
      [1, 'the wall held'],
      [2, 'It did not.'],
    ]);
    expect([...numbersOf(markedPassages(doc)).values()]).toEqual([1, 2]);
  });

  it('do not grow by what is typed before and after them, and take in what is typed within', () => {
    const [first] = markedPassages(doc);
    if (!first) throw new Error('no passage');
    const typed = (at: number) => wordsOf(edited(doc, (tr) => tr.insertText('!', at)))[0];
    expect(typed(first.to)).toEqual([1, 'the wall held']);
    expect(typed(first.from)).toEqual([1, 'the wall held']);
    expect(typed(first.from + 3)).toEqual([1, 'the! wall held']);
    const begins = docOf(paragraph(text('Said', claim(1)), ' so.'));
    expect(wordsOf(edited(begins, (tr) => tr.insertText('!', 1)))).toEqual([[1, 'Said']]);
  });

  it('lie over one another, and each is taken off by itself', () => {
    const both = edited(doc, (tr) => markClaim(tr, [{ from: 1, to: 17 }], idOf(3)));
    expect(wordsOf(both)).toEqual([
      [3, 'He said the wall'],
      [1, 'the wall held'],
      [2, 'It did not.'],
    ]);
    expect(wordsOf(edited(both, (tr) => unmarkClaim(tr, idOf(1))))).toEqual([
      [3, 'He said the wall'],
      [2, 'It did not.'],
    ]);
    expect(wordsOf(edited(both, (tr) => unmarkClaim(tr, idOf(3)))).map(([number]) => number)).toEqual([1, 2]);
  });

  it('stay on their words through any editing, and are lost with the last of them only', () => {
    // The letters of a claim stand nowhere else, and no edit types them: where one stands, its claim stands too.
    const OWN = ['abcdef', 'ABCDEF', 'αβγδεζ'];
    const own = (number: number) => text(OWN[number] ?? '', claim(number));
    const opening = docOf(
      paragraph('.. ', own(0), ' .. ', own(1), '.'),
      quote('', paragraph('. ', own(2))),
      paragraph('...'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(1000), fc.nat(1000)), { maxLength: 40 }), (edits) => {
        let state = EditorState.create({ doc: opening });
        for (const [kind, one, other] of edits) state = edit(state, kind, one, other);
        state.doc.check();
        const parsed = fromEditorJson(state.doc.toJSON());
        expect(parsed.ok).toBe(true);
        state.doc.descendants((node) => {
          const ids = claimIdsOn(node);
          for (const [number, letters] of OWN.entries())
            for (const letter of letters)
              if (node.text?.includes(letter)) expect(ids).toContain(idOf(number));
          if (node.text?.includes('.')) expect(ids).toEqual([]);
        });
        const cited = parsed.ok ? claimIdsOf(parsed.value) : [];
        for (const [number, letters] of OWN.entries())
          if ([...letters].some((letter) => state.doc.textContent.includes(letter)))
            expect(cited).toContain(idOf(number));
      }),
      { numRuns: 150 },
    );
  });
});

/** One edit as the keys and the mouse make it: typing, deleting, splitting, joining, bold, moving. */
function edit(state: EditorState, kind: number, one: number, other: number): EditorState {
  const places = textPlaces(state.doc);
  const from = places[Math.min(one, other) % places.length] ?? 1;
  const to = Math.max(from, places[Math.max(one, other) % places.length] ?? 1);
  const { tr } = state;
  switch (kind) {
    case 0:
      return state.apply(tr.insertText('x', from));
    case 1:
      return state.apply(tr.delete(from, Math.min(to, from + 3)));
    case 2:
      return state.apply(canSplit(state.doc, from) ? tr.split(from) : tr);
    case 3: {
      const before = state.doc.resolve(state.doc.resolve(from).before());
      // What `canJoin` allows besides, a paragraph and the quote before it, no key joins like this.
      const alike = before.nodeBefore?.type === before.nodeAfter?.type;
      return state.apply(alike && canJoin(state.doc, before.pos) ? tr.join(before.pos) : tr);
    }
    case 4: {
      const bold = editorSchema.marks.bold;
      let next = state;
      const chosen = state.apply(tr.setSelection(TextSelection.create(state.doc, from, to)));
      if (bold) toggleMark(bold)(chosen, (change) => (next = chosen.apply(change)));
      return next;
    }
    case 5: {
      // Cut, and pasted somewhere else.
      const cut = state.doc.slice(from, to);
      const without = state.apply(tr.delete(from, to));
      const targets = textPlaces(without.doc);
      const at = targets[other % targets.length] ?? 1;
      return without.apply(without.tr.replace(at, at, cut));
    }
    default:
      return state.apply(tr.replaceWith(from, from, editorSchema.text('x')));
  }
}

/** Where a cursor can stand. */
function textPlaces(doc: ProseMirrorNode): number[] {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) for (let at = 0; at <= node.content.size; at++) places.push(position + 1 + at);
  });
  return places;
}
