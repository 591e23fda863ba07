import { mainFeedPaths } from '@onrecord/domain/address/feed-paths';
import { body, paragraph, picture } from '@onrecord/domain/body/build';
import fc from '@onrecord/domain/testing/fast-check';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { parseFragment } from 'parse5';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { EVERY_ELEMENT } from '../../testing/every-element.ts';
import { elementsNamed, parseXmlStrictly, textsNamed } from '../../testing/strict-xml.ts';
import {
  buildContributor,
  buildHero,
  buildMedia,
  buildSite,
  buildStoryView,
  buildTag,
  idOf,
  mediaMap,
} from '../../testing/views.ts';
import { atomFeed } from './atom-feed.ts';
import { authorChannel, mainChannel, tagChannel } from './channel.ts';
import { jsonFeed } from './json-feed.ts';
import { rssFeed } from './rss-feed.ts';

const site = buildSite();
const UPDATED_AT = new Date('2025-03-11T10:00:00Z');
const CORRECTED_AT = new Date('2025-03-12T12:00:00Z');

/** A story that has everything a feed can say. */
const full = buildStoryView({
  headline: 'Quay “east” reopens & ships <return>',
  outletId: '65f0c0ffee65f0c0ffee65f0',
  contributors: [buildContributor('Ada Moss'), buildContributor('Bo Finch')],
  tags: [buildTag('Harbour'), buildTag('City & port', { slug: 'city-port' })],
  updatedAt: UPDATED_AT,
  corrections: [{ id: idOf('c'), kind: 'correction', note: 'Two ships, not three.', at: CORRECTED_AT }],
  hero: buildHero({ media: buildMedia({ fileName: 'hero.jpg', copyright: '© 2025 The Harbour' }) }),
  body: body(
    paragraph('Ships are back.'),
    picture({ mediaId: idOf('inner'), altText: 'A tug', caption: 'The tug.', credit: 'Bo Finch' }),
    { ...EVERY_ELEMENT.audio, attrs: { ...EVERY_ELEMENT.audio.attrs, mediaId: idOf('talk') } },
  ),
  media: mediaMap(
    buildMedia({ id: idOf('inner'), fileName: 'inner.png' }),
    buildMedia({
      id: idOf('talk'),
      kind: 'audio',
      fileName: 'talk.mp3',
      mimeType: 'audio/mpeg',
      sizeBytes: 4321,
    }),
  ),
});
const plain = buildStoryView({
  slug: 'ferry',
  headline: 'Пором повертається',
  language: 'uk',
  publishedAt: new Date('2025-03-09T05:00:00Z'),
  contributors: [],
  tags: [],
});
const retracted = buildStoryView({ slug: 'gone', headline: 'Withdrawn words', retracted: true });
const stories = [full, retracted, plain];

const rss = rssFeed(site, mainChannel(site, 'rss'), stories);
const atom = atomFeed(site, mainChannel(site, 'atom'), stories);
const json = JSON.parse(jsonFeed(site, mainChannel(site, 'json'), stories));

const imagesOf = (html: string) => {
  const found: { src: string | undefined; alt: string | undefined }[] = [];
  const visit = (node: {
    childNodes?: unknown[];
    tagName?: string;
    attrs?: { name: string; value: string }[];
  }) => {
    const attr = (name: string) => node.attrs?.find((item) => item.name === name)?.value;
    if (node.tagName === 'img') found.push({ src: attr('src'), alt: attr('alt') });
    for (const child of node.childNodes ?? []) visit(child as typeof node);
  };
  visit(parseFragment(html) as Parameters<typeof visit>[0]);
  return found;
};

