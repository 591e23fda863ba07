import type { Body } from '@onrecord/domain/body/body';
import { body, link, paragraph } from '@onrecord/domain/body/build';
import type { Element } from '@xmldom/xmldom';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeContributors, changeSettings, changeTags } from '../commands/save-newsroom.ts';
import { EVERY_ELEMENT } from '../testing/every-element.ts';
import { attribute, elementsIn, textOf } from '../testing/reading-html.ts';
import { buildContributorInput, buildStory, buildTagInput } from '../testing/stories.ts';
import { elementsNamed, parseXmlStrictly, textsNamed } from '../testing/strict-xml.ts';
import { idOf } from '../testing/views.ts';
import { openWholeDesk, WHOLE_DESK_ORIGIN, type WholeDesk } from '../testing/whole-desk.ts';

/** One of each kind of text that becomes a program where it is put into a page without thought. */
const PAYLOADS: Readonly<Record<string, string>> = {
  'a script': '<script>alert(1)</script>',
  'a script in capitals, with a slash': '<SCRIPT/x>alert(1)</SCRIPT/x>',
  'a script inside a script': '<scr<script>ipt>alert(1)</scr</script>ipt>',
  'the end of a script': '</script><script>alert(1)</script>',
  'the end of a script behind a comment': '<!--<script></script><img src=x onerror=alert(1)>-->',
  'a picture that fails': '<img src=x onerror=alert(1)>',
  'a picture without spaces': '<img/src/onerror=alert(1)>',
  'a drawing': '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>',
  'a drawing with a link': '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  'the way out of an attribute': '"><img src=x onerror=alert(1)>',
  'the way out of an attribute in single quotes': "'><img src=x onerror=alert(1)>",
  'another attribute': '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
  'another attribute in single quotes': "' onmouseover='alert(1)' style='x:expression(alert(1))",
  'another attribute in backquotes': '` onmouseover=alert(1) `',
  'the end of a title': '</title></head><body onload=alert(1)>',
  'the end of a text area, a style, a table': '</textarea></style></table><script>alert(1)</script>',
  'an address that is a script': 'javascript:alert(1)',
  'the same in odd letters': ' \u0001java\tscr\nipt\r:alert(1)',
  'the same in references': '&#106;avascript&colon;alert(1)',
  'an address that is a page': 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'an address of an older script': 'vbscript:msgbox(1)',
  references: '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;',
  'the end of CDATA': ']]><script>alert(1)</script><![CDATA[',
  'an entity of XML': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  'a template': '{{constructor.constructor("alert(1)")()}} <%= alert(1) %> #{alert(1)} {% alert(1) %}',
  'a frame': '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  'a form and a button':
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button>',
  'a new base and a refresh':
    '<base href="//evil.example/"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  'a style': '<style>@import "//evil.example/x.css"</style><link rel=stylesheet href="//evil.example/x.css">',
  mathematics:
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  'text that runs the other way': '\u202e<script>alert(1)</script>\u2066',
  'separators of lines that JSON allows and scripts did not':
    '\u2028</script><script>alert(1)</script>\u2029',
  'halves and nothings': '\ud83d<\u0000script>alert(1)</\u0000script>\ufeff',
};
const NAMES = Object.keys(PAYLOADS);

const RUNS =
  /^[\s\p{Cc}\p{Cf}]*(?:j[\s\p{Cc}]*a[\s\p{Cc}]*v[\s\p{Cc}]*a|v[\s\p{Cc}]*b)[\s\p{Cc}]*s[\s\p{Cc}]*c[\s\p{Cc}]*r[\s\p{Cc}]*i[\s\p{Cc}]*p[\s\p{Cc}]*t|^[\s\p{Cc}]*(?:data|blob|file):/iu;
const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'background',
  'cite',
  'srcset',
  'ping',
]);
const NEVER = new Set(['object', 'embed', 'applet', 'base', 'frame', 'frameset', 'math', 'style']);

