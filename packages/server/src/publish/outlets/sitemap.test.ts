import { newsSitemapPath, sitemapPartPath } from '@onrecord/domain/address/feed-paths';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { elementsNamed, parseXmlStrictly, textsNamed } from '../../testing/strict-xml.ts';
import { buildSite } from '../../testing/views.ts';
import { NEWS_SITEMAP_MAX_STORIES, newsSitemap } from './news-sitemap.ts';
import { robotsTxt } from './robots-txt.ts';
import { SITEMAP_MAX_URLS, sitemapIndex, urlset } from './sitemap.ts';

const site = buildSite();
const at = new Date('2025-03-10T06:30:00Z');
const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

describe('the sitemap index', () => {
  it('names each sitemap and when it changed', () => {
    const document = parseXmlStrictly(
      sitemapIndex(site, [{ path: sitemapPartPath('2025-03'), lastModified: at }, { path: newsSitemapPath }]),
    );
    expect(document.documentElement?.nodeName).toBe('sitemapindex');
    expect(document.documentElement?.namespaceURI).toBe(SITEMAPS);
    expect(textsNamed(document, 'loc')).toEqual([
      'https://harbour.example/sitemaps/2025-03.xml',
      'https://harbour.example/news-sitemap.xml',
    ]);
    expect(textsNamed(document, 'lastmod')).toEqual(['2025-03-10T06:30:00.000Z']);
  });
});

describe('a sitemap', () => {
  it('lists addresses with their change and pictures, in the order of the protocol', () => {
    const document = parseXmlStrictly(
      urlset(site, [
        { path: '/quay/', lastModified: at, images: ['/media/ab/social.jpg'] },
        { path: '/about/' },
      ]),
    );
    expect(document.documentElement?.namespaceURI).toBe(SITEMAPS);
    const [first, second] = elementsNamed(document, 'url');
    expect(Array.from(first?.childNodes ?? []).map((node) => node.nodeName)).toEqual([
      'loc',
      'lastmod',
      'image:image',
    ]);
    expect(first && textsNamed(first, 'image:loc')).toEqual(['https://harbour.example/media/ab/social.jpg']);
    expect(second && elementsNamed(second, 'lastmod')).toEqual([]);
  });

  it('holds 50,000 addresses and refuses more', () => {
    const urls = Array.from({ length: SITEMAP_MAX_URLS + 1 }, () => ({ path: '/' }));
    expect(() => urlset(site, urls)).toThrow(RangeError);
    expect(urlset(site, urls.slice(1)).match(/<url>/g)).toHaveLength(50_000);
  });
});

describe('the news sitemap', () => {
  const story = { slug: 'quay', headline: 'Quay', language: 'en', publishedAt: at };

  it('has what Google asks of a story', () => {
    const document = parseXmlStrictly(newsSitemap(site, [{ ...story, headline: 'Fish & <chips>' }]));
    expect(textsNamed(document, 'loc')).toEqual(['https://harbour.example/quay/']);
    expect(textsNamed(document, 'news:name')).toEqual(['The Harbour']);
    expect(textsNamed(document, 'news:publication_date')).toEqual(['2025-03-10T06:30:00.000Z']);
    expect(textsNamed(document, 'news:title')).toEqual(['Fish & <chips>']);
    expect(elementsNamed(document, 'news:news')[0]?.namespaceURI).toBe(
      'http://www.google.com/schemas/sitemap-news/0.9',
    );
  });

  it.each([
    ['en-GB', 'en'],
    ['uk', 'uk'],
    ['zh', 'zh-cn'],
    ['zh-TW', 'zh-tw'],
  ])('names the language %s as %s', (language, expected) => {
    const document = parseXmlStrictly(newsSitemap(site, [{ ...story, language }]));
    expect(textsNamed(document, 'news:language')).toEqual([expected]);
  });

  it('holds no more than 1,000 stories, the newest', () => {
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...story, slug: `s${index}` }));
    const locations = textsNamed(parseXmlStrictly(newsSitemap(site, many)), 'loc');
    expect(locations).toHaveLength(NEWS_SITEMAP_MAX_STORIES);
    expect(locations.at(-1)).toBe('https://harbour.example/s999/');
  });

  it('carries any headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (headline) => {
        const titles = textsNamed(
          parseXmlStrictly(newsSitemap(site, [{ ...story, headline: `x${headline}x` }])),
          'news:title',
        );
        expect(titles).toHaveLength(1);
      }),
    );
  });
});

describe('robots.txt', () => {
  it('hides search and names the sitemaps', () => {
    expect(robotsTxt(site).split('\n')).toEqual([
      'User-agent: *',
      'Disallow: /search/',
      'Disallow: /claims/?q=',
      '',
      'Sitemap: https://harbour.example/sitemap.xml',
      'Sitemap: https://harbour.example/news-sitemap.xml',
      '',
    ]);
  });

  it('keeps crawlers away from a demonstration', () => {
    expect(robotsTxt(buildSite({ demoNotice: 'This is a demo.' }))).toBe('User-agent: *\nDisallow: /\n');
  });
});
