import type { CitationView, ClaimCard, StatedView } from '@onrecord/domain/claims/ledger/views';
import { describe, expect, it } from 'vitest';
import { annotationStretch, citationAnnotation, claimRecord } from './claim-records.ts';
import { claimObject, claimReview, quotationObject } from './claims.ts';

const SITE = { origin: 'https://harbour.example', settings: { language: 'en' } };
const CLAIM: StatedView = {
  id: '00000000-0000-4000-8000-000000000001',
  publicId: 'b2c3d4f5',
  text: '“At this very moment, the quay is completely under water,”',
  language: 'en',
  directness: 'quote',
  speaker: { id: 'x', kind: 'person', name: 'Ada Moss', role: 'harbour master', slug: 'ada-moss' },
  sourcing: '',
  relay: [],
  saidAt: '2025-03',
  place: '',
  channel: { kind: 'post', words: 'a post' },
  finding: { kind: 'no-evidence-offered', at: new Date('2025-03-14T10:00:00Z'), grounds: '' },
  citedIn: 1,
};
const UNNAMED = { id: null, kind: 'unnamed', name: 'a docker', role: '', slug: null } as const;
const CITATION: CitationView = {
  story: {
    id: 's',
    slug: 'quay',
    headline: 'Quay under water',
    language: 'en',
    publishedAt: new Date('2025-03-14T11:00:00Z'),
  },
  entryId: null,
  position: 0,
  passage: 'the quay is completely under water',
  prefix: 'At this very moment, ',
  suffix: ',” Moss wrote.',
  start: 21,
  end: 55,
};

describe('schema.org', () => {
  it('has a claim with who stated it, when, and where it appeared', () => {
    expect(claimObject(SITE, CLAIM, [CITATION, CITATION])).toEqual({
      '@type': 'Claim',
      '@id': 'https://harbour.example/claims/b2c3d4f5/#claim',
      url: 'https://harbour.example/claims/b2c3d4f5/',
      text: CLAIM.text,
      inLanguage: 'en',
      author: {
        '@type': 'Person',
        '@id': 'https://harbour.example/sources/ada-moss/',
        name: 'Ada Moss',
        url: 'https://harbour.example/sources/ada-moss/',
        jobTitle: 'harbour master',
      },
      datePublished: '2025-03',
      appearance: [
        { '@type': 'NewsArticle', url: 'https://harbour.example/quay/', headline: 'Quay under water' },
      ],
    });
  });

  it('has a quotation of words that were quoted, and none of a paraphrase', () => {
    expect(quotationObject(SITE, CLAIM)).toMatchObject({
      '@type': 'Quotation',
      '@id': 'https://harbour.example/claims/b2c3d4f5/#quotation',
      text: CLAIM.text,
      spokenByCharacter: { name: 'Ada Moss' },
      dateCreated: '2025-03',
    });
    expect(quotationObject(SITE, { ...CLAIM, directness: 'paraphrase' })).toBeUndefined();
    expect(quotationObject(SITE, { ...CLAIM, directness: 'mixed' })).toBeUndefined();
  });

  it('has a review where the newsroom has a verdict, and only there', () => {
    const at = new Date('2025-03-20T10:00:00Z');
    for (const kind of ['unverified', 'evidence-offered', 'no-evidence-offered', 'disputed'] as const)
      expect(claimReview(SITE, { ...CLAIM, finding: { kind, at, grounds: 'x' } })).toBeUndefined();
    const grounds = 'The gauge stood at 2 m.';
    expect(claimReview(SITE, { ...CLAIM, finding: { kind: 'false', at, grounds } }, [CITATION])).toEqual({
      '@type': 'ClaimReview',
      '@id': 'https://harbour.example/claims/b2c3d4f5/#review',
      url: 'https://harbour.example/claims/b2c3d4f5/',
      datePublished: '2025-03-20T10:00:00.000Z',
      author: { '@id': 'https://harbour.example/#newsroom' },
      claimReviewed: CLAIM.text,
      reviewBody: grounds,
      itemReviewed: claimObject(SITE, CLAIM, [CITATION]),
      reviewRating: {
        '@type': 'Rating',
        bestRating: 5,
        worstRating: 1,
        ratingValue: 1,
        alternateName: 'False',
      },
    });
    expect(claimReview(SITE, { ...CLAIM, finding: { kind: 'verified', at, grounds } })).toMatchObject({
      reviewRating: { ratingValue: 5, alternateName: 'Verified' },
    });
    const inUkrainian = { ...SITE, settings: { language: 'uk' } };
    expect(claimReview(inUkrainian, { ...CLAIM, finding: { kind: 'false', at, grounds } })).toMatchObject({
      reviewRating: { alternateName: 'Неправда' },
    });
  });

  it('says of an unnamed source what readers are told, and nothing by which two could be one', () => {
    expect(claimObject(SITE, { ...CLAIM, speaker: UNNAMED }).author).toEqual({
      '@type': 'Person',
      description: 'a docker',
    });
    const organisation = { ...CLAIM.speaker, kind: 'outlet', name: 'The Post', role: '' } as const;
    expect(claimObject(SITE, { ...CLAIM, speaker: organisation }).author).toMatchObject({
      '@type': 'NewsMediaOrganization',
      name: 'The Post',
    });
  });
});