/** What in a page a browser would run, or fetch from elsewhere for it. */
function whatRuns(html: string): string[] {
  const found: string[] = [];
  for (const element of elementsIn(html)) {
    const { tagName } = element;
    if (NEVER.has(tagName)) found.push(`<${tagName}>`);
    for (const { name, value } of element.attrs) {
      if (/^on/i.test(name) || name === 'srcdoc') found.push(`${tagName} ${name}`);
      if (ADDRESSES.has(name) && RUNS.test(value)) found.push(`${tagName} ${name}=${value}`);
      if (name === 'http-equiv') found.push(`${tagName} ${name}=${value}`);
    }
    const src = attribute(element, 'src');
    if (tagName === 'script' && attribute(element, 'type') === 'application/ld+json')
      JSON.parse(element.childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
    else if (tagName === 'script' && !src?.startsWith('/assets/')) found.push(`<script src="${src}">`);
    if (tagName === 'link' && !isOurs(attribute(element, 'href'))) found.push('<link> elsewhere');
    if (tagName === 'iframe' && src !== undefined && !src.startsWith('https://'))
      found.push(`<iframe src="${src}">`);
  }
  return found;
}

const isOurs = (address: string | undefined) =>
  address !== undefined && URL.parse(address, WHOLE_DESK_ORIGIN)?.origin === WHOLE_DESK_ORIGIN;

/** The HTML that programs which read feeds show of them. */
function htmlInFeed(path: string, text: string): string[] {
  if (path.endsWith('.json')) {
    const { items } = JSON.parse(text) as { items: { content_html?: string }[] };
    return items.map((item) => item.content_html ?? '');
  }
  const feed = parseXmlStrictly(text);
  const htmlIn = (items: Element[], names: string[]) =>
    items.flatMap((item) => names.flatMap((name) => textsNamed(item, name)));
  // Atom's summary is text; the description of an RSS item is HTML (RSS Best Practices Profile).
  return [
    ...htmlIn(elementsNamed(feed, 'item'), ['content:encoded', 'description']),
    ...htmlIn(elementsNamed(feed, 'entry'), ['content']),
  ];
}

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openWholeDesk();
});
afterAll(() => desk.close());

/** The element with a payload in the place of all its words; of its addresses too, where asked for. */
function poisoned<T>(value: T, payload: string, everywhere: boolean): T {
  const swap = (part: unknown, name: string): unknown => {
    if (typeof part === 'string') {
      const isName =
        name === 'type' || name.endsWith('Id') || name === 'id' || name === 'at' || name === 'kind';
      const isAddress = /href|url/i.test(name);
      return isName || (isAddress && !everywhere) ? part : payload;
    }
    if (Array.isArray(part)) return part.map((one) => swap(one, name));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, swap(inner, key)]));
  };
  return swap(value, '') as T;
}

const bodyOf = (payload: string, everywhere: boolean): Body =>
  body(
    ...Object.values(poisoned(EVERY_ELEMENT, payload, everywhere)),
    paragraph(link(payload, everywhere ? payload : 'https://elsewhere.example/')),
  );

/** Every page and outlet on which a story, its tag, its author and its newsroom stand. */
const SHOWN = (slug: string) => [
  `/${slug}/`,
  '/',
  '/tag/port/',
  '/author/ada/',
  '/corrections/',
  '/search/?q=alert',
  `/search/?q=${encodeURIComponent(PAYLOADS['the way out of an attribute'] ?? '')}`,
  '/no/such/page/',
];
const FEEDS = ['/rss/', '/atom.xml', '/feed.json', '/tag/port/rss/', '/author/ada/feed.json'];
const OTHERS = (slug: string) => [
  '/sitemap.xml',
  '/news-sitemap.xml',
  `/oembed.json?url=${encodeURIComponent(`${WHOLE_DESK_ORIGIN}/${slug}/`)}`,
];

it('the check itself finds each of them in a page that takes it as it is', () => {
  const harmless = NAMES.filter((name) => {
    const payload = (PAYLOADS[name] ?? '').replaceAll('\0', '');
    const page = `<p title="${payload}">${payload}</p><p title='${payload}'><a href="${payload}"><p title=\`${payload}\`>`;
    return whatRuns(page).length === 0;
  });
  // These come to life where something is stripped, read by a parser of XML, or by a page's own program.
  expect(harmless).toEqual(['a script inside a script', 'an entity of XML', 'a template']);
});

