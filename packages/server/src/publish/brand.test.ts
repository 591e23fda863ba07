import { asBrandPicture } from '@onrecord/domain/media/brand';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { attribute, named } from '../testing/reading-html.ts';
import { buildHero, buildMedia, buildSite, buildStoryView } from '../testing/views.ts';
import { newsMediaOrganization } from './meta/organization.ts';
import { atomFeed } from './outlets/atom-feed.ts';
import { mainChannel } from './outlets/channel.ts';
import { jsonFeed } from './outlets/json-feed.ts';
import { oembed } from './outlets/oembed.ts';
import { rssFeed } from './outlets/rss-feed.ts';
import { webManifest } from './outlets/web-manifest.ts';
import { notFoundPage } from './site/pages/problem-pages.tsx';

const picture = (fileName: string, widthPx: number, heightPx: number) =>
  asBrandPicture(buildMedia({ fileName, widthPx, heightPx, altText: 'Not the name' }));
const logo = picture('logo.png', 1600, 400);
const darkLogo = picture('dark.png', 1200, 400);
const icon = picture('icon.png', 600, 600);
const plain = buildSite();
const site = buildSite({}, { brand: { logo, darkLogo, icon } });
const ORIGIN = plain.origin;
const fileOf = (media: typeof logo, file: string) => `/media/${media?.contentHash}/${file}.png`;

describe('a newsroom with a logo and an icon', () => {
  const html = notFoundPage(site, { suggestions: [] });

  it('has the logo in the masthead, called by its name, in a place that is held', () => {
    const [image] = named(html, 'img');
    expect(image && ['src', 'alt', 'width', 'height'].map((name) => attribute(image, name))).toEqual([
      fileOf(logo, 'logo'),
      'The Harbour',
      '160',
      '40',
    ]);
    const [source] = named(html, 'source');
    expect(source && ['srcset', 'media', 'width', 'height'].map((name) => attribute(source, name))).toEqual([
      fileOf(darkLogo, 'logo'),
      '(prefers-color-scheme:dark)',
      '120',
      '40',
    ]);
    const light = buildSite({}, { brand: { logo } });
    expect(named(notFoundPage(light, { suggestions: [] }), 'source')).toEqual([]);
  });

  it('has its icon in tabs and on home screens', () => {
    const links = named(html, 'link').map((link) => [attribute(link, 'rel'), attribute(link, 'href')]);
    expect(links).toContainEqual(['icon', fileOf(icon, 'icon-64')]);
    expect(links).toContainEqual(['apple-touch-icon', fileOf(icon, 'icon-180')]);
    expect(links).toContainEqual(['manifest', '/manifest.webmanifest']);
    expect(JSON.parse(webManifest(site))).toMatchObject({
      name: 'The Harbour',
      lang: 'en',
      icons: [
        { src: ORIGIN + fileOf(icon, 'icon-192'), sizes: '192x192', type: 'image/png' },
        { src: ORIGIN + fileOf(icon, 'icon-512'), sizes: '512x512', type: 'image/png' },
      ],
    });
  });

  it('is known by its logo to search engines, on white', () => {
    expect(newsMediaOrganization(site).logo).toMatchObject({
      url: `${ORIGIN}/media/${logo?.contentHash}/1280.jpg`,
      width: { value: 1280 },
      height: { value: 320 },
    });
    const iconOnly = buildSite({}, { brand: { icon } });
    expect(newsMediaOrganization(iconOnly).logo).toMatchObject({ url: ORIGIN + fileOf(icon, 'icon-512') });
  });

  it('is shown by feed readers, and where a story without pictures is embedded', () => {
    expect(parseRssFeed(rssFeed(site, mainChannel(site, 'rss'), [])).image).toMatchObject({
      url: ORIGIN + fileOf(logo, 'channel'),
      title: 'The Harbour',
      link: `${ORIGIN}/`,
      width: 144,
      height: 36,
    });
    expect(parseAtomFeed(atomFeed(site, mainChannel(site, 'atom'), []))).toMatchObject({
      icon: ORIGIN + fileOf(icon, 'icon-64'),
      logo: ORIGIN + fileOf(logo, 'logo'),
    });
    expect(parseJsonFeed(jsonFeed(site, mainChannel(site, 'json'), []))).toMatchObject({
      icon: ORIGIN + fileOf(icon, 'icon-512'),
      favicon: ORIGIN + fileOf(icon, 'icon-64'),
    });
    expect(oembed(site, buildStoryView({ hero: null }), { maxWidthPx: 700 })).toMatchObject({
      thumbnail_url: `${ORIGIN}/media/${logo?.contentHash}/640.jpg`,
      thumbnail_width: 640,
      thumbnail_height: 160,
    });
    expect(oembed(site, buildStoryView({ hero: buildHero() })).thumbnail_url).not.toContain(
      logo?.contentHash,
    );
  });
});

describe('a newsroom without', () => {
  const html = notFoundPage(plain, { suggestions: [] });

  it('has its name in the masthead, and pages and feeds carry nothing more', () => {
    expect(html).toContain('<a class="name" href="/">The Harbour</a>');
    expect(named(html, 'img')).toEqual([]);
    expect(html).not.toMatch(/manifest|apple-touch-icon/);
    expect(rssFeed(plain, mainChannel(plain, 'rss'), [])).not.toContain('<image>');
    expect(atomFeed(plain, mainChannel(plain, 'atom'), [])).not.toMatch(/<logo>|<icon>/);
    expect(oembed(plain, buildStoryView({ hero: null }))).not.toHaveProperty('thumbnail_url');
    expect(JSON.parse(webManifest(plain)).icons).toEqual([
      { src: plain.assets.icon, sizes: 'any', type: 'image/svg+xml' },
    ]);
  });
});
