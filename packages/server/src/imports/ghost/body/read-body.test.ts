import { readdirSync, readFileSync } from 'node:fs';
import { parseBody } from '@onrecord/domain/body/body';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { storyIdOf } from '../ids.ts';
import { ownAddresses } from './own-addresses.ts';
import { readBody } from './read-body.ts';

/**
 * Golden pairs: `source` in one of Ghost's formats (for `lexical` the children of the root), the `content` it must
 * become, and the `notes` it must leave. To add one, write the source, run this test, and copy what it says after
 * reading every line of it.
 */
const GOLDEN = new URL('../../../../../../fixtures/ghost/elements/', import.meta.url);

const own = ownAddresses('https://onrecord.example', (slug) =>
  slug === 'the-dam' ? storyIdOf('dam') : undefined,
);

interface GoldenPair {
  readonly format: 'lexical' | 'mobiledoc' | 'html';
  readonly source: unknown;
  readonly content: unknown;
  readonly notes: readonly string[];
}

function rawOf({ format, source }: GoldenPair): string {
  if (format === 'html') return String(source);
  return JSON.stringify(format === 'lexical' ? { root: { type: 'root', children: source } } : source);
}

const lexicalOf = (children: unknown) => JSON.stringify({ root: { type: 'root', children } });

describe('a body of Ghost', () => {
  test.each(readdirSync(GOLDEN))('becomes what %s says', (name) => {
    const pair = JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as GoldenPair;
    const read = readBody({ [pair.format]: rawOf(pair) }, own);
    expect(read.body.content).toEqual(pair.content);
    expect(read.notes.map(({ level, element, message }) => `${level}: ${element}: ${message}`)).toEqual(
      pair.notes,
    );
    expect(parseBody(read.body).ok).toBe(true);
  });

  test('is read from lexical first, then mobiledoc, then HTML', () => {
    const html = '<p>from html</p>';
    const mobiledoc = JSON.stringify({ sections: [[1, 'p', [[0, [], 0, 'from mobiledoc']]]] });
    const lexical = lexicalOf([{ type: 'paragraph', children: [{ type: 'text', text: 'from lexical' }] }]);
    const words = (post: object) => JSON.stringify(readBody({ ...post }, own).body);
    expect(words({ html, mobiledoc, lexical })).toContain('from lexical');
    expect(words({ html, mobiledoc, lexical: null })).toContain('from mobiledoc');
    expect(words({ html, mobiledoc: '', lexical: null })).toContain('from html');
  });

  test('keeps the still of a film apart, since its file was not looked for yet', () => {
    const { posters } = readBody(
      { html: '<video src="/content/media/a.mp4" poster="/content/images/p.jpg">' },
      own,
    );
    expect([...posters.values()]).toEqual(['/content/images/p.jpg']);
  });

  test.each([
    ['lexical that is no JSON', { lexical: '{"root":' }],
    ['lexical without a root', { lexical: '[]' }],
    ['lexical nested 10,000 deep', { lexical: nestedLexical(10_000) }],
    ['HTML whose tree is a thousand times its size', { html: formatting(5000) }],
    ['HTML nested 10,000 deep', { html: `${'<div>'.repeat(10_000)}deep` }],
    [
      'an HTML card nested 10,000 deep',
      { lexical: lexicalOf([{ type: 'html', html: '<b>'.repeat(10_000) }]) },
    ],
    ['an unknown card nested 100,000 deep', { lexical: deepCard(100_000) }],
    ['mobiledoc with a card nested 100,000 deep', { mobiledoc: deepMobiledoc(100_000) }],
  ])('is kept whole where it cannot be read: %s', (_, post) => {
    const read = readBody(post, own);
    expect(read.mapped).toBe(false);
    expect(read.body.content).toEqual([
      { type: 'unsupported', attrs: { kind: expect.any(String), source: Object.values(post)[0] } },
    ]);
    expect(read.notes.at(-1)?.message).toContain('the body could not be read');
  });

  test('of one huge string is read in a moment', () => {
    const text = 'word '.repeat(400_000);
    const lexical = lexicalOf([{ type: 'paragraph', children: [{ type: 'text', text }] }]);
    expect(readBody({ lexical }, own).body.content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: text.trim() }] },
    ]);
  });

  test('loses characters that PostgreSQL and XML cannot hold', () => {
    const children = [{ type: 'text', text: 'a\u0000b\u0001c\ud800d\ufffe' }];
    const { body } = readBody({ lexical: lexicalOf([{ type: 'paragraph', children }]) }, own);
    expect(body.content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'abc\ufffdd' }] }]);
  });

  test('keeps code that was injected into the page, for the desk', () => {
    const { body } = readBody({ html: '<p>Text</p>', codeinjection_head: '<script>x</script>' }, own);
    expect(body.content[1]).toEqual({
      type: 'unsupported',
      attrs: { kind: 'ghost:codeinjection_head', source: '<script>x</script>' },
    });
  });

  test('never throws and is always valid, whatever its nodes hold', () => {
    const types = fc.constantFrom(
      ...['paragraph', 'heading', 'list', 'listitem', 'link', 'text', 'quote', 'aside', 'table', 'tablerow'],
      ...['tablecell', 'image', 'gallery', 'bookmark', 'embed', 'callout', 'toggle', 'button', 'codeblock'],
      ...['html', 'markdown', 'file', 'audio', 'video', 'header', 'product', 'signup', 'call-to-action', 'x'],
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        'javascript:alert(1)',
        '__GHOST_URL__/the-dam/',
        '<p onclick=x>a<b>c',
        '/content/images/a.jpg',
        1e300,
        -1,
      ),
    );
    const fields = [
      'text',
      'url',
      'src',
      'html',
      'tag',
      'format',
      'listType',
      'start',
      'images',
      'metadata',
      'caption',
    ];
    const data = fc.dictionary(fc.constantFrom(...fields), value);
    const node: fc.Memo<object> = fc.memo((depth) =>
      fc
        .tuple(types, data, depth > 1 ? fc.array(node(), { maxLength: 3 }) : fc.constant([]))
        .map(([type, given, children]) => ({ ...given, type, children })),
    );
    fc.assert(
      fc.property(fc.array(node(5), { maxLength: 4 }), (children) => {
        const read = readBody({ lexical: lexicalOf(children) }, own);
        expect(parseBody(read.body)).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
  });

  test('of any HTML is valid and holds no address that runs', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<b>',
        '<a href="java&#115;cript:x">',
        '<ul><li>',
        '<table><td>',
        '<svg>',
        '<math>',
      ),
      fc.constantFrom(
        '<figure>',
        '</figure>',
        '<img src=x>',
        '<iframe src="//h/x">',
        '<pre>',
        '<li>',
        '&#0;',
        '<!--',
        '<details>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const read = readBody({ html: pieces.join('') }, own);
        expect(parseBody(read.body)).toMatchObject({ ok: true });
        expect(JSON.stringify(read.body)).not.toMatch(/"href":"javascript:/i);
      }),
      { numRuns: 500 },
    );
  });
});

function nestedLexical(depth: number): string {
  return `{"root":${'{"type":"list","children":['.repeat(depth)}${']}'.repeat(depth)}}`;
}

function deepCard(depth: number): string {
  return `{"root":{"children":[{"type":"x","data":${'['.repeat(depth)}${']'.repeat(depth)}}]}}`;
}

function deepMobiledoc(depth: number): string {
  return `{"sections":[[10,0]],"cards":[["x",${'['.repeat(depth)}${']'.repeat(depth)}]]}`;
}

/** Each open tag is opened again in every paragraph after it. */
function formatting(count: number): string {
  return Array.from({ length: count }, (_, index) => `<font color=${index}><p>x`).join('');
}