describe('every feed', () => {
  it('gives the same bytes for the same stories', () => {
    expect(rssFeed(site, mainChannel(site, 'rss'), stories)).toBe(rss);
    expect(atomFeed(site, mainChannel(site, 'atom'), stories)).toBe(atom);
  });

  it('lists no retracted story', () => {
    for (const feed of [rss, atom, JSON.stringify(json)]) expect(feed).not.toContain('Withdrawn words');
  });

  it('names itself and its page', () => {
    const tag = buildTag('Harbour');
    const author = buildContributor('Ada Moss');
    expect(tagChannel(site, tag, 'atom')).toMatchObject({
      pagePath: '/tag/harbour/',
      feedPath: '/tag/harbour/atom.xml',
    });
    expect(authorChannel(site, author, 'json').feedPath).toBe('/author/ada-moss/feed.json');
    expect(mainChannel(site, 'rss').feedPath).toBe(mainFeedPaths.rss);
  });

  it('keeps the alt text of each picture its own', async () => {
    const { items } = await new RssParser().parseString(rss);
    const entry = elementsNamed(parseXmlStrictly(atom), 'entry')[0];
    const contents = [
      (items[0] as { 'content:encoded'?: string } | undefined)?.['content:encoded'],
      entry && textsNamed(entry, 'content')[0],
      json.items[0].content_html,
    ];
    for (const content of contents)
      expect(imagesOf(content ?? '').map((image) => image.alt)).toEqual([
        'Cranes above the quay at dawn',
        'A tug',
      ]);
  });
});

