import { beforeEach, describe, expect, it } from 'vitest';
import { showEvidence } from '../../commands/claims/keep-evidence.ts';
import { mergeClaims } from '../../commands/claims/merge-claims.ts';
import { sealClaim } from '../../commands/claims/seal-claim.ts';
import { editSource } from '../../commands/claims/sources.ts';
import { changeTags } from '../../commands/save-newsroom.ts';
import { buildCitingStory, buildSource, claimOf, record, succeeded } from '../../testing/ledger.ts';
import { type LedgerNewsroom, recordDispute } from '../../testing/ledger-newsroom.ts';
import { buildTagInput, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let site: TestSite;
let ledger: LedgerNewsroom;

beforeEach(async () => {
  newsroom = await createNewsroom();
  site = await openTestSite(newsroom);
  ledger = await recordDispute(newsroom, site.files);
  await site.settle();
  return async () => {
    await site.close();
    await newsroom.close();
  };
});

const editor = () => ledger.desk.as('editor');
const reporter = () => ledger.desk.as('reporter');
/** What a page shows, as words. */
const wordsOf = (html: string) =>
  html
    .replace(/^.*<main/s, '<main')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const readWords = async (path: string) => wordsOf(await site.read(path));
const readJson = async (path: string) => JSON.parse(await site.read(path));
const keysOf = async (path: string) => (await site.get(path)).headers.get('surrogate-key')?.split(' ') ?? [];
const sealed = () => ({ sealed: true, notice: 'Withheld after a ruling.', reason: 'case 7' }) as const;

describe('a claim’s page', () => {
  it('shows the statement with its denial beside it, how it stands, and the stories that cite it', async () => {
    const words = await readWords(await ledger.pathOf(ledger.wall));
    expect(words).toContain('The sea wall “was never at risk” during last week’s storm.');
    expect(words).toMatch(/Aldous Crane , harbour master.*City council.*March 14, 2025/);
    expect(words).toMatch(/Disputed.*Our finding: no evidence was offered/);
    expect(words).toMatch(/Denied by “Movement at segments 11 to 14\.” City engineers.*Verified/);
    expect(words).toMatch(/Cited in 2 stories.*Council hears of the storm.*They said so 0 on Monday/);
    const html = await site.read(await ledger.pathOf(ledger.wall));
    expect(html).toContain('<mark>said so 0</mark>');
    expect(html).toContain('href="/sources/aldous-crane/"');
  });

  it('says what it is to machines: its one address, its data, a review only with a verdict', async () => {
    const path = await ledger.pathOf(ledger.wall);
    const html = await site.read(path);
    expect(html).toContain(`rel="canonical" href="https://harbour.example${path}"`);
    expect(html).toContain(`href="https://harbour.example${path}claim.json"`);
    expect(html).toContain('"@type":"Claim"');
    expect(html).not.toContain('ClaimReview');
    expect(await site.read(await ledger.pathOf(ledger.log))).toContain('"@type":"ClaimReview"');
  });

  it('follows every change of the claim, of what denies it, and of who is named', async () => {
    const path = await ledger.pathOf(ledger.wall);
    await site.read(path);
    const speakerId = (await claimOf(editor(), ledger.wall)).content.speakerId;
    expect(await keysOf(path)).toEqual(
      expect.arrayContaining([`claim:${ledger.wall}`, `claim:${ledger.log}`, `source:${speakerId}`]),
    );
    await ledger.find(ledger.wall, 'false', 'The log shows movement.');
    await ledger.find(ledger.log, 'unverified', '');
    await site.settle();
    const words = await readWords(path);
    expect(words).toMatch(/False.*The log shows movement\./);
    expect(words).toMatch(/What we found, over time.*False.*No evidence offered/);
    expect(words).toMatch(/City engineers.*Unverified/);
    const content = { ...buildSource('Aldous B. Crane'), role: 'former harbour master' };
    succeeded(await editSource(reporter(), speakerId, { version: 1, content, why: '' }));
    await site.settle();
    expect(await readWords(path)).toContain('Aldous B. Crane , former harbour master');
  });

  it('shows no other claim without what denies that one', async () => {
    const repeated = await record(reporter(), { text: 'All is well.', speaker: buildSource('The Mayor') });
    const denial = await record(reporter(), { text: 'Nothing is.', speaker: buildSource('The Pilot') });
    await newsroom.save(buildCitingStory('mayor', [repeated, denial]));
    await ledger.relate(repeated, ledger.wall, 'repeats');
    await site.settle();
    const path = await ledger.pathOf(ledger.wall);
    expect(await readWords(path)).toMatch(/Repeated by.*The Mayor.*All is well/);
    await ledger.relate(denial, repeated, 'denies');
    await site.settle();
    expect(await readWords(path)).toMatch(/All is well\. Denied by The Pilot.*Nothing is\..*Disputed/);
  });

  it('of a merged claim leads to the other, as does its data', async () => {
    const again = await record(reporter(), {
      text: 'The wall was safe.',
      speaker: buildSource('Aldous Crane'),
    });
    await newsroom.save(buildCitingStory('again', [again]));
    await site.settle();
    const [path, into] = [await ledger.pathOf(again), await ledger.pathOf(ledger.wall)];
    await site.read(path);
    succeeded(await mergeClaims(editor(), again, { intoId: ledger.wall, why: 'the same' }));
    await site.settle();
    for (const file of ['', 'claim.json', 'annotations.json']) {
      const answer = await site.get(`${path}${file}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `${into}${file}`]);
    }
    expect(await readWords(into)).toContain('Cited in 3 stories');
  });

  it('of a sealed claim is the newsroom’s notice, and comes back when it is given back', async () => {
    const path = await ledger.pathOf(ledger.wall);
    await site.read(path);
    succeeded(await sealClaim(editor(), ledger.wall, sealed()));
    await site.settle();
    const answer = await site.get(path);
    const html = await answer.text();
    expect(answer.status).toBe(451);
    expect(wordsOf(html)).toContain('This statement is withheld Withheld after a ruling. Withheld since');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toMatch(/sea wall|Crane|canonical|ld\+json|case 7/);
    for (const file of ['claim.json', 'annotations.json']) {
      const data = await site.get(`${path}${file}`);
      expect(data.status).toBe(451);
      expect(Object.keys((await data.json()) as object)).toEqual(['type', 'id', 'sealedAt', 'notice']);
    }
    succeeded(await sealClaim(editor(), ledger.wall, { sealed: false, why: 'lifted' }));
    await site.settle();
    expect(await readWords(path)).toContain('The sea wall');
  });

  it('of a sealed claim is not sent from memory either, while the database is away', async () => {
    const path = await ledger.pathOf(ledger.wall);
    const shown = [path, `${path}claim.json`, '/claims/', '/sources/aldous-crane/', '/sea-wall/'];
    for (const address of shown) await site.read(address);
    succeeded(await sealClaim(editor(), ledger.wall, sealed()));
    await site.settle();
    site.pages.detached = true;
    for (const address of shown) expect((await site.get(address)).status).toBe(503);
  });

  it('says that it is gone where no story reports it any more, and is nowhere before one does', async () => {
    const path = await ledger.pathOf(ledger.gauges);
    await newsroom.save(buildCitingStory('sea-wall', [ledger.wall]));
    await site.settle();
    const gone = await site.get(path);
    expect(gone.status).toBe(410);
    expect(wordsOf(await gone.text())).toContain('no longer on record here');
    expect((await site.get(`${path}claim.json`)).status).toBe(410);
    const unseen = await ledger.pathOf(await record(reporter()));
    for (const file of ['', 'claim.json', 'annotations.json', `evidence/${'a'.repeat(64)}`])
      expect((await site.get(`${unseen}${file}`)).status).toBe(404);
  });

  it('of somebody who is not named has no way to other statements of theirs', async () => {
    const html = await site.read(await ledger.pathOf(ledger.gauges));
    expect(wordsOf(html)).toMatch(
      /An official in the works department.*unnamed.*Reported by The Evening Tide/,
    );
    expect(html).not.toMatch(/sources\/an-official|would lose the post/);
    const speakerId = (await claimOf(editor(), ledger.gauges)).content.speakerId;
    expect(html).not.toContain(speakerId);
    expect(await keysOf(await ledger.pathOf(ledger.gauges))).not.toContain(`source:${speakerId}`);
  });

  it('pages its citations, the newest story first, and each stands on one page', async () => {
    await newsroom.save(
      ...Array.from({ length: 30 }, (_, at) =>
        buildCitingStory(`story-${at}`, [ledger.wall], {
          firstPublishedAt: new Date(Date.UTC(2025, 1, 1, at)),
        }),
      ),
    );
    await site.settle();
    const path = await ledger.pathOf(ledger.wall);
    const shown: string[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const html: string = await site.read(next);
      shown.push(...[...html.matchAll(/<h3><a href="\/([^/]+)\/">/g)].map(([, slug]) => slug as string));
      next = /class="more" href="([^"]+)"/.exec(html)?.[1];
    }
    expect(shown).toHaveLength(32);
    expect(new Set(shown).size).toBe(32);
    const items: string[] = [];
    let page = (await readJson(`${path}annotations.json`)).first;
    for (;;) {
      items.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.next === undefined) break;
      page = await readJson(page.next.replace('https://harbour.example', ''));
    }
    expect(new Set(items).size).toBe(32);
  });
});

describe('a source’s page', () => {
  it('has who it is, what it stated and passed on, and narrows it to a topic', async () => {
    const words = await readWords('/sources/aldous-crane/');
    expect(words).toMatch(/Aldous Crane Person harbour master Also called Captain Crane/);
    expect(words).toMatch(/never at risk.*Denied by City engineers.*Disputed/);
    expect(await readWords('/sources/the-evening-tide/')).toContain('An official in the works department');
    const again = await record(reporter(), { text: 'Ships are safe.', speaker: buildSource('Aldous Crane') });
    await newsroom.save(buildCitingStory('ships', [again], { tagIds: [idOf('tag:city-hall')] }));
    await site.settle();
    expect(await readWords('/sources/aldous-crane/')).toMatch(/All topics City hall Harbour/);
    const narrowed = await readWords('/sources/aldous-crane/?topic=city-hall');
    expect(narrowed).toContain('Ships are safe.');
    expect(narrowed).not.toContain('never at risk');
  });

  it('has a topic more at once where an internal tag becomes one of readers', async () => {
    const night = (internal: boolean) =>
      changeTags(newsroom.context, [buildTagInput('night', { name: 'Night shift', internal })]);
    await night(true);
    const again = await record(reporter(), { text: 'Ships are safe.', speaker: buildSource('Aldous Crane') });
    await newsroom.save(buildCitingStory('ships', [again], { tagIds: [idOf('tag:night')] }));
    await site.settle();
    expect(await readWords('/sources/aldous-crane/')).not.toContain('Night shift');
    await night(false);
    await site.settle();
    expect(await readWords('/sources/aldous-crane/')).toMatch(/All topics Harbour Night shift/);
    await night(true);
    await site.settle();
    expect(await readWords('/sources/aldous-crane/')).not.toContain('Night shift');
  });

  it('leads from a former name to the present one, and from a topic without statements to all', async () => {
    const { speakerId } = (await claimOf(editor(), ledger.wall)).content;
    await site.read('/sources/aldous-crane/');
    const content = buildSource('A. Crane');
    succeeded(await editSource(reporter(), speakerId, { version: 1, content, why: '' }));
    await site.settle();
    const moved = await site.get('/sources/aldous-crane/?topic=harbour');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/sources/a-crane/?topic=harbour']);
    const empty = await site.get('/sources/a-crane/?topic=city-hall');
    expect([empty.status, empty.headers.get('location')]).toEqual([302, '/sources/a-crane/']);
    expect((await site.get('/sources/a-crane/?topic=nothing')).status).toBe(404);
  });

  it('is gone with its last public statement', async () => {
    await site.read('/sources/aldous-crane/');
    succeeded(await sealClaim(editor(), ledger.wall, sealed()));
    await site.settle();
    const gone = await site.get('/sources/aldous-crane/');
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain('Crane');
  });
});

describe('the list', () => {
  it('has every statement with its denial, and follows what happens', async () => {
    expect(await readWords('/claims/')).toMatch(
      /never at risk.*Denied by City engineers.*Disputed.*Movement at segments.*Verified/,
    );
    succeeded(await sealClaim(editor(), ledger.wall, sealed()));
    await site.settle();
    expect(await readWords('/claims/')).not.toMatch(/never at risk|Crane/);
    expect(await site.read('/claims.json')).not.toMatch(/never at risk|Crane/);
  });

  it('finds statements and sources, says what to do where it finds nothing, and is no page to keep', async () => {
    const found = await site.get('/claims/?q=crane');
    expect(found.headers.get('cache-control')).toBe('private, no-store');
    const html = await found.text();
    expect(wordsOf(html)).toMatch(/Sources by that name Aldous Crane harbour master/);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('rel="canonical"');
    expect(await readWords('/claims/?q=segments')).toMatch(/Statements with “segments”.*Movement/);
    const none = await site.read(`/claims/?q=${encodeURIComponent('<script>narwhal')}`);
    expect(wordsOf(none)).toContain('Fewer or other words may find it');
    expect(none).not.toContain('<script>narwhal');
    expect(await site.read('/robots.txt')).toContain('Disallow: /claims/?q=\n');
  });

  it('is walked to its end by its pages and by its JSON, each statement once', async () => {
    const many = [];
    for (let at = 0; at < 45; at++)
      many.push(await record(reporter(), { text: `Statement ${at}.`, saidAt: '2025-03-01' }));
    await newsroom.save(buildCitingStory('many', many));
    await site.settle();
    const ids: string[] = [];
    for (let next: string | null = '/claims.json'; next !== null; ) {
      const page = await readJson(next.replace('https://harbour.example', ''));
      ids.push(...page.claims.map(({ id }: { id: string }) => id));
      next = page.next;
    }
    expect(ids).toHaveLength(48);
    expect(new Set(ids).size).toBe(48);
    const shown: string[] = [];
    for (let next: string | undefined = '/claims/'; next !== undefined; ) {
      const html: string = await site.read(next);
      shown.push(...[...html.matchAll(/class="says"><a href="([^"]+)"/g)].map(([, href]) => href as string));
      next = /class="more" href="([^"]+)"/.exec(html)?.[1];
    }
    expect(shown).toEqual(ids.map((id) => id.replace('https://harbour.example', '')));
  });
});

describe('open data', () => {
  it('may be read by pages of any other site', async () => {
    const path = await ledger.pathOf(ledger.wall);
    for (const address of ['/claims.json', `${path}claim.json`, `${path}annotations.json`])
      expect((await site.get(address)).headers.get('access-control-allow-origin')).toBe('*');
    expect((await site.get(path)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('has a claim with its findings, relations, evidence, and the way to its citations', async () => {
    const path = await ledger.pathOf(ledger.log);
    expect(await readJson(`${path}claim.json`)).toMatchObject({
      type: 'claim',
      id: `https://harbour.example${path}`,
      state: 'verified',
      findings: [{ finding: 'verified' }, { finding: 'unverified' }],
      relations: [{ kind: 'denies', direction: 'by-this' }],
      evidence: [{ file: { url: `https://harbour.example${path}evidence/${ledger.logHash}` } }],
      citations: `https://harbour.example${path}annotations.json`,
    });
    const answer = await site.get(`${path}annotations.json`);
    expect(answer.headers.get('content-type')).toBe(
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    );
    expect(await answer.json()).toMatchObject({
      type: 'AnnotationCollection',
      first: { type: 'AnnotationPage', items: [{ body: `https://harbour.example${path}` }] },
    });
  });
});

describe('kept evidence', () => {
  it('is handed out as a file to save, by no cache, and not once more when it is withheld', async () => {
    const path = await ledger.pathOf(ledger.log);
    const address = `${path}evidence/${ledger.logHash}`;
    const answer = await site.get(address);
    expect(await answer.text()).toBe('%PDF-1.4 the log');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''duty-log-4.pdf",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const { id } = await newsroom.db.selectFrom('evidence').select('id').executeTakeFirstOrThrow();
    succeeded(await showEvidence(editor(), ledger.log, id, { public: false, why: 'it names somebody' }));
    // Whether or not the process has heard of it.
    expect((await site.get(address)).status).toBe(404);
    await site.settle();
    expect(await site.read(path)).not.toContain('duty-log');
    expect((await site.get(address)).status).toBe(404);
  });

  it('for the newsroom only answers as what was never kept, and so does that of another claim', async () => {
    const path = await ledger.pathOf(ledger.log);
    const kept = { title: 'Letter', fileName: 'letter.pdf', content: '%PDF-1.4 in confidence' };
    const { contentHash } = await ledger.keep(ledger.log, kept, false);
    await site.settle();
    const answers = await Promise.all(
      [contentHash, 'b'.repeat(64)].map(async (hash) => {
        const { status, headers, ...rest } = await site.get(`${path}evidence/${hash}`);
        return { status, headers: Object.fromEntries(headers), ...rest };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
    expect((await site.get(`${await ledger.pathOf(ledger.wall)}evidence/${ledger.logHash}`)).status).toBe(
      404,
    );
    succeeded(await sealClaim(editor(), ledger.log, sealed()));
    expect((await site.get(`${path}evidence/${ledger.logHash}`)).status).toBe(404);
  });
});

describe('addresses', () => {
  it('that strangers make up cost no query, and get the one page that all others get', async () => {
    const path = await ledger.pathOf(ledger.log);
    await Promise.all([site.get('/nowhere/'), site.get(`${path}claim.json`)]);
    const [before, pages] = [site.queries(), site.pages.stats.pages];
    for (const address of [
      '/claims/23456789/',
      '/claims/23456789/claim.json',
      '/claims/23456789/annotations.json',
      '/claims/nothing-at-all/',
      `/claims/23456789/evidence/${'c'.repeat(64)}`,
      `${path}evidence/${'c'.repeat(64)}`,
      `${path}evidence/../../../etc/passwd`,
      '/sources/nobody/',
      '/sources/aldous-crane/?topic=nothing',
      '/claims/?before=nothing',
      '/claims.json?before=nothing',
      `${path}?before=nothing`,
    ])
      expect((await site.get(address)).status).toBe(404);
    expect(site.queries()).toBe(before);
    expect(site.pages.stats.pages).toBe(pages);
  });

  it('are found spelled otherwise, and all of them in the sitemap', async () => {
    const path = await ledger.pathOf(ledger.wall);
    for (const [spelled, right] of [
      ['/claims', '/claims/'],
      [path.slice(0, -1), path],
      [path.toUpperCase(), path],
      ['/sources/aldous-crane', '/sources/aldous-crane/'],
    ] as const) {
      const answer = await site.get(spelled);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, right]);
    }
    const index = await site.read('/sitemap.xml');
    expect(index).toContain('/sitemaps/claims.xml<');
    expect(await site.read('/sitemaps/claims.xml')).toContain(`https://harbour.example${path}<`);
    expect(await site.read('/sitemaps/claims.xml')).toContain('https://harbour.example/claims/<');
    expect(await site.read('/sitemaps/sources.xml')).toContain('/sources/aldous-crane/<');
  });
});
