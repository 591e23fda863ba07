import { body, paragraph, picture } from '@onrecord/domain/body/build';
import type { ElementType } from '@onrecord/domain/body/elements';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { EVERY_ELEMENT } from '../../testing/every-element.ts';
import {
  buildHero,
  buildMedia,
  buildSite,
  buildStoryCard,
  buildStoryView,
  idOf,
  mediaMap,
} from '../../testing/views.ts';
import { storyHtml } from './story-html.ts';

type HtmlElement = DefaultTreeAdapterTypes.Element;

const site = buildSite();
const media = mediaMap(
  buildMedia({ id: idOf('stored picture'), fileName: 'one.jpg' }),
  buildMedia({ id: idOf('stored gallery picture'), fileName: 'two.jpg' }),
  buildMedia({ id: idOf('stored file'), kind: 'file', fileName: 'year report.pdf' }),
  buildMedia({ id: idOf('stored audio'), kind: 'audio', fileName: 'talk.mp3' }),
  buildMedia({ id: idOf('stored video'), kind: 'video', fileName: 'film.mp4' }),
);
const related = new Map([
  [idOf('story:related'), buildStoryCard({ slug: 'related', headline: 'related headline words' })],
]);

/** What stands in the outlet HTML of each type, and nothing of it anywhere else. */
const EXPECTED: Readonly<Record<ElementType, readonly string[]>> = {
  paragraph: [
    'plain words, ',
    '<strong>bold words</strong>',
    '<em>italic words</em>',
    '<code>code words</code>',
    '<s>struck words</s>',
    '<sub>sub words</sub>',
    '<sup>sup words</sup>',
    'claimed words',
    '<a href="https://harbour.example/port-report/#table">linked words</a><br>',
    'words after a break</p>',
  ],
  heading: ['<h2>heading words</h2>'],
  list: ['<ol start="4"><li>first item words</li><li>second item words</li></ol>'],
  quote: ['<blockquote><p>quote words</p><footer>attribution words</footer></blockquote>'],
  picture: [
    'alt="picture alt words"',
    '<figcaption>picture caption words <small>picture credit words</small>',
  ],
  gallery: [
    'alt="gallery alt words"',
    '<figcaption>gallery picture caption words<',
    'gallery caption words',
    'gallery credit words',
  ],
  relatedStory: ['<a href="https://harbour.example/related/"><strong>related headline words</strong></a>'],
  linkCard: [
    '<a href="https://elsewhere.example/page">link card title words</a>',
    'link card description words',
    'link card publisher words',
    'link card caption words',
  ],
  embeddedPost: [
    '<blockquote><p>embed text words</p>',
    '<a href="https://social.example/post/1">embed author words, embed provider words</a>',
    'embed caption words',
  ],
  table: [
    '<caption>table caption words</caption>',
    '<th colspan="2">table header words</th>',
    '<td>table cell words</td>',
  ],
  divider: ['<hr>'],
  callout: ['<aside><p>callout words</p></aside>'],
  toggle: ['<p><strong>toggle heading words</strong></p><p>toggle words</p>'],
  button: ['<a href="https://elsewhere.example/give">button words</a>'],
  codeBlock: ['<pre><code>code block words &lt;&amp;&gt;</code></pre>'],
  file: ['/file/year%20report.pdf">file title words</a>', 'file caption words'],
  audio: ['/file/talk.mp3">audio title words</a>', 'audio caption words'],
  video: ['/file/film.mp4">film.mp4</a>', 'video caption words'],
  liveEntry: [
    '<h2>live headline words</h2>',
    'datetime="2025-03-10T08:05:00.000Z"',
    'live byline words',
    '<p>live words</p>',
  ],
  rawHtml: [],
  unsupported: [],
};

const htmlOf = (type: ElementType) =>
  storyHtml(site, buildStoryView({ body: body(EVERY_ELEMENT[type]), media, related }));

function htmlElements(html: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      found.push(child);
      visit(child);
    }
  };
  visit(parseFragment(html, { onParseError: (error) => expect.fail(`${error.code} in ${html}`) }));
  return found;
}

const attribute = (element: HtmlElement, name: string) =>
  element.attrs.find((attr) => attr.name === name)?.value;