describe('the RSS feed', () => {
  const document = parseXmlStrictly(rss);
  const [item, second] = elementsNamed(document, 'item');
  const textOf = (name: string, node = item) => (node === undefined ? [] : textsNamed(node, name));

  it('is read by a feed reader', async () => {
    const feed = await new RssParser().parseString(rss);
    expect(feed).toMatchObject({
      title: 'The Harbour',
      link: 'https://harbour.example/',
      description: 'News from Marrow Bay.',
      language: 'en',
      lastBuildDate: CORRECTED_AT.toUTCString(),
      feedUrl: 'https://harbour.example/rss/',
    });
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toMatchObject({
      title: full.headline,
      link: 'https://harbour.example/quay-reopens/',
      guid: '65f0c0ffee65f0c0ffee65f0',
      isoDate: '2025-03-10T06:30:00.000Z',
      content: 'Ships are back at the east quay.',
      enclosure: { length: '4321', type: 'audio/mpeg' },
    });
  });

  it('is read by feedsmith', () => {
    const feed = parseRssFeed(rss);
    expect(feed.items?.map((entry) => entry.title)).toEqual([full.headline, plain.headline]);
    expect(feed.items?.[0]?.media?.contents?.[0]?.credits).toEqual([{ value: 'Ada Moss/The Harbour' }]);
  });

  it('has what RSS 2.0 requires of a channel', () => {
    const [root] = elementsNamed(document, 'rss');
    expect(root?.getAttribute('version')).toBe('2.0');
    expect(elementsNamed(document, 'atom:link')[0]?.getAttribute('rel')).toBe('self');
    expect(textsNamed(document, 'ttl')).toEqual(['5']);
  });

  it('has a description also where the newsroom wrote none', () => {
    const channel = { ...mainChannel(site, 'rss'), description: '' };
    expect(textsNamed(parseXmlStrictly(rssFeed(site, channel, [])), 'description')).toEqual(['The Harbour']);
  });

  it('gives an id that is no address, the first publication and the newest change', () => {
    expect(item && elementsNamed(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('false');
    expect(textOf('pubDate')).toEqual(['Mon, 10 Mar 2025 06:30:00 GMT']);
    expect(textOf('atom:updated')).toEqual([CORRECTED_AT.toISOString()]);
    expect(textOf('atom:updated', second)).toEqual([]);
  });

  it('names contributors and public tags in order', () => {
    expect(textOf('dc:creator')).toEqual(['Ada Moss', 'Bo Finch']);
    expect(textOf('category')).toEqual(['Harbour', 'City & port']);
    expect(textOf('dc:creator', second)).toEqual([]);
  });

  it('describes the hero with its own texts', () => {
    const [content] = item ? elementsNamed(item, 'media:content') : [];
    expect(content?.getAttribute('url')).toMatch(
      /^https:\/\/harbour\.example\/media\/[0-9a-f]{64}\/1600\.jpg$/,
    );
    expect(content?.getAttribute('width')).toBe('1600');
    expect(content?.getAttribute('height')).toBe('900');
    expect(textOf('media:title')).toEqual(['Cranes above the quay at dawn']);
    expect(textOf('media:description')).toEqual(['The quay on Monday.']);
    expect(textOf('media:credit')).toEqual(['Ada Moss/The Harbour']);
    expect(textOf('media:copyright')).toEqual(['© 2025 The Harbour']);
  });

  it('carries the full text with its corrections', () => {
    expect(textOf('content:encoded')[0]).toContain('<p>Ships are back.</p>');
    expect(textOf('content:encoded')[0]).toContain('Two ships, not three.');
  });

  it('says the language of a story that has another', () => {
    expect(textOf('dc:language')).toEqual([]);
    expect(textOf('dc:language', second)).toEqual(['uk']);
  });
});

describe('the Atom feed', () => {
  const document = parseXmlStrictly(atom);
  const [first, second] = elementsNamed(document, 'entry');
  const textOf = (name: string, node = first) => (node === undefined ? [] : textsNamed(node, name));

  it('is read by a feed reader', async () => {
    const feed = await new RssParser().parseString(atom);
    expect(feed).toMatchObject({ title: 'The Harbour', feedUrl: 'https://harbour.example/atom.xml' });
    expect(feed.items.map((item) => item.title)).toEqual([full.headline, plain.headline]);
  });

  it('has what RFC 4287 requires', () => {
    const root = document.documentElement;
    expect(root?.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    expect(root?.getAttribute('xml:lang')).toBe('en');
    expect(textsNamed(document, 'id')[0]).toBe('https://harbour.example/atom.xml');
    expect(textsNamed(document, 'updated')[0]).toBe(CORRECTED_AT.toISOString());
    for (const entry of [first, second])
      for (const name of ['id', 'title', 'updated', 'published'])
        expect(textOf(name, entry), name).toHaveLength(1);
  });

  it('gives ids that survive a new slug and a new host', () => {
    expect(textOf('id')).toEqual([`urn:uuid:${full.id}`]);
  });

  it('has an author also where a story names none', () => {
    expect(textOf('name')).toEqual(['Ada Moss', 'Bo Finch']);
    expect(textsNamed(document, 'name')[0]).toBe('The Harbour');
    expect(textOf('name', second)).toEqual([]);
  });

  it('offers recordings as enclosures', () => {
    const links = first ? elementsNamed(first, 'link') : [];
    const enclosure = links.find((link) => link.getAttribute('rel') === 'enclosure');
    expect(enclosure?.getAttribute('href')).toMatch(/\/file\/talk\.mp3$/);
    expect(enclosure?.getAttribute('length')).toBe('4321');
  });

  it('says the language of a story that has another', () => {
    expect(second?.getAttribute('xml:lang')).toBe('uk');
  });

  it('was never updated where nothing was ever published', () => {
    const empty = parseXmlStrictly(atomFeed(site, mainChannel(site, 'atom'), []));
    expect(textsNamed(empty, 'updated')).toEqual(['1970-01-01T00:00:00.000Z']);
  });
});

describe('the JSON Feed', () => {
  it('has what version 1.1 requires and allows', () => {
    expect(Object.keys(json).sort()).toEqual([
      'authors',
      'description',
      'favicon',
      'feed_url',
      'home_page_url',
      'items',
      'language',
      'title',
      'version',
    ]);
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Harbour',
      home_page_url: 'https://harbour.example/',
      feed_url: 'https://harbour.example/feed.json',
    });
    for (const item of json.items) {
      expect(typeof item.id).toBe('string');
      expect(typeof item.content_html).toBe('string');
      expect(new Date(item.date_published).toISOString()).toBe(item.date_published);
      expect(item.url).toMatch(/^https:\/\/harbour\.example\//);
    }
  });

  it('is read by feedsmith', () => {
    expect(parseJsonFeed(json).items?.map((item) => item.title)).toEqual([full.headline, plain.headline]);
  });

  it('tells all of a story', () => {
    expect(json.items[0]).toMatchObject({
      id: '65f0c0ffee65f0c0ffee65f0',
      title: full.headline,
      summary: full.teaser,
      date_published: '2025-03-10T06:30:00.000Z',
      date_modified: CORRECTED_AT.toISOString(),
      authors: [
        { name: 'Ada Moss', url: 'https://harbour.example/author/ada-moss/' },
        { name: 'Bo Finch', url: 'https://harbour.example/author/bo-finch/' },
      ],
      tags: ['Harbour', 'City & port'],
      attachments: [
        {
          mime_type: 'audio/mpeg',
          size_in_bytes: 4321,
          title: 'audio title words',
          duration_in_seconds: 61.5,
        },
      ],
    });
    expect(json.items[0].image).toMatch(/\/1600\.jpg$/);
  });

  it('leaves out what there is not', () => {
    expect(Object.keys(json.items[1]).sort()).toEqual([
      'content_html',
      'date_published',
      'id',
      'language',
      'summary',
      'tags',
      'title',
      'url',
    ]);
  });

  it('is a feed also without stories', () => {
    expect(JSON.parse(jsonFeed(site, mainChannel(site, 'json'), [])).items).toEqual([]);
  });
});

/** Any UTF-16, lone surrogates and control characters too, with what markup trips over mixed in. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '&apos;',
        '&amp;',
        '&#0;',
        '<',
        '>',
        '"',
        "'",
        '<!--',
        '-->',
        '</item>',
        '\u0000',
        '\u202e',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => `x${parts.join('')}x`);

/**
 * What a text is once XML has carried it: without what it cannot hold, line ends as one (XML 1.0, 2.11). The parser
 * goes by XML 1.1 there, where U+0085, U+2028 and U+2029 end a line, too.
 */
const carried = (text: string) =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/\r[\n\u0085]|[\r\u0085\u2028\u2029]/g, '\n');

describe('any text', () => {
  it('keeps every feed well-formed and comes back as it was', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (headline, caption, altText) => {
        const story = buildStoryView({
          headline,
          teaser: caption,
          hero: buildHero({ altText, caption, credit: headline }),
          body: body(paragraph(caption)),
          tags: [buildTag('t', { slug: 't', name: altText })],
          contributors: [buildContributor('c', { slug: 'c', name: headline })],
        });
        const [item] = elementsNamed(
          parseXmlStrictly(rssFeed(site, mainChannel(site, 'rss'), [story])),
          'item',
        );
        const [entry] = elementsNamed(
          parseXmlStrictly(atomFeed(site, mainChannel(site, 'atom'), [story])),
          'entry',
        );
        if (item === undefined || entry === undefined) throw new Error('no item');
        expect(textsNamed(item, 'title')).toEqual([carried(headline)]);
        expect(textsNamed(item, 'media:title')).toEqual([carried(altText)]);
        expect(textsNamed(item, 'media:description')).toEqual([carried(caption)]);
        expect(textsNamed(item, 'category')).toEqual([carried(altText)]);
        expect(textsNamed(entry, 'title')).toEqual([carried(headline)]);
        expect(textsNamed(entry, 'media:credit')).toEqual([carried(headline)]);
        for (const html of [...textsNamed(item, 'content:encoded'), ...textsNamed(entry, 'content')])
          expect(imagesOf(html).map((image) => image.alt)).toEqual([carried(altText)]);
        const parsed = JSON.parse(jsonFeed(site, mainChannel(site, 'json'), [story]));
        expect(carried(parsed.items[0].title)).toBe(carried(headline));
      }),
      { numRuns: 300 },
    );
  });
});
