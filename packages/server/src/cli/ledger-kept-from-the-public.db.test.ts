import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEvidence, showEvidence } from '../commands/claims/keep-evidence.ts';
import { relateClaims } from '../commands/claims/relate-claims.ts';
import { sealClaim } from '../commands/claims/seal-claim.ts';
import { setFinding } from '../commands/claims/set-finding.ts';
import { findSourcePage, listPublicClaims, searchClaims } from '../store/claims/views/claim-lists.ts';
import { findClaimPage } from '../store/claims/views/claim-page.ts';
import { claimsOfStory } from '../store/claims/views/claims-of-story.ts';
import { createDesk } from '../testing/desk.ts';
import { agree, buildCitingStory, buildSource, claimOf, record, succeeded } from '../testing/ledger.ts';
import { createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';
import { idOf } from '../testing/views.ts';
import { exportClaims, ledgerLines } from './export-claims.ts';

/**
 * A newsroom whose ledger holds every kind of thing that is kept from the public, each with a word of its own, and a
 * search for those words wherever readers can look.
 */
const SECRETS = {
  reason: 'zzreason',
  sealed: 'zzsealed',
  sealReason: 'zzlegal',
  sealedGrounds: 'zzgrounds',
  sealedNote: 'zznote',
  evidence: 'zzevidence',
  evidenceFile: 'zzfile',
  sealedEvidence: 'zzlocked',
  why: 'zzwhy',
  draft: 'zzdraft',
  notAgreed: 'zzstranger',
  person: 'zzperson',
} as const;
/** What is public of the same records, and has to be found. */
const PUBLIC = ['zztold', 'zzshown', 'zznotice', 'a docker of the night shift'] as const;

let newsroom: TestNewsroom;
let site: TestSite;
const ids: Record<'open' | 'sealed' | 'unnamed' | 'notAgreed' | 'draft', string> = {
  open: '',
  sealed: '',
  unnamed: '',
  notAgreed: '',
  draft: '',
};

beforeAll(async () => {
  newsroom = await createNewsroom();
  const desk = await createDesk(newsroom, 'Ida');
  site = await openTestSite(newsroom);
  const [reporter, editor] = [{ ...desk.as('reporter', 'Ida') }, desk.as('editor')];
  reporter.person = { ...reporter.person, name: SECRETS.person };
  ids.open = await record(reporter, { text: 'zztold the whole story', why: SECRETS.why });
  ids.sealed = await record(reporter, {
    text: SECRETS.sealed,
    speaker: buildSource('Once Listed'),
  });
  const unnamed = { kind: 'unnamed', description: PUBLIC[3], reason: SECRETS.reason } as const;
  ids.unnamed = await record(reporter, { text: 'a statement of somebody', speaker: unnamed });
  const other = { ...unnamed, description: SECRETS.notAgreed };
  ids.notAgreed = await record(reporter, { text: `${SECRETS.notAgreed} says`, speaker: other });
  ids.draft = await record(reporter, { text: SECRETS.draft });
  await newsroom.save(
    buildCitingStory('told', [ids.open, ids.sealed, ids.unnamed, ids.notAgreed]),
    buildCitingStory('drafted', [ids.draft, ids.open], { state: 'draft', firstPublishedAt: null }),
  );
  succeeded(await agree(editor, (await claimOf(editor, ids.unnamed)).content.speakerId));
  for (const fromId of [ids.sealed, ids.draft, ids.notAgreed])
    succeeded(
      await relateClaims(reporter, fromId, {
        toId: ids.open,
        kind: 'denies',
        note: SECRETS.sealedNote,
        why: SECRETS.why,
      }),
    );
  const page = (title: string, fileName: string) => ({
    kind: 'file' as const,
    title,
    url: '',
    capturedAt: newsroom.now,
    file: { contentHash: 'a'.repeat(64), fileName, sizeBytes: 10 },
  });
  const shown = succeeded(await keepEvidence(reporter, ids.open, page('zzshown', 'zzshown.pdf')));
  succeeded(await showEvidence(editor, ids.open, shown, { public: true, why: SECRETS.why }));
  succeeded(await keepEvidence(reporter, ids.open, page(SECRETS.evidence, `${SECRETS.evidenceFile}.pdf`)));
  const locked = succeeded(await keepEvidence(reporter, ids.sealed, page(SECRETS.sealedEvidence, 'x.pdf')));
  succeeded(await showEvidence(editor, ids.sealed, locked, { public: true, why: '' }));
  const finding = { kind: 'false', grounds: SECRETS.sealedGrounds } as const;
  succeeded(await setFinding(editor, ids.sealed, { version: 1, finding, why: SECRETS.why }));
  succeeded(
    await sealClaim(editor, ids.sealed, { sealed: true, notice: 'zznotice', reason: SECRETS.sealReason }),
  );
});
afterAll(async () => {
  await site.close();
  await newsroom.close();
});

const secretsIn = (text: string) => Object.values(SECRETS).filter((secret) => text.includes(secret));

describe('what is kept from the public', () => {
  it('is in no row of a table that readers’ queries start from, nor in the event log', async () => {
    for (const table of [
      'claim_entry',
      'claim_listing',
      'address',
      'event',
      'listing',
      'search_entry',
      'entry_search',
    ] as const) {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(newsroom.db);
      expect([table, secretsIn(rows.map(({ row }) => row).join('\n'))]).toEqual([table, []]);
      if (table === 'claim_entry' || table === 'claim_listing') {
        const listed = rows.map(({ row }) => row).join('\n');
        for (const hidden of [ids.sealed, ids.notAgreed, ids.draft]) expect(listed).not.toContain(hidden);
      }
    }
    const gone = await newsroom.db
      .selectFrom('address')
      .select('kind')
      .where('path', '=', '/sources/once-listed/')
      .execute();
    expect(gone).toEqual([{ kind: 'gone' }]);
  });

  it('is in nothing that a reader’s page is made of, where the rest is', async () => {
    const sources = await newsroom.db.selectFrom('source').select('id').execute();
    const loaded = await Promise.all([
      ...Object.values(ids).map((id) => findClaimPage(newsroom.db, id)),
      ...sources.map(({ id }) => findSourcePage(newsroom.db, id)),
      listPublicClaims(newsroom.db),
      ...Object.values(SECRETS).map(async (query) => ({
        ...(await searchClaims(newsroom.db, { query })),
        query: '',
      })),
      searchClaims(newsroom.db, { query: 'zztold' }),
      claimsOfStory(newsroom.db, idOf('story:told')).then(({ claims, byMark }) => [claims, [...byMark]]),
      claimsOfStory(newsroom.db, idOf('story:drafted')),
    ]);
    const text = JSON.stringify(loaded);
    expect(secretsIn(text)).toEqual([]);
    for (const word of PUBLIC) expect(text).toContain(word);
    expect((await findClaimPage(newsroom.db, ids.draft))?.type).toBeUndefined();
    expect((await findClaimPage(newsroom.db, ids.sealed))?.type).toBe('sealed');
  });

  it('is in no line of the open data, which has the rest, and no two statements of one unnamed source meet in it', async () => {
    const lines: string[] = [];
    for await (const line of ledgerLines(newsroom.db, 'https://harbour.example')) lines.push(line);
    expect(secretsIn(lines.join('\n'))).toEqual([]);
    for (const word of ['zztold', 'zzshown', 'a docker of the night shift'])
      expect(lines.join('\n')).toContain(word);
    const { content } = await claimOf(desk(), ids.unnamed);
    expect(lines.join('\n')).not.toContain(content.speakerId);
    const records = lines.map((line) => JSON.parse(line) as { type: string });
    expect(records.map(({ type }) => type)).toEqual(['claim', 'claim', 'Annotation', 'Annotation']);
    const output = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(output),
      exportClaims(
        { connectionString: newsroom.connectionString, origin: 'https://harbour.example' },
        output,
      ).then(() => output.end()),
    ]);
    expect(bytes.toString()).toBe(`${lines.join('\n')}\n`);
  });

  it('is on no page, in no feed and in no line of the log', async () => {
    await site.settle();
    const paths = [
      '/',
      '/told/',
      '/told/changes/',
      '/told/statements/',
      '/rss/',
      '/atom.xml',
      '/feed.json',
      '/sitemap.xml',
      '/search/?q=zzsealed',
    ];
    for (const path of paths) {
      const answer = await site.get(path);
      expect([path, answer.status < 500]).toEqual([path, true]);
      // What somebody looks for is said back to them.
      const text = (await answer.text()).replaceAll(path.split('=')[1] ?? '\0', '');
      expect([path, secretsIn(text)]).toEqual([path, []]);
    }
    expect(secretsIn(site.logged.join('\n'))).toEqual([]);
  });

  it('has no column for who an unnamed source is', async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns where table_name = 'source' and table_schema = 'public'
      order by column_name`.execute(newsroom.db);
    expect(rows.map((row) => row.column_name)).toEqual([
      'agreed_at',
      'agreed_by',
      'aliases',
      'created_at',
      'granted_by',
      'id',
      'kind',
      'merged_into',
      'name',
      'role',
      'slug',
      'touched_at',
      'touched_by',
      'unnamed_reason',
      'version',
    ]);
    const insert = sql`update source set aliases = '{Joe}', slug = 'joe' where kind = 'unnamed'`.execute(
      newsroom.db,
    );
    await expect(insert).rejects.toThrow('check constraint');
  });
});

const desk = () => ({ db: newsroom.db }) as Parameters<typeof claimOf>[0];
