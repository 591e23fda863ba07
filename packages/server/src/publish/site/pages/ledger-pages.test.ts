import type { ClaimCard, ClaimView, StatedView } from '@onrecord/domain/claims/ledger/views';
import { describe, expect, it } from 'vitest';
import { attribute, elementsIn, named, textOf } from '../../../testing/reading-html.ts';
import { buildSite } from '../../../testing/views.ts';
import { claimMeta, claimSearchMeta, claimsMeta, sourceMeta } from '../../meta/claim-meta.ts';
import { claimPage } from './claim-page.tsx';
import { claimSearchPage, claimsPage } from './claims-page.tsx';
import { sourcePage } from './source-page.tsx';
import { sealedClaimPage } from './withheld-pages.tsx';

const AT = new Date('2025-03-14T11:00:00Z');

function stated(publicId: string, overrides: Partial<StatedView> = {}): StatedView {
  return {
    id: `id-${publicId}`,
    publicId,
    text: `Statement ${publicId}.`,
    language: 'en',
    directness: 'paraphrase',
    speaker: { id: `by-${publicId}`, kind: 'person', name: `Speaker ${publicId}`, role: '', slug: publicId },
    sourcing: '',
    relay: [],
    saidAt: '2025-03',
    place: '',
    channel: null,
    finding: { kind: 'unverified', at: AT, grounds: '' },
    citedIn: 1,
    ...overrides,
  };
}

const card = (publicId: string, overrides: Partial<ClaimCard> = {}): ClaimCard => ({
  ...stated(publicId),
  related: [],
  moreRelated: [],
  ...overrides,
});

function claim(overrides: Partial<ClaimView> = {}): ClaimView {
  const base = card('claim');
  return {
    ...base,
    findings: [base.finding],
    evidence: [],
    citations: [
      {
        story: { id: 's', slug: 'quay', headline: 'Quay', language: 'en', publishedAt: AT },
        entryId: null,
        position: 0,
        passage: 'the words',
        prefix: 'before ',
        suffix: ' after',
        start: 7,
        end: 16,
      },
    ],
    nextCitations: null,
    ...overrides,
  };
}

const site = (language = 'en') => buildSite({ language });
const pageOf = (view: ClaimView, beside: readonly ClaimCard[] = [], in_ = site()) =>
  claimPage(in_, {
    claim: view,
    beside: new Map(beside.map((other) => [other.id, other])),
    firstStretch: true,
    madeOf: [],
    meta: claimMeta(in_, view),
  });
/** What a page shows, as words: elements are told apart by a space. */
function wordsOf(html: string): string {
  const [main] = named(html.replaceAll('<', ' <'), 'main');
  if (main === undefined) throw new Error('The page has no main.');
  return textOf(main).replace(/\s+/g, ' ');
}

describe('a claim’s page', () => {
  it('has both sides in one size, which is that of the longer one', () => {
    const denial = stated('denial', { text: 'No. '.repeat(60) });
    const view = claim({ related: [{ kind: 'denies', direction: 'on-this', note: '', claim: denial }] });
    const sizes = elementsIn(pageOf(view))
      .map((element) => attribute(element, 'class') ?? '')
      .filter((names) => names.startsWith('says '));
    expect(sizes).toEqual(['says middling', 'says middling']);
  });

  it('tells who denies it from who only says otherwise', () => {
    const related = (['contradicts', 'denies'] as const).map((kind) => ({
      kind,
      direction: 'on-this' as const,
      note: '',
      claim: stated(kind),
    }));
    const words = wordsOf(pageOf(claim({ related })));
    expect(words).toMatch(/Contradicted by Statement contradicts\..*Denied by Statement denies\./);
  });

  it('says that no denial is on record where none is, and in the newsroom’s language', () => {
    expect(wordsOf(pageOf(claim()))).toContain('No denial is on record.');
    expect(wordsOf(pageOf(claim(), [], site('uk')))).toContain('Заперечень не зафіксовано.');
    expect(wordsOf(pageOf(claim(), [], site('he')))).toContain('אין הכחשה רשומה.');
  });

  it('sets a statement in its own language apart from the page’s', () => {
    const html = pageOf(claim({ text: 'האוניות חזרו.', language: 'he' }));
    expect(html).toMatch(/<h1 class="says short" lang="he" dir="rtl">/);
  });

  it('marks where a passage was cut out of a sentence', () => {
    expect(wordsOf(pageOf(claim()))).toContain('…before the words after…');
    const [citation] = claim().citations;
    const whole = claim({ citations: [{ ...citation, prefix: '', suffix: '.' } as never] });
    expect(wordsOf(pageOf(whole))).toContain('Quay the words .');
  });

  it('links evidence only where a browser may go, and names its file', () => {
    const file = { contentHash: 'ab'.repeat(32), fileName: 'notice.html', sizeBytes: 1200 };
    const common = { kind: 'page', capturedAt: AT, file: null } as const;
    const html = pageOf(
      claim({
        evidence: [
          { ...common, id: '1', title: 'Bad', url: 'javascript:alert(1)' },
          { ...common, id: '2', title: 'Good', url: 'https://port.example/notice', file },
        ],
      }),
    );
    expect(html).not.toContain('javascript:');
    expect(html).toContain('href="https://port.example/notice" rel="nofollow noopener"');
    expect(wordsOf(html)).toMatch(/Page port\.example Download notice\.html \(1\.2 kB\) SHA-256[^:]*: abab/);
    expect(html).toContain(`href="/claims/claim/evidence/${file.contentHash}"`);
  });
});

