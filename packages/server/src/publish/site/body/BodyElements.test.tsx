import type { StoryView } from '@onrecord/domain/article/views';
import { body, heading, link, paragraph, picture, relatedStory, text } from '@onrecord/domain/body/build';
import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_ELEMENT } from '../../../testing/every-element.ts';
import { attribute, elementsIn, named, skeletonOf, textOf } from '../../../testing/reading-html.ts';
import {
  buildHero,
  buildMedia,
  buildSite,
  buildStoryCard,
  buildStoryView,
  idOf,
  mediaMap,
} from '../../../testing/views.ts';
import { NOTHING_ON_RECORD } from '../record/numbered-record.ts';
import { renderingOf } from '../render.ts';
import { BodyElements } from './BodyElements.tsx';
import { withoutHeadingGaps } from './heading-ladder.ts';

const media = mediaMap(
  buildMedia(),
  buildMedia({ id: idOf('stored picture') }),
  buildMedia({ id: idOf('stored gallery picture') }),
  buildMedia({ id: idOf('stored file'), kind: 'file', fileName: 'report.pdf' }),
  buildMedia({ id: idOf('stored audio'), kind: 'audio', fileName: 'talk.mp3' }),
  buildMedia({ id: idOf('stored video'), kind: 'video', fileName: 'film.mp4' }),
);
const STORED = buildMedia().id;

function render(elements: Element[], story: Partial<StoryView> = {}, settings = {}): string {
  const whole = buildStoryView({ media, body: body(...elements), ...story });
  const rendering = renderingOf(buildSite(settings));
  return String(
    <BodyElements elements={whole.body.content} story={whole} record={NOTHING_ON_RECORD} {...rendering} />,
  );
}

/** A post that a known player can show. */
const PLAYABLE: ElementOf<'embeddedPost'> = {
  ...EVERY_ELEMENT.embeddedPost,
  attrs: { ...EVERY_ELEMENT.embeddedPost.attrs, href: 'https://x.com/a/status/1' },
};
const ALL: readonly Element[] = [...Object.values(EVERY_ELEMENT), PLAYABLE];

/** Fields of elements that are a person's words; all others are addresses, ids and choices. */
const WORDS = new Set(
  (
    'text altText caption credit attribution title description publisher provider author sourceHtml heading ' +
    'headline byline emoji language kind source'
  ).split(' '),
);

/** The elements with all their words replaced. */
function withWords(elements: readonly Element[], words: string): Element[] {
  return JSON.parse(
    JSON.stringify(elements, (key, value: unknown) =>
      WORDS.has(key) && typeof value === 'string' ? words : value,
    ),
  );
}

