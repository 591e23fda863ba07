import type { StoryView } from '@onrecord/domain/article/views';
import { body, link, paragraph, picture, relatedStory, text } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, elementsIn, named, skeletonOf, textOf } from '../reading-html.ts';
import { renderingOf } from '../render.ts';
import { sampleCard, sampleId, sampleMedia, sampleSite, sampleStory } from '../sample-views.ts';
import { BodyElements } from './BodyElements.tsx';
import { everyElement } from './every-element.ts';

const media = new Map([[sampleId(900), sampleMedia()]]);

function render(elements: Element[], story: Partial<StoryView> = {}, settings = {}): string {
  const whole = sampleStory({ media, body: body(...elements), ...story });
  const rendering = renderingOf(sampleSite(settings));
  return String(<BodyElements elements={whole.body.content} story={whole} {...rendering} />);
}

describe('every element', () => {
  test.each(Object.entries(everyElement('Words')))('%s renders as it is kept', (_, element) => {
    const related = new Map([[sampleId(50), sampleCard(50)]]);
    expect(render([element], { related }, { showRawHtml: true })).toMatchSnapshot();
  });

  test('asks no other host for anything', () => {
    const html = render(Object.values(everyElement('Words')), {}, { showRawHtml: true });
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
    const plain = skeletonOf(render(Object.values(everyElement('a'))));
    fc.assert(
      fc.property(hostile, (words) => {
        const harmless = `a${words.replaceAll('\n', ' ')}`;
        expect(skeletonOf(render(Object.values(everyElement(harmless))))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });
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
      picture({ mediaId: sampleId(900), altText: 'The wall', caption: 'At noon.', credit: 'Ann Lee' }),
    ]);
    const [image] = named(html, 'img');
    expect(image && [attribute(image, 'width'), attribute(image, 'height')]).toEqual(['1600', '1067']);
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
      sampleId(50),
      sampleCard(50, {
        headline: 'The other story',
        language: 'he',
        hero: { media: sampleMedia(), altText: 'Gate', caption: '', credit: '' },
      }),
    ],
  ]);

  test('shows headline, excerpt and picture of the story it follows, in that story’s language', () => {
    const html = render([relatedStory(sampleId(50))], { related });
    const [card] = elementsIn(html).filter((element) => attribute(element, 'class') === 'card');
    expect(card && attribute(card, 'dir')).toBe('rtl');
    expect(card && textOf(card).replace(/\s+/g, ' ')).toBe('The other storyTeaser 50. Gate ');
    expect(html).toContain('href="/story-50/"');
  });

  test('is nothing once that story is gone', () => {
    expect(render([relatedStory(sampleId(51))], { related })).toBe('');
  });
});

describe('raw HTML', () => {
  const element: Element = { type: 'rawHtml', attrs: { html: '<p onclick="x()">Hello</p>' } };
  test('is shown only where the newsroom allows it, and never whole', () => {
    expect(render([element])).toBe('');
    expect(render([element], {}, { showRawHtml: true })).toBe('<div class="raw"><p>Hello</p></div>');
  });
});

test('a table sets columns of figures at their end, with their heading', () => {
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
  expect(named(html, 'th').map((cell) => attribute(cell, 'class'))).toEqual([undefined, 'n']);
  expect(named(html, 'td').map((cell) => attribute(cell, 'class'))).toEqual([undefined, 'n', undefined, 'n']);
});