describe('markup in any field', () => {
  const EVIL = `</script><img src=x onerror="alert(1)">'"&`;

  it('is text on every page of the ledger, and in what pages say to machines', () => {
    const source = { id: 'x', kind: 'person', name: EVIL, role: EVIL, slug: 'x' } as const;
    const evil: Partial<StatedView> = {
      text: EVIL,
      speaker: source,
      sourcing: EVIL,
      relay: [{ source, sourcing: EVIL }],
      place: EVIL,
      channel: { kind: 'post', words: EVIL },
      finding: { kind: 'false', at: AT, grounds: EVIL },
    };
    const other = stated('other', evil);
    const related = [
      { kind: 'denies', direction: 'on-this', note: EVIL, claim: other },
      { kind: 'repeats', direction: 'on-this', note: EVIL, claim: { ...other, id: 'again' } },
    ] as const;
    const [citation] = claim().citations as [ClaimView['citations'][number]];
    const view = claim({
      ...evil,
      related,
      evidence: [
        {
          id: 'e',
          kind: 'file',
          title: EVIL,
          url: `https://x.example/${EVIL}`,
          capturedAt: AT,
          file: { contentHash: 'ab', fileName: EVIL, sizeBytes: 1 },
        },
      ],
      citations: [
        {
          ...citation,
          passage: EVIL,
          prefix: EVIL,
          suffix: EVIL,
          story: { ...citation.story, headline: EVIL },
        },
      ],
    });
    const shown = card('other', { ...evil, related });
    const topic = { id: 't', slug: 't', name: EVIL };
    const ofSource = { source, aliases: [EVIL], topics: [topic], topic, claims: [shown], next: null };
    const stretch = { claims: [shown], next: null };
    const found = { ...stretch, query: EVIL, sources: [source] };
    const sealed = { publicId: 'claim', sealedAt: AT, notice: EVIL };
    const common = { firstStretch: true, madeOf: [] };
    const pages = {
      claim: pageOf(view, [shown, { ...shown, id: 'again' }]),
      source: sourcePage(site(), { ...common, view: ofSource, meta: sourceMeta(site(), ofSource) }),
      list: claimsPage(site(), { ...common, stretch, meta: claimsMeta(site()) }),
      search: claimSearchPage(site(), { found, meta: claimSearchMeta(site(), EVIL) }),
      sealed: sealedClaimPage(site(), { claim: sealed, madeOf: [] }),
    };
    for (const [name, html] of Object.entries(pages)) {
      const elements = elementsIn(html);
      expect(
        elements.filter(
          ({ tagName, attrs }) => tagName === 'img' || attrs.some((own) => /^on/.test(own.name)),
        ),
        name,
      ).toEqual([]);
      expect(wordsOf(html), name).toContain(EVIL);
    }
    // Whole up to the first tag that would end it.
    const data = [...pages.claim.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    expect(data.map(([, json]) => JSON.parse(json as string)['@type'])).toContain('ClaimReview');
  });
});