describe('what somebody stores as a program', () => {
  it.each(NAMES)('%s stays text on every page and in every outlet', async (name) => {
    const payload = PAYLOADS[name] ?? '';
    const { newsroom, site } = desk;
    const stored = payload.replaceAll('\0', '').toWellFormed();
    const slug = `story-${NAMES.indexOf(name)}`;
    await changeContributors(newsroom.context, [
      buildContributorInput('ada', {
        name: stored,
        bio: stored,
        location: stored,
        website: 'https://x.example/',
      }),
    ]);
    await changeTags(newsroom.context, [buildTagInput('port', { name: stored, description: stored })]);
    await changeSettings(newsroom.context, {
      name: stored,
      description: stored,
      feedName: stored,
      showRawHtml: true,
    });
    await newsroom.save(
      buildStory(slug, {
        headline: stored,
        dek: stored,
        body: bodyOf(stored, false),
        tagIds: [idOf('tag:port')],
        contributorIds: [idOf('contributor:ada')],
        searchTitle: stored,
        searchDescription: stored,
        socialTitle: stored,
        socialDescription: stored,
      }),
    );
    await site.settle();
    for (const path of SHOWN(slug)) {
      const { text, headers } = await desk.ask('GET', path);
      expect([path, whatRuns(text)]).toEqual([path, []]);
      // If ever something slipped through, nothing inline would run.
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    }
    for (const path of FEEDS) {
      const { status, text } = await desk.ask('GET', path);
      expect([path, status]).toEqual([path, 200]);
      for (const html of htmlInFeed(path, text)) expect([path, whatRuns(html)]).toEqual([path, []]);
    }
    for (const path of OTHERS(slug)) {
      const { text } = await desk.ask('GET', path);
      if (path.startsWith('/oembed'))
        expect([path, whatRuns((JSON.parse(text) as { html?: string }).html ?? '')]).toEqual([path, []]);
      else parseXmlStrictly(text);
    }
    const words = (html: string) => textOf(parse(html)).replace(/\s+/g, ' ');
    const { text: story } = await desk.ask('GET', `/${slug}/`);
    expect(words(story)).toContain(stored.replace(/\s+/g, ' ').trim().slice(0, 40));
  });

  it.each(NAMES)(
    '%s, written into the shared text by a hostile program, is harmless in previews',
    async (name) => {
      const payload = PAYLOADS[name] ?? '';
      const { reporter, owner } = desk.people;
      const begun = await desk.ask('POST', '/desk/api/stories', {
        as: reporter,
        json: { headline: payload.slice(0, 300) },
      });
      expect(begun.status).toBe(201);
      const { id } = JSON.parse(begun.text) as { id: string };
      const draft = await desk.collab.readDraft(id);
      const hostile = { ...draft, dek: payload, socialTitle: payload, body: bodyOf(payload, true) };
      await desk.collab.replaceDraft(id, hostile, { userId: reporter.userId });
      const preview = await desk.ask('GET', `/desk/api/stories/${id}/preview`, { as: owner });
      expect([preview.status, whatRuns(preview.text)]).toEqual([200, []]);
      expect(preview.headers.get('content-security-policy')).toContain("script-src 'self';");
      const shared = await desk.ask('POST', `/desk/api/stories/${id}/preview-links`, {
        as: reporter,
        json: {},
      });
      const { url } = JSON.parse(shared.text) as { url: string };
      const outside = await desk.ask('GET', new URL(url).pathname);
      expect([outside.status, whatRuns(outside.text)]).toEqual([200, []]);
      // What the desk itself is told is data, never a page.
      for (const path of [`/desk/api/stories/${id}`, '/desk/api/stories', '/desk/api/audit']) {
        const { headers } = await desk.ask('GET', path, { as: owner });
        expect(headers.get('content-type')).toMatch(/^application\/json/);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
      }
    },
  );
});
