import { body, heading, link, paragraph, relatedStory, text } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import type { ClaimCard, StoryRecord } from '@onrecord/domain/claims/ledger/views';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { buildClaimCard, buildDenial, buildRecord } from '../../../testing/claim-views.ts';
import {
  attribute,
  elementsIn,
  named,
  type ReadElement,
  skeletonOf,
  textOf,
} from '../../../testing/reading-html.ts';
import { buildEntryView, buildLiveView, buildSite, buildStoryView, idOf } from '../../../testing/views.ts';
import { storyMeta } from '../../meta/story-meta.ts';
import { storyPage } from '../pages/story-page.tsx';

const site = buildSite();
const mark = (claim: { id: string }) => ({ type: 'claim', attrs: { claimId: claim.id } }) as const;

function pageOf(elements: Element[], record: StoryRecord, language = 'en'): string {
  const story = buildStoryView({ body: body(...elements) });
  const place = buildSite({ language });
  const meta = storyMeta(place, story, record);
  return storyPage(place, { story, record, feed: { stories: [], next: null }, meta });
}

const withClass = (html: string, name: string) =>
  elementsIn(html).filter((element) => attribute(element, 'class')?.split(' ').includes(name));
const said = (elements: ReadElement[]) =>
  elements.map((element) => textOf(element).replace(/\s+/g, ' ').trim());
/** Each number stands there twice, for wide windows and for narrow ones. */
const numbersIn = (html: string) =>
  said(withClass(html, 'mark')).map((both) => both.slice(0, both.length / 2));
const hrefs = (html: string) => named(html, 'a').map((element) => attribute(element, 'href'));

const wall = buildClaimCard('wall', { related: [buildDenial('log')] });
const log = buildClaimCard('log', {
  finding: { kind: 'verified', at: new Date('2025-03-13T10:00:00Z'), grounds: 'We saw the page.' },
});
const gauges = buildClaimCard('gauges', {
  directness: 'paraphrase',
  speaker: { id: null, kind: 'unnamed', name: 'a docker', role: '', slug: null },
  citedIn: 3,
});

describe('in the text', () => {
  it('words that report a claim have a line and a number, the same for the same claim', () => {
    const html = pageOf(
      [
        paragraph(
          'He said ',
          text('the wall stood', mark(wall)),
          ', they said ',
          text('it moved', mark(log)),
          '.',
        ),
        paragraph('Again: ', text('it stood', mark(wall)), '.'),
      ],
      buildRecord(wall, log),
    );
    expect(said(withClass(html, 'claim'))).toEqual(['the wall stood', 'it moved', 'it stood']);
    expect(withClass(html, 'claim').map((one) => attribute(one, 'class'))).toEqual([
      'claim contested',
      'claim',
      'claim contested',
    ]);
    expect(numbersIn(html)).toEqual(['1', '2', '1']);
  });

  it('what is not public is plain text, and the page says nothing of it', () => {
    const hidden = { id: idOf('claim:hidden') };
    const elements = [paragraph('He said ', text('it stood', mark(hidden)), '.')];
    const plain = [paragraph('He said ', text('it stood'), '.')];
    expect(pageOf(elements, buildRecord())).toBe(pageOf(plain, buildRecord()));
  });

  it('a number stands behind a whole passage, and never inside a link', () => {
    const html = pageOf(
      [
        paragraph(
          text('the wall ', mark(wall)),
          text('stood', { type: 'bold' }, mark(wall)),
          text(' all night', { type: 'link', attrs: { href: '/night/' } }, mark(wall)),
          link(', said he', '/night/'),
          '.',
        ),
      ],
      buildRecord(wall),
    );
    expect(withClass(html, 'claim')).toHaveLength(3);
    expect(numbersIn(html)).toEqual(['1']);
    const nested = named(html, 'a').filter((one) => one.childNodes.some((child) => child.nodeName === 'sup'));
    expect(nested).toEqual([]);
    expect(html).toContain('said he</a><sup class="mark">');
  });

  it('a passage with several claims has one line and all their numbers', () => {
    const html = pageOf([paragraph(text('it stood', mark(log), mark(wall)))], buildRecord(wall, log));
    expect(said(withClass(html, 'claim'))).toEqual(['it stood']);
    expect(numbersIn(html)).toEqual(['1', '2']);
  });

  it('notes follow what is first to report them, once, and those of a heading what is under it', () => {
    const html = pageOf(
      [
        heading(2, text('The wall stood', mark(wall))),
        paragraph('They ', text('saw it move', mark(log)), '.'),
        paragraph('Again: ', text('it stood', mark(wall)), '.'),
        relatedStory(idOf('story:none')),
      ],
      buildRecord(wall, log),
    );
    const [cited, ...others] = withClass(html, 'cited');
    expect(others).toEqual([]);
    expect(cited?.childNodes.map(({ nodeName }) => nodeName)).toEqual(['p', 'div']);
    expect(withClass(html, 'note').map((note) => attribute(note, 'id'))).toEqual(['note-wall', 'note-log']);
  });
});

