import fc from '@onrecord/domain/testing/fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { jsonLdScript } from './json-ld-script.ts';

describe('a JSON-LD script', () => {
  it('cannot be closed by what it says', () => {
    const script = jsonLdScript({ headline: '</script><!-- <script>alert(1)</script> \u2028' });
    expect(script).not.toMatch(/[<>&\u2028]/);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (headline) => {
        const html = `<script type="application/ld+json">${jsonLdScript({ headline })}</script>`;
        const [script] = parseFragment(html).childNodes;
        const text = script && 'childNodes' in script ? script.childNodes[0] : undefined;
        expect(text && 'value' in text ? JSON.parse(text.value) : undefined).toEqual({ headline });
      }),
    );
  });
});
