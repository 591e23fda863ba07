import { body, heading, list, listItem, paragraph, quote } from '@onrecord/domain/body/build';
import { toEditorJson } from '@onrecord/domain/body/editor-json';
import type { Element } from '@onrecord/domain/body/elements';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { contextOf } from '@onrecord/domain/claims/ledger/citations';
import { reportingTextOf } from '@onrecord/domain/claims/ledger/offer';
import fc from '@onrecord/domain/testing/fast-check';
import { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { placePassage } from './place-passage.ts';
import { layOut, lineOf } from './reporting-layout.ts';

const docOf = (...content: Element[]) =>
  ProseMirrorNode.fromJSON(editorSchema, toEditorJson(body(...content)));

/** A passage as the server names it, of the text it had. */
function anchorIn(content: readonly Element[], passage: string, occurrence = 0) {
  const text = reportingTextOf(body(...content));
  let start = text.indexOf(passage);
  for (let before = 0; before < occurrence; before++) start = text.indexOf(passage, start + 1);
  const span = { start, end: start + passage.length };
  return { ...span, passage, ...contextOf(text, span) };
}

function placed(now: readonly Element[], anchor: ReturnType<typeof anchorIn>) {
  const doc = docOf(...now);
  return placePassage(layOut(doc), anchor)?.map(({ from, to }) => ({
    words: doc.textBetween(from, to),
    within: doc.resolve(from).parent.textContent,
  }));
}

describe('a passage of the text that the server saw', () => {
  it('is found in any element whose words are the story’s report, also beside texts kept elsewhere', () => {
    const content = [
      heading(2, 'the wall held'),
      quote('Somebody else', paragraph('Nobody slept.')),
      list(false, listItem(paragraph('They say the wall held.'))),
    ];
    expect(placed(content, anchorIn(content, 'the wall held'))).toEqual([
      { words: 'the wall held', within: 'They say the wall held.' },
    ]);
    const doc = docOf(...content);
    const [range] = placePassage(layOut(doc), anchorIn(content, 'the wall held')) ?? [];
    expect(range && lineOf(layOut(doc), range.from)).toBe(2);
  });

  it('is found among the same words elsewhere by what stands around it', () => {
    const before = [paragraph('Crane: it held. Good.'), paragraph('Reyl: it held. Bad.')];
    const second = anchorIn(before, 'it held', 1);
    const now = [paragraph('Voss: it held. So what?'), ...before];
    expect(placed(now, second)).toEqual([{ words: 'it held', within: 'Reyl: it held. Bad.' }]);
  });

  it('goes over the end of a paragraph in several ranges', () => {
    const content = [paragraph('“We watched.'), paragraph('“Nobody slept.”')];
    expect(
      placed(content, anchorIn(content, '“We watched.\n\n“Nobody slept.”'))?.map(({ words }) => words),
    ).toEqual(['“We watched.', '“Nobody slept.”']);
  });

  it('is lost, not guessed, where its words were changed', () => {
    const anchor = anchorIn([paragraph('He said the wall held.')], 'the wall held');
    expect(placed([paragraph('He said the wall stood.')], anchor)).toBeUndefined();
  });

  it('is found wherever others wrote meanwhile, as long as its own words stand', () => {
    const words = fc.stringMatching(/^[a-z .]{0,20}$/);
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 5 }),
        fc.array(words, { maxLength: 5 }),
        words,
        words,
        (a, b, head, tail) => {
          const own = `${head} He said THE WALL HELD. ${tail}`;
          const others = (texts: readonly string[]) => texts.map((text) => paragraph(text));
          const anchor = anchorIn([...others(a), paragraph(own)], 'THE WALL HELD');
          expect(placed([...others(b), paragraph(`${tail}${own}`), ...others(a)], anchor)).toEqual([
            { words: 'THE WALL HELD', within: `${tail}${own}` },
          ]);
        },
      ),
    );
  });
});