describe('open data', () => {
  const denial: StatedView = { ...CLAIM, publicId: 'z9z9z9z9', text: 'It is dry.', speaker: UNNAMED };
  const card: ClaimCard = {
    ...CLAIM,
    relay: [
      {
        source: { id: 'y', kind: 'outlet', name: 'The Post', role: '', slug: 'the-post' },
        sourcing: 'citing dockers',
      },
    ],
    related: [{ kind: 'denies', direction: 'on-this', note: 'asked by us', claim: denial }],
    moreRelated: [{ kind: 'denies', direction: 'on-this', count: 4 }],
  };

  it('has a claim with its state, and its denial beside it', () => {
    const record = claimRecord(SITE, {
      ...card,
      evidence: [
        {
          id: 'e',
          kind: 'page',
          title: 'The notice',
          url: 'https://port.example/',
          capturedAt: new Date('2025-03-14T09:00:00Z'),
          file: { contentHash: 'ab', fileName: 'notice.html', sizeBytes: 12 },
        },
      ],
    });
    expect(record).toEqual({
      type: 'claim',
      id: 'https://harbour.example/claims/b2c3d4f5/',
      text: CLAIM.text,
      language: 'en',
      directness: 'quote',
      speaker: {
        id: 'https://harbour.example/sources/ada-moss/',
        kind: 'person',
        name: 'Ada Moss',
        role: 'harbour master',
      },
      sourcing: '',
      relay: [
        {
          source: {
            id: 'https://harbour.example/sources/the-post/',
            kind: 'outlet',
            name: 'The Post',
            role: '',
          },
          sourcing: 'citing dockers',
        },
      ],
      saidAt: '2025-03',
      place: '',
      channel: { kind: 'post', words: 'a post' },
      state: 'disputed',
      citedIn: 1,
      findings: [{ finding: 'no-evidence-offered', since: '2025-03-14T10:00:00.000Z', grounds: '' }],
      relations: [
        {
          kind: 'denies',
          direction: 'on-this',
          note: 'asked by us',
          claim: expect.objectContaining({
            id: 'https://harbour.example/claims/z9z9z9z9/',
            speaker: { id: null, kind: 'unnamed', name: 'a docker', role: '' },
          }),
        },
      ],
      moreRelations: [{ kind: 'denies', direction: 'on-this', count: 4 }],
      evidence: [
        {
          kind: 'page',
          title: 'The notice',
          url: 'https://port.example/',
          capturedAt: '2025-03-14T09:00:00.000Z',
          file: {
            name: 'notice.html',
            sizeBytes: 12,
            sha256: 'ab',
            url: 'https://harbour.example/claims/b2c3d4f5/evidence/ab',
          },
        },
      ],
      citations: 'https://harbour.example/claims/b2c3d4f5/annotations.json',
    });
  });

  it('has the passages that cite a claim as a collection, page by page', () => {
    const stretch = { publicId: 'b2c3d4f5', citations: [CITATION], nextCitations: 'k2.ab' };
    const collection = 'https://harbour.example/claims/b2c3d4f5/annotations.json';
    const item = { id: 'https://harbour.example/quay/#citation-0', type: 'Annotation' };
    expect(annotationStretch(SITE, stretch, undefined)).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: collection,
      type: 'AnnotationCollection',
      first: {
        id: `${collection}#first`,
        type: 'AnnotationPage',
        partOf: collection,
        next: `${collection}?before=k2.ab`,
        items: [expect.objectContaining(item)],
      },
    });
    expect(annotationStretch(SITE, { ...stretch, nextCitations: null }, 'k2.ab')).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${collection}?before=k2.ab`,
      type: 'AnnotationPage',
      partOf: collection,
      items: [expect.objectContaining(item)],
    });
  });

  it('has a citation as a Web Annotation', () => {
    expect(citationAnnotation(SITE, CITATION, 'b2c3d4f5')).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://harbour.example/quay/#citation-0',
      type: 'Annotation',
      motivation: 'linking',
      created: '2025-03-14T11:00:00.000Z',
      body: 'https://harbour.example/claims/b2c3d4f5/',
      target: {
        source: 'https://harbour.example/quay/',
        selector: {
          type: 'TextQuoteSelector',
          exact: 'the quay is completely under water',
          prefix: 'At this very moment, ',
          suffix: ',” Moss wrote.',
        },
      },
    });
  });
});
