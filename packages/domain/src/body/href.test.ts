import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { safeHref } from './href.ts';

const BASE = 'https://harbour.example/story/';
const HARMLESS = ['http:', 'https:', 'mailto:', 'tel:'];

describe('an address in a story', () => {
  it.each([
    'https://elsewhere.example/a?b=c#d',
    'http://elsewhere.example',
    'HTTPS://elsewhere.example',
    'mailto:desk@harbour.example',
    'tel:+380441234567',
    '/quay-reopens/',
    '#map',
    '?before=x',
    'quay:side/'.replace(':', '-'),
    '//elsewhere.example/a',
    './a:b',
  ])('may be %j', (href) => expect(safeHref(href)).toBe(href));

  it.each([
    '',
    '   ',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u00a0javascript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u001fjavascript:alert(1)',
    'javascript\t:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'file:///etc/passwd',
    'blob:https://harbour.example/1',
    'view-source:javascript:alert(1)',
    'feed:javascript:alert(1)',
    'intent://scan/#Intent;end',
  ])('may not be %j', (href) => expect(safeHref(href)).toBeUndefined());

  it('never leads a browser to a scheme that could run something', () => {
    const disguised = fc
      .tuple(
        fc.array(fc.constantFrom('\t', '\n', '\r', ' ', '\0', '\u001f', '\u00a0', '\u200b', ''), {
          maxLength: 12,
        }),
        fc.constantFrom('javascript:x', 'data:text/html,x', 'vbscript:x', 'JAVASCRIPT:x'),
      )
      .map(([noise, scheme]) => [...scheme].map((letter, at) => `${noise[at] ?? ''}${letter}`).join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), disguised), (input) => {
        const href = safeHref(input);
        const url = href === undefined ? null : URL.parse(href, BASE);
        if (url) expect(HARMLESS).toContain(url.protocol);
      }),
      { numRuns: 2000 },
    );
  });
});