describe('the HTML of a story for outlets', () => {
  it.each(Object.keys(EXPECTED) as ElementType[])('gives the words of an element: %s', (type) => {
    const html = htmlOf(type);
    for (const words of EXPECTED[type]) expect(html).toContain(words);
  });

  it('gives nothing of raw HTML, of what is unsupported, and of embedding code', () => {
    expect(htmlOf('rawHtml')).toBe('');
    expect(htmlOf('unsupported')).toBe('');
    expect(htmlOf('embeddedPost')).not.toContain('embed source words');
  });

  it('is made of plain elements with absolute addresses', () => {
    const all = storyHtml(
      site,
      buildStoryView({ body: body(...Object.values(EVERY_ELEMENT)), media, related, hero: buildHero() }),
    );
    for (const element of htmlElements(all)) {
      expect(['script', 'style', 'iframe', 'object', 'embed', 'form']).not.toContain(element.tagName);
      for (const { name, value } of element.attrs) {
        expect([
          'href',
          'src',
          'alt',
          'width',
          'height',
          'datetime',
          'start',
          'colspan',
          'rowspan',
          'lang',
          'dir',
        ]).toContain(name);
        if (name === 'href' || name === 'src') expect(value).toMatch(/^https:\/\//);
      }
    }
  });

  it('drops an address that could execute something and keeps its words', () => {
    const button = { ...EVERY_ELEMENT.button, attrs: { href: 'java\tscript:alert(1)', text: 'Press' } };
    expect(storyHtml(site, buildStoryView({ body: body(button) }))).toBe('<p>Press</p>');
  });

  it('follows addresses relative to the story', () => {
    const button = { ...EVERY_ELEMENT.button, attrs: { href: '#tides', text: 'Tides' } };
    const html = storyHtml(site, buildStoryView({ slug: 'quay', body: body(button) }));
    expect(html).toContain('href="https://harbour.example/quay/#tides"');
  });

  it('leaves out a related story that is gone', () => {
    expect(storyHtml(site, buildStoryView({ body: body(EVERY_ELEMENT.relatedStory) }))).toBe('');
  });

  it('links to a picture that is not stored here instead of loading it', () => {
    const html = storyHtml(
      site,
      buildStoryView({
        body: body(picture({ sourceUrl: 'https://cdn.example/a.jpg', altText: 'A crane', credit: 'Ada' })),
      }),
    );
    expect(html).toBe(
      '<figure><a href="https://cdn.example/a.jpg">A crane</a><figcaption><small>Ada</small></figcaption></figure>',
    );
  });

  it('gives each picture its own alt text, also an empty one', () => {
    const html = storyHtml(
      site,
      buildStoryView({
        headline: 'The headline',
        hero: buildHero({ altText: 'The hero' }),
        body: body(
          EVERY_ELEMENT.picture,
          picture({ mediaId: idOf('decorative'), caption: 'A caption that is no alt text' }),
          EVERY_ELEMENT.gallery,
        ),
        media: new Map([
          ...media,
          [idOf('decorative'), buildMedia({ id: idOf('decorative'), fileName: 'x.jpg' })],
        ]),
      }),
    );
    const alts = htmlElements(html)
      .filter((element) => element.tagName === 'img')
      .map((element) => attribute(element, 'alt'));
    expect(alts).toEqual(['The hero', 'picture alt words', '', 'gallery alt words']);
  });

  it('says when and how it was corrected, oldest first, at the end', () => {
    const html = storyHtml(
      buildSite({ timeZone: 'Europe/Kyiv' }),
      buildStoryView({
        corrections: [
          { id: idOf('2'), kind: 'update', note: 'Adds the mayor.', at: new Date('2025-03-12T09:00:00Z') },
          {
            id: idOf('1'),
            kind: 'correction',
            note: 'It was <two> ships.',
            at: new Date('2025-03-10T22:30:00Z'),
          },
        ],
      }),
    );
    expect(html.split('<hr>')[1]?.trim().split('\n')).toEqual([
      '<p><strong>Correction, <time datetime="2025-03-10T22:30:00.000Z">March 11, 2025</time>:</strong> It was &lt;two&gt; ships.</p>',
      '<p><strong>Update, <time datetime="2025-03-12T09:00:00.000Z">March 12, 2025</time>:</strong> Adds the mayor.</p>',
    ]);
  });

  it('says its language and direction where they are not the newsroom’s', () => {
    const html = storyHtml(site, buildStoryView({ language: 'he', body: body(paragraph('שלום')) }));
    expect(html).toBe('<div lang="he" dir="rtl"><p>שלום</p></div>');
  });
});