describe('a note', () => {
  const noteOf = (claim: ClaimCard) =>
    said(withClass(pageOf([paragraph(text('so', mark(claim)))], buildRecord(claim)), 'note'))[0] ?? '';

  it('says who, how and when, how it stands, what we found, and who denies it', () => {
    const note = noteOf({
      ...wall,
      place: 'city council',
      finding: {
        kind: 'no-evidence-offered',
        at: new Date('2025-03-13T10:00:00Z'),
        grounds: 'No measurements were named.',
      },
    });
    expect(note).toMatch(/^1 ?Ada Moss, harbour master quoted city council March 12, 2025 ?Disputed/);
    expect(note).toContain('Our finding: no evidence was offered, since March 13, 2025');
    expect(note).toContain('No measurements were named.');
    expect(note).toContain('Denied by City engineers, March 12, 2025: “The quay is safe, log.”');
  });

  it('a denial stands beside a claim that we verified, too', () => {
    const note = noteOf({ ...log, related: [buildDenial('other')] });
    expect(note).toContain('Verified since March 13, 2025');
    expect(note).toContain('Denied by City engineers');
  });

  it('of an unnamed source has the description, that a second editor agreed, and no link to it', () => {
    const note = noteOf(gauges);
    expect(note).toMatch(/A docker unnamed paraphrased/);
    expect(note).toContain('A second editor agreed that this source is not named.');
    expect(note).toContain('Cited in 3 stories');
  });

  it('tells through whose hands a statement came', () => {
    const outlet = {
      id: 'o',
      kind: 'outlet',
      name: 'The Evening Post',
      role: '',
      slug: 'evening-post',
    } as const;
    const aide = { id: null, kind: 'unnamed', name: 'an aide', role: '', slug: null } as const;
    const note = noteOf({
      ...wall,
      relay: [
        { source: outlet, sourcing: 'citing undisclosed sources' },
        { source: aide, sourcing: '' },
      ],
    });
    expect(note).toContain('Reported by The Evening Post, citing undisclosed sources, from an aide');
  });
});

