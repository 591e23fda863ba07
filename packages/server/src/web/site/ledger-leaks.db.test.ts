import { type AddressInfo, connect } from 'node:net';
import { body, paragraph } from '@onrecord/domain/body/build';
import { beforeAll, describe, expect, it } from 'vitest';
import { dismissStatement } from '../../commands/claims/dismiss-statement.ts';
import { keepEvidence, showEvidence } from '../../commands/claims/keep-evidence.ts';
import { mergeClaims } from '../../commands/claims/merge-claims.ts';
import { relateClaims } from '../../commands/claims/relate-claims.ts';
import { sealClaim } from '../../commands/claims/seal-claim.ts';
import { setFinding } from '../../commands/claims/set-finding.ts';
import { editSource } from '../../commands/claims/sources.ts';
import { agree, buildCitingStory, buildSource, claimOf, record, succeeded } from '../../testing/ledger.ts';
import { exportedLines, type LedgerNewsroom, recordDispute } from '../../testing/ledger-newsroom.ts';
import { createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';
import { createWebServer } from '../server.ts';

/** Stands in each protected text, so that searches for it find what they should not. */
const COMMON = 'grouse';
/** Never to be read by anybody but the newsroom, each in its own place. */
const ALWAYS = [
  'zqreason',
  'zqagreedreason',
  'zqwhyrecorded',
  'zqwhyfound',
  'zqwhyrelated',
  'zqwhymerged',
  'zqkepttitle',
  'zqkeptfile',
  'zqkeptcontent',
  'zqkepturl',
  'zqdismissed',
  'zqdraftstory',
  'zqdraftclaim',
  'zqunagreed',
  'zqmergedtext',
  'zqmergedgrounds',
];
/** Public at first, and then taken from readers. */
const WITHHELD = [
  'zqsealedtext',
  'zqsealedspeaker',
  'zqsealedgrounds',
  'zqsealedevidence',
  'zqonceshown',
  'zqformerdescription',
];
/** Comes with the sealing itself. */
const SEAL_REASON = 'zqsealreason';

let newsroom: TestNewsroom;
let site: TestSite;
let ledger: LedgerNewsroom;
let server: ReturnType<typeof createWebServer>;
/** All that open pages were told. */
let told = '';
/** Hashes and ids that are as telling as words. */
const telling: string[] = [];
const addresses: string[] = [];
let withhold: () => Promise<void>;

beforeAll(async () => {
  newsroom = await createNewsroom();
  site = await openTestSite(newsroom);
  server = createWebServer(site.services);
  await new Promise<void>((listening) => server.server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const reader = connect(port, '127.0.0.1');
  reader.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  reader.write('GET /live/events HTTP/1.1\r\nHost: harbour.example\r\n\r\n');
  await protect();
  await site.settle();
  return async () => {
    reader.destroy();
    server.closeLane();
    await new Promise((closed) => server.server.close(closed));
    await site.close();
    await newsroom.close();
  };
});

/** Puts a secret into every place that the newsroom keeps to itself. */
async function protect(): Promise<void> {
  ledger = await recordDispute(newsroom, site.files);
  const reporter = ledger.desk.as('reporter');
  const editor = ledger.desk.as('editor');
  const other = ledger.desk.as('editor', 'Ida');
  const said = (text: string, overrides: Parameters<typeof record>[1] = {}) =>
    record(reporter, { text: `${text} ${COMMON}`, why: 'zqwhyrecorded', ...overrides });
  const find = async (id: string, grounds: string) =>
    succeeded(
      await setFinding(editor, id, {
        version: (await claimOf(editor, id)).version,
        finding: { kind: 'false', grounds: `${grounds} ${COMMON}` },
        why: 'zqwhyfound',
      }),
    );
  const unnamed = (description: string, reason: string) =>
    ({ kind: 'unnamed', description: `${description} ${COMMON}`, reason }) as const;

  const agreed = await said('A public one', { speaker: unnamed('zqformerdescription', 'zqagreedreason') });
  const agreedId = (await claimOf(editor, agreed)).content.speakerId;
  succeeded(await agree(other, agreedId));
  const unagreed = await said('zqunagreed', { speaker: unnamed('zqunagreed', 'zqreason') });
  const sealed = await said('zqsealedtext', { speaker: buildSource('Zqsealedspeaker') });
  await find(sealed, 'zqsealedgrounds');
  const evidence = {
    title: 'zqsealedevidence',
    fileName: 'zqsealedevidence.pdf',
    content: 'zqsealedevidence',
  };
  telling.push((await ledger.keep(sealed, evidence, true)).contentHash);
  const merged = await said('zqmergedtext');
  await find(merged, 'zqmergedgrounds');
  const drafted = await said('zqdraftclaim');
  const kept = { title: 'zqkepttitle', fileName: 'zqkeptfile.pdf', content: 'zqkeptcontent' };
  telling.push((await ledger.keep(ledger.wall, kept, false)).contentHash);
  const page = { kind: 'page', title: 'zqkepttitle', url: 'https://zqkepturl.example/', file: null } as const;
  succeeded(await keepEvidence(reporter, ledger.wall, { ...page, capturedAt: newsroom.now }));
  const once = await ledger.keep(
    ledger.wall,
    { title: 'zqonceshown', fileName: 'zqonceshown.pdf', content: 'zqonceshown' },
    true,
  );
  telling.push(once.contentHash);
  succeeded(
    await relateClaims(reporter, agreed, { toId: sealed, kind: 'denies', note: '', why: 'zqwhyrelated' }),
  );
  succeeded(await mergeClaims(editor, merged, { intoId: ledger.log, why: 'zqwhymerged' }));
  await newsroom.save(
    buildCitingStory('citing', [agreed, unagreed, sealed, merged, ledger.wall], {
      tagIds: [idOf('tag:harbour')],
    }),
    buildCitingStory('drafted', [drafted], {
      state: 'draft',
      firstPublishedAt: null,
      headline: 'zqdraftstory',
      body: body(paragraph(`zqdraftstory ${COMMON}`)),
    }),
  );
  succeeded(
    await dismissStatement(reporter, idOf('story:citing'), {
      key: `zqdismissed ${COMMON}`,
      dismissed: true,
    }),
  );
  for (const id of [agreed, unagreed]) telling.push((await claimOf(editor, id)).content.speakerId);

  const claims = await newsroom.db.selectFrom('claim').select('public_id').execute();
  const files = await newsroom.db.selectFrom('evidence').select('content_hash').execute();
  const sources = await newsroom.db.selectFrom('source').select(['id', 'slug']).execute();
  addresses.push(
    ...claims.flatMap(({ public_id }) =>
      ['', 'claim.json', 'annotations.json', ...files.map((file) => `evidence/${file.content_hash}`)].map(
        (file) => `/claims/${public_id}/${file}`,
      ),
    ),
    ...sources.map(({ id, slug }) => `/sources/${slug ?? id}/`),
    `/media/${telling[1]}/file/zq.pdf`,
    '/drafted/',
  );

  withhold = async () => {
    const seal = { sealed: true, notice: 'Withheld.', reason: SEAL_REASON } as const;
    succeeded(await sealClaim(editor, sealed, seal));
    const hidden = { public: false, why: 'zqwhyfound' };
    succeeded(await showEvidence(editor, ledger.wall, once.evidenceId, hidden));
    const content = unnamed('zqunagreed', 'zqreason');
    succeeded(await editSource(other, agreedId, { version: 1, content, why: 'zqwhyrecorded' }));
    await site.settle();
  };
}

/** Searches echo what is looked for: only a word that stands beside the secrets is. */
const SEEDS = [
  '/',
  '/nowhere/',
  '/claims/',
  '/claims.json',
  `/claims/?q=${COMMON}`,
  '/claims/?q=harbour',
  `/search/?q=${COMMON}`,
  '/corrections/',
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/rss/',
  '/atom.xml',
  '/feed.json',
  '/robots.txt',
  '/notifications/',
  '/citing/changes/',
  '/citing/statements/',
  '/oembed.json?url=https%3A%2F%2Fharbour.example%2Fciting%2F',
];
const FOLLOWED_MAX = 1000;

/** Every address that can be reached, and those that can only be known, each with all that it answers. */
async function walk(): Promise<Map<string, string>> {
  const last = Number((await newsroom.db.selectFrom('event').select('id').execute()).length);
  const deltas = Array.from({ length: last + 1 }, (_, id) => `/live/since/${id}.json`);
  const queue = [...SEEDS, ...addresses, ...deltas];
  const seen = new Map<string, string>();
  for (const path of queue) {
    if (seen.has(path)) continue;
    if (seen.size > FOLLOWED_MAX) throw new Error('The walk has no end.');
    const answer = await site.get(path);
    const text = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
    seen.set(path, text);
    const links = text
      .replaceAll('&amp;', '&')
      .matchAll(/(?:(?:href|src|action)="|https:\/\/harbour\.example|"location","|Location: )(\/[^"<>\s]*)/g);
    for (const [, link = ''] of links) queue.push(link.split('#')[0] as string);
  }
  return seen;
}

/** Which secrets stand in a text, whatever the case. */
function secretsIn(text: string, secrets: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return [...secrets, ...telling].filter((secret) => lower.includes(secret.toLowerCase()));
}

/** Where secrets stand, a line each. */
const leaks = (walked: ReadonlyMap<string, string>, secrets: readonly string[]) =>
  [...walked].flatMap(([path, text]) => {
    const found = secretsIn(text, secrets);
    return found.length > 0 ? [`${path}: ${found.join(', ')}`] : [];
  });

describe('what the newsroom keeps to itself', () => {
  it('is at no address, also before it is known that more is to be withheld', async () => {
    const walked = await walk();
    expect(walked.size).toBeGreaterThan(60);
    const shown = telling.splice(0);
    expect(leaks(walked, ALWAYS)).toEqual([]);
    // The walk would see them: what is still public is found at many.
    for (const secret of WITHHELD) expect(leaks(walked, [secret]).length).toBeGreaterThan(1);
    telling.push(...shown);
  });

  it('is at no address once it was sealed, withheld or not agreed to again, nor in memory', async () => {
    const before = await walk();
    await withhold();
    const secrets = [...ALWAYS, ...WITHHELD, SEAL_REASON];
    expect(leaks(await walk(), secrets)).toEqual([]);
    const inMemory = [...before.keys()].flatMap((path) => {
      const page = site.pages.find(path);
      return page ? [[path, page.variants.identity.body.toString()] as const] : [];
    });
    expect(inMemory.length).toBeGreaterThan(40);
    expect(leaks(new Map(inMemory), secrets)).toEqual([]);
  });

  it('is in nothing that open pages were told, in no export and in no log', async () => {
    const secrets = [...ALWAYS, ...WITHHELD, SEAL_REASON];
    const { id } = await newsroom.db
      .selectFrom('event')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
    await expect.poll(() => told, { timeout: 20_000 }).toContain(`id: ${id}\n`);
    expect(secretsIn(told, secrets)).toEqual([]);
    const lines = await exportedLines(newsroom);
    expect(lines.length).toBeGreaterThan(5);
    expect(secretsIn(lines.join('\n'), secrets)).toEqual([]);
    expect(secretsIn(site.logged.join('\n'), secrets)).toEqual([]);
  });
});