describe('every element', () => {
  test.each(Object.entries({ ...EVERY_ELEMENT, playablePost: PLAYABLE }))(
    '%s renders as it is kept',
    (_, element) => {
      const related = new Map([[idOf('story:related'), buildStoryCard({ slug: 'related' })]]);
      expect(render([element], { related }, { showRawHtml: true })).toMatchSnapshot();
    },
  );

  test('asks no other host for anything', () => {
    const html = render([...ALL], {}, { showRawHtml: true });
    for (const element of elementsIn(html)) {
      if (element.tagName === 'ask-embed') continue; // Its address is used when the reader asks.
      for (const name of ['src', 'poster', 'data'])
        expect(attribute(element, name) ?? '/').toMatch(/^\/(?!\/)/);
      expect(attribute(element, 'srcset') ?? '').not.toContain('//');
    }
  });

  test('makes no markup of any words', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        '</p></div>',
        '&lt;b&gt;',
        '<!--',
        ']]>',
      ),
    );
    // Longer than what a table keeps in one line, so that only the words differ.
    const LONG = 'words of some length';
    const plain = skeletonOf(render(withWords(ALL, LONG)));
    fc.assert(
      fc.property(hostile, (words) => {
        const harmless = `${LONG} ${words.replaceAll('\n', ' ')}`;
        expect(skeletonOf(render(withWords(ALL, harmless)))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });
});

test('headings leave no level out, however the body was written', () => {
  const levels = withoutHeadingGaps([
    heading(4, 'a'),
    heading(4, 'b'),
    heading(2, 'c'),
    heading(4, 'd'),
    heading(3, 'e'),
  ]);
  expect(levels.map((element) => element.type === 'heading' && element.attrs.level)).toEqual([2, 3, 2, 3, 3]);
});

test('an empty paragraph is no space', () => {
  expect(render([{ type: 'paragraph' }, paragraph('words')])).toBe('<p>words</p>');
});

describe('a link', () => {
  test('over several runs is one link', () => {
    const href = 'https://example.org/';
    const html = render([
      paragraph(link('one ', href), text('two', { type: 'bold' }, { type: 'link', attrs: { href } }), '.'),
    ]);
    expect(html).toBe('<p><a href="https://example.org/">one <strong>two</strong></a>.</p>');
  });

  test('that could execute something is only its words', () => {
    expect(render([paragraph(link('words', 'javascript:alert(1)'))])).toBe('<p>words</p>');
  });
});

describe('a picture', () => {
  test('holds its space and offers each format in the widths there are', () => {
    const html = render([
      picture({ mediaId: STORED, altText: 'The wall', caption: 'At noon.', credit: 'Ann Lee' }),
    ]);
    const [image] = named(html, 'img');
    expect(image && [attribute(image, 'width'), attribute(image, 'height')]).toEqual(['1600', '900']);
    expect(named(html, 'source').map((source) => attribute(source, 'type'))).toEqual([
      'image/avif',
      'image/webp',
    ]);
    expect(html).toContain('/1600.avif 1600w');
    expect(html).not.toContain('1920');
    expect(html).toContain('<figcaption>At noon. <span class="credit">(Ann Lee)</span></figcaption>');
  });

  test('without its file is a quiet place with its three texts', () => {
    const html = render([
      picture({
        sourceUrl: 'https://gone.example/x.jpg',
        altText: 'The wall',
        caption: 'At noon.',
        credit: 'Ann Lee',
      }),
    ]);
    expect(html).not.toContain('gone.example');
    expect(named(html, 'img')).toEqual([]);
    for (const words of ['The wall', 'At noon.', '(Ann Lee)']) expect(html).toContain(words);
  });
});

describe('a related story', () => {
  const related = new Map([
    [
      idOf('story:related'),
      buildStoryCard({
        slug: 'related',
        teaser: 'Its teaser.',
        headline: 'The other story',
        language: 'he',
        hero: buildHero({ altText: 'Gate' }),
      }),
    ],
  ]);

  test('shows headline, excerpt and picture of the story it follows, in that story’s language', () => {
    const html = render([relatedStory(idOf('story:related'))], { related });
    const [card] = elementsIn(html).filter((element) => attribute(element, 'class') === 'card');
    expect(card && attribute(card, 'dir')).toBe('rtl');
    expect(card && textOf(card).replace(/\s+/g, ' ')).toBe('The other storyIts teaser. Gate ');
    expect(html).toContain('href="/related/"');
  });

  test('is nothing once that story is gone', () => {
    expect(render([relatedStory(idOf('story:gone'))], { related })).toBe('');
  });
});

describe('raw HTML', () => {
  const element: Element = { type: 'rawHtml', attrs: { html: '<p onclick="x()">Hello</p>' } };
  test('is shown only where the newsroom allows it, and never whole', () => {
    expect(render([element])).toBe('');
    expect(render([element], {}, { showRawHtml: true })).toBe('<div class="raw"><p>Hello</p></div>');
  });
});

test('a table sets figures at the end of their column, and breaks no short cell', () => {
  const row = (header: boolean, ...cells: string[]) => ({
    type: 'tableRow' as const,
    content: cells.map((cell) => ({
      type: 'tableCell' as const,
      attrs: { header, colspan: 1, rowspan: 1 },
      content: [text(cell)],
    })),
  });
  const html = render([
    {
      type: 'table',
      attrs: { caption: '' },
      content: [row(true, 'Gauge', 'Metres'), row(false, 'Wall 9', '4.20'), row(false, 'Wall 11', '–')],
    },
  ]);
  expect(named(html, 'th').map((cell) => attribute(cell, 'class'))).toEqual(['s', 'n']);
  expect(named(html, 'td').map((cell) => attribute(cell, 'class'))).toEqual(['s', 'n', 's', 'n']);
});