describe('on the record, under the story', () => {
  it('has the statements in order with their links, and the contested ones stand out', () => {
    const html = pageOf(
      [paragraph(text('a', mark(wall)), text('b', mark(log)), text('c', mark(gauges)))],
      buildRecord(wall, log, gauges),
    );
    expect(hrefs(html)).toEqual(expect.arrayContaining(['/claims/wall/', '/claims/log/', '/claims/gauges/']));
    const listed = elementsIn(html).filter((one) => attribute(one, 'id')?.startsWith('said-'));
    expect(listed.map((one) => [attribute(one, 'id'), attribute(one, 'class')])).toEqual([
      ['said-wall', 'contested'],
      ['said-log', undefined],
      ['said-gauges', undefined],
    ]);
    expect(said(listed)[0]).toContain('Denied by City engineers');
  });

  it.each([
    ['en', 1, 'On the record 1 statement, 1 disputed'],
    ['en', 2, 'On the record 2 statements, 1 disputed'],
    ['uk', 1, 'Заявлено 1 твердження, 1 заперечується'],
    ['uk', 5, 'Заявлено 5 тверджень, 1 заперечується'],
    ['he', 2, 'לפרוטוקול שתי אמירות, אחת שנויה במחלוקת'],
  ])('counts in %s: %i', (language, count, words) => {
    const claims = Array.from({ length: count }, (_, at) => (at === 0 ? wall : buildClaimCard(`more${at}`)));
    const html = pageOf([paragraph('So.')], buildRecord(...claims), language);
    expect(said(named(html, 'h2').filter((one) => attribute(one, 'id') === 'record'))).toEqual([words]);
  });
});

it('entries of a live story have their marks and notes, each with an id of its own', () => {
  const said = (minute: number) =>
    buildEntryView(minute, { body: body(paragraph('He said ', text('it stood', mark(wall)), '.')) });
  const live = buildLiveView({ entries: [said(2), said(1)], pinned: said(2) });
  const record = buildRecord(wall);
  const story = buildStoryView({ live, isLive: true });
  const meta = storyMeta(site, story, record);
  const html = storyPage(site, { story, record, feed: { stories: [], next: null }, meta });
  const ids = withClass(html, 'note').map((note) => attribute(note, 'id'));
  expect(ids).toEqual(['pinned', idOf('entry:2'), idOf('entry:1')].map((scope) => `note-wall-${scope}`));
  const opened = named(html, 'button').map((button) => attribute(button, 'popovertarget'));
  expect(opened.filter((id) => id !== undefined)).toEqual(ids);
  const all = elementsIn(html).flatMap((element) => attribute(element, 'id') ?? []);
  expect(new Set(all).size).toBe(all.length);
});

it('a story that reports no claim weighs nothing more', () => {
  const html = pageOf([paragraph('Nobody said a word.')], buildRecord());
  for (const trace of ['record', 'note', 'cited', 'mark', 'claim'])
    expect(withClass(html, trace)).toEqual([]);
  expect(html).not.toContain('"mentions"');
});

it('markup in any field is text', () => {
  const pageWith = (words: string) => {
    const source = { id: 's', kind: 'person', name: words, role: words, slug: 'slug' } as const;
    const own = {
      text: words,
      speaker: source,
      sourcing: words,
      relay: [{ source, sourcing: words }],
      place: words,
      channel: { kind: 'post', words },
      finding: { kind: 'disputed', at: new Date(0), grounds: words },
    } as const;
    const claim = buildClaimCard('x', { ...own, related: [buildDenial('y', own)] });
    return pageOf([paragraph(text('so', mark(claim)))], buildRecord(claim));
  };
  const plain = skeletonOf(pageWith('plain'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      expect(skeletonOf(pageWith(`${words}</script><img src=x onerror=alert(1)>"'&`))).toEqual(plain);
    }),
    { numRuns: 40 },
  );
}, 30_000);

it('schema.org knows the claims of a story, and our verdicts as reviews', () => {
  const story = buildStoryView();
  const [article] = storyMeta(site, story, buildRecord(wall, log, gauges)).jsonLd as [
    { mentions: Array<Record<string, unknown>>; hasPart: Array<Record<string, unknown>> },
  ];
  expect(article.mentions.map((one) => [one['@type'], one['@id']])).toEqual(
    ['wall', 'log', 'gauges'].map((name) => ['Claim', `https://harbour.example/claims/${name}/#claim`]),
  );
  expect(article.hasPart.map((one) => one['@type'])).toEqual(['Quotation', 'Quotation', 'ClaimReview']);
});
