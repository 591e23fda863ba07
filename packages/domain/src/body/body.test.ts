import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { EMPTY_BODY, MAX_BODY_DEPTH, parseBody } from './body.ts';
import {
  body,
  heading,
  link,
  list,
  listItem,
  paragraph,
  picture,
  quote,
  relatedStory,
  text,
} from './build.ts';
import type { Element } from './elements.ts';

const ID = '018f3a5e-7c1d-7e2f-9a3b-4c5d6e7f8091';
const nested = (depth: number): Element => (depth === 0 ? paragraph('deep') : quote('', nested(depth - 1)));

describe('a body', () => {
  it('is read as it was written', () => {
    const written = body(
      heading(2, 'Quay'),
      paragraph('Ships ', text('are', { type: 'bold' }), ' ', link('back', '/ships/'), '.'),
      list(false, listItem(paragraph('one')), listItem(paragraph('two'))),
      picture({ altText: 'A crane' }),
      relatedStory(ID),
    );
    expect(parseBody(JSON.parse(JSON.stringify(written)))).toEqual({ ok: true, value: written });
    expect(parseBody(EMPTY_BODY)).toEqual({ ok: true, value: EMPTY_BODY });
  });

  it.each([
    ['an unknown element', { ...EMPTY_BODY, content: [{ type: 'marquee' }] }],
    ['a script as a link', body(paragraph(link('x', 'javascript:alert(1)')))],
    ['an attribute too many', { ...EMPTY_BODY, content: [{ type: 'divider', attrs: { onclick: 'x' } }] }],
    ['a heading of level 1', { ...EMPTY_BODY, content: [{ type: 'heading', attrs: { level: 1 } }] }],
    ['a claim without an id', body(paragraph(text('x', { type: 'claim', attrs: { claimId: 'x' } })))],
    ['another version', { ...EMPTY_BODY, version: 2 }],
    ['no document', null],
  ])('with %s is refused with a reason', (_, input) => {
    const read = parseBody(input);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.join()).not.toBe('');
  });

  it('may be nested as deep as anybody writes', () => {
    expect(parseBody(body(nested(MAX_BODY_DEPTH))).ok).toBe(true);
  });

  it('is refused, not followed, where it is nested without end', () => {
    for (const depth of [100, 5000, 100_000]) {
      let deep: unknown = { type: 'paragraph' };
      for (let level = 0; level < depth; level++) deep = { type: 'quote', content: [deep] };
      expect(parseBody({ type: 'doc', version: 1, content: [deep] })).toEqual({
        ok: false,
        error: [`the body is nested deeper than ${MAX_BODY_DEPTH} elements`],
      });
    }
  });

  it('is never read from rubbish, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (input) => {
        expect(parseBody(input).ok).toBe(false);
      }),
    );
  });
});
