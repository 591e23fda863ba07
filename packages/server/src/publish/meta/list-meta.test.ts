import { describe, expect, it } from 'vitest';
import { buildContributor, buildMedia, buildSite, buildTag } from '../../testing/views.ts';
import type { PageMeta } from '../page-meta.ts';
import { authorMeta, feedMeta, tagMeta } from './list-meta.ts';
import {
  badRequestMeta,
  correctionsMeta,
  goneMeta,
  notFoundMeta,
  searchMeta,
  unavailableMeta,
} from './plain-page-meta.ts';

const site = buildSite();
// biome-ignore lint/suspicious/noExplicitAny: JSON-LD is asserted structurally
const objectsOf = (meta: PageMeta): any[] => JSON.parse(JSON.stringify(meta.jsonLd));
const feedsOf = (meta: PageMeta) => meta.alternates.map((alternate) => new URL(alternate.href).pathname);

describe('the head of the feed', () => {
  it('introduces the newsroom and its search', () => {
    const meta = feedMeta(site);
    expect(meta).toMatchObject({
      title: 'The Harbour | News Feed',
      description: 'News from Marrow Bay.',
      canonicalUrl: 'https://harbour.example/',
    });
    const [organization, website] = objectsOf(meta);
    expect(organization).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsMediaOrganization',
    });
    expect(website).toMatchObject({
      '@type': 'WebSite',
      publisher: { '@id': organization['@id'] },
      potentialAction: {
        '@type': 'SearchAction',
        target: { urlTemplate: 'https://harbour.example/search/?q={search_term_string}' },
        'query-input': 'required name=search_term_string',
      },
    });
    expect(feedsOf(meta)).toEqual(['/rss/', '/atom.xml', '/feed.json']);
  });

  it('is its own address at every stretch', () => {
    const meta = feedMeta(site, { cursor: 'm8.0a' });
    expect(meta).toMatchObject({ canonicalUrl: 'https://harbour.example/?before=m8.0a', robots: 'index' });
  });
});

describe('the head of a tag', () => {
  it('is a collection with feeds of its own', () => {
    const meta = tagMeta(site, buildTag('Harbour', { description: 'Ships and tides.' }));
    expect(meta).toMatchObject({
      title: 'Harbour | The Harbour',
      description: 'Ships and tides.',
      canonicalUrl: 'https://harbour.example/tag/harbour/',
    });
    expect(objectsOf(meta).map((item) => item['@type'])).toEqual(['CollectionPage', 'BreadcrumbList']);
    expect(feedsOf(meta)).toEqual(['/tag/harbour/rss/', '/tag/harbour/atom.xml', '/tag/harbour/feed.json']);
  });
});

describe('the head of an author', () => {
  it('is a profile of a person', () => {
    const author = buildContributor('Ada Moss', {
      bio: 'Covers the port.',
      website: 'https://ada.example/',
      picture: buildMedia({ fileName: 'ada.jpg', altText: 'Ada at her desk' }),
    });
    const meta = authorMeta(site, author);
    const [page] = objectsOf(meta);
    expect(page).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: {
        '@type': 'Person',
        name: 'Ada Moss',
        description: 'Covers the port.',
        sameAs: 'https://ada.example/',
        image: { description: 'Ada at her desk' },
      },
    });
    expect(meta.tags).toContainEqual({ attribute: 'property', key: 'og:type', content: 'profile' });
  });

  it('names no website that could execute something', () => {
    const [page] = objectsOf(authorMeta(site, buildContributor('Ada', { website: 'javascript:alert(1)' })));
    expect(page.mainEntity).not.toHaveProperty('sameAs');
  });
});

describe('the head of other pages', () => {
  it('keeps search results out of indexes', () => {
    expect(searchMeta(site, 'quay')).toMatchObject({ robots: 'noindex', canonicalUrl: null });
    expect(searchMeta(site, '').canonicalUrl).toBe('https://harbour.example/search/');
  });

  it('lets the corrections be found', () => {
    expect(correctionsMeta(site)).toMatchObject({
      title: 'Corrections | The Harbour',
      canonicalUrl: 'https://harbour.example/corrections/',
      robots: 'index',
    });
  });

  it.each([notFoundMeta, goneMeta, badRequestMeta, unavailableMeta])(
    'gives a notice no address: %o',
    (metaOf) => {
      expect(metaOf(site)).toMatchObject({ canonicalUrl: null, robots: 'noindex', tags: [], jsonLd: [] });
    },
  );
});
