import { describe, expect, it } from 'vitest';
import { body, heading, link, list, listItem, paragraph, quote, text } from '../../body/build.ts';
import { canonicalBody } from '../../body/editor-json.ts';
import type { Element } from '../../body/elements.ts';
import type { Inline, Mark } from '../../body/inline.ts';
import { plainTextOf } from '../../body/plain-text.ts';
import fc from '../../testing/fast-check.ts';
import { citationsIn } from './citations.ts';
import { withClaim, withoutClaim } from './claim-marks.ts';
import { reportingPartOf, reportingTextOf } from './offer.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';
const claim = (claimId: string): Mark => ({ type: 'claim', attrs: { claimId } });

const spanOf = (of: Parameters<typeof reportingTextOf>[0], words: string) => {
  const start = reportingTextOf(of).indexOf(words);
  return { start, end: start + words.length };
};

describe('a claim on words of a body', () => {
  it('lies on exactly these words, beside what they carry already', () => {
    const entry = body(
      heading(2, 'He said all is well'),
      paragraph('He said ', text('all', { type: 'bold' }), ' is well', text(' now', claim(B)), '.'),
    );
    const cited = withClaim(entry, [spanOf(entry, 'all is well now')], A);
    expect(cited).toEqual({
      ok: true,
      value: body(
        heading(2, 'He said all is well'),
        paragraph(
          'He said ',
          text('all', claim(A), { type: 'bold' }),
          text(' is well', claim(A)),
          text(' now', claim(A), claim(B)),
          '.',
        ),
      ),
    });
    expect(cited.ok && withoutClaim(cited.value, A)).toEqual(entry);
  });

  it('takes several spans, those that meet as one', () => {
    const entry = body(paragraph('“Well,” he said, “very well.”'));
    const [first, last] = [spanOf(entry, '“Well,”'), spanOf(entry, '“very well.”')];
    const apart = withClaim(entry, [first, last], A);
    expect(apart.ok && citationsIn(apart.value).map(({ passage }) => passage)).toEqual([
      '“Well,”',
      '“very well.”',
    ]);
    const whole = withClaim(entry, [first, { start: 4, end: last.end }], A);
    expect(whole.ok && whole.value).toEqual(body(paragraph(text('“Well,” he said, “very well.”', claim(A)))));
  });

  it('is a passage for each block that a span touches', () => {
    const entry = body(
      list(false, listItem(paragraph('One.')), listItem(paragraph('Two.'))),
      paragraph('End.'),
    );
    const cited = withClaim(entry, [{ start: 2, end: 7 }], A);
    expect(cited.ok && citationsIn(cited.value).map(({ passage }) => passage)).toEqual(['e.', 'Tw']);
  });

  it('is refused for what is no words of the text, and names the span', () => {
    const entry = body(quote('Ada', paragraph('So 😀 it is.')), paragraph('Then.'));
    for (const span of [
      { start: -1, end: 2 },
      { start: 3, end: 3 },
      { start: 4, end: 2 },
      { start: 0, end: 500 },
      { start: 0.5, end: 2 },
      { start: Number.NaN, end: 2 },
      // Blank, half a character, and who is quoted.
      { start: 2, end: 3 },
      { start: 0, end: 4 },
      { start: 4, end: 8 },
      spanOf(entry, 'Ada'),
      { start: 0, end: spanOf(entry, 'Then').end },
    ])
      expect(withClaim(entry, [{ start: 0, end: 2 }, span], A)).toEqual({
        ok: false,
        error: { type: 'span-does-not-fit', span },
      });
  });

  it('is found by its words, changes nothing else, and comes off again, in any text', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('said', 'שלום עולם', 'Все добре', '﷐1﷒', '<b>&amp;</b>'),
    );
    const marks = fc.uniqueArray(
      fc.constantFrom<Mark>({ type: 'bold' }, { type: 'link', attrs: { href: '/quay/' } }, claim(B)),
    );
    const run: fc.Arbitrary<Inline> = fc.oneof(
      fc.tuple(words, marks).map(([written, on]) => text(written, ...on)),
      fc.constant(link('the log', '/log/')),
      fc.constant({ type: 'hardBreak' as const }),
    );
    const { element } = fc.letrec<{ element: Element }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.array(run, { maxLength: 5 }).map((runs) => paragraph(...runs)),
        words.map((said) => heading(3, said)),
        fc.tuple(words, fc.array(tie('element'), { maxLength: 3 })).map(([by, of]) => quote(by, ...of)),
        fc
          .array(fc.array(tie('element'), { maxLength: 2 }), { minLength: 1, maxLength: 3 })
          .map((items) => list(false, ...items.map((item) => listItem(...item)))),
      ),
    }));
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    let cited = 0;
    fc.assert(
      fc.property(
        fc.array(element, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 3 }),
        (content, places) => {
          const entry = canonicalBody(body(...content));
          const told = reportingTextOf(entry);
          const spans = places.map(([one, other]) => ({
            start: Math.floor(Math.min(one, other) * told.length),
            end: Math.ceil(Math.max(one, other) * told.length),
          }));
          const done = withClaim(entry, spans, A);
          if (!done.ok) {
            expect(spans).toContainEqual(done.error.span);
            return;
          }
          cited++;
          const found = citationsIn(reportingPartOf(done.value)).filter(({ claimId }) => claimId === A);
          const covered = unitsWithin(told, spans);
          expect(unitsWithin(told, found)).toEqual(covered);
          for (const { start, end, passage } of found)
            expect(passage).toBe(told.slice(start, end).replace(/[\uFDD0-\uFDD2]/g, '\uFFFD'));
          expect(plainTextOf(done.value)).toBe(plainTextOf(entry));
          expect(withoutClaim(done.value, A)).toEqual(entry);
          expect(withoutClaim(entry, A)).toBe(entry);
          // The editor that opens it has nothing to change.
          expect(canonicalBody(done.value)).toEqual(done.value);
          expect(withClaim(done.value, spans, A)).toEqual(done);
        },
      ),
      { numRuns: 400 },
    );
    expect(cited).toBeGreaterThan(100);
  });
});

/** The places of a text that lie in spans, without breaks: those between blocks carry no mark. */
function unitsWithin(told: string, spans: readonly { readonly start: number; readonly end: number }[]) {
  return [...told.split('').keys()].filter(
    (at) => told[at] !== '\n' && spans.some(({ start, end }) => start <= at && at < end),
  );
}
