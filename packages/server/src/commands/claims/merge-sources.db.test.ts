import { claimKey } from '@onrecord/domain/address/keys';
import fc from '@onrecord/domain/testing/fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { listClaimHistory } from '../../store/claims/history.ts';
import { lookUpSources } from '../../store/claims/source-lists.ts';
import { findSource, findSourceNamed } from '../../store/claims/sources.ts';
import { findSourcePage } from '../../store/claims/views/claim-lists.ts';
import { findClaimPage } from '../../store/claims/views/claim-page.ts';
import { findAddress, MAIN_FEED_ID } from '../../store/public-index.ts';
import { loadFeed } from '../../store/views/feed.ts';
import {
  agree,
  buildCitingStory,
  buildSource,
  claimOf,
  createLedgerDesk,
  lastEvent,
  record,
  succeeded,
} from '../../testing/ledger.ts';
import type { TestNewsroom } from '../../testing/stories.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { mergeSources } from './merge-sources.ts';
import { editClaim } from './record-claim.ts';
import { relateClaims } from './relate-claims.ts';
import { editSource, recordSource } from './sources.ts';

let newsroom: TestNewsroom;
let editor: LedgerContext;
let reporter: LedgerContext;

beforeEach(async () => {
  ({ newsroom, reporter, editor } = await createLedgerDesk());
  return () => newsroom.close();
});

const publish = (slug: string, ...claimIds: string[]) => newsroom.save(buildCitingStory(slug, claimIds));
const speakerOf = async (id: string) => (await claimOf(editor, id)).content.speakerId;
const merge = (mergedId: string, intoId: string) =>
  mergeSources(editor, mergedId, { intoId, why: 'the same person' });

/** Two claims of one person under two names, both public. */
async function twoNames() {
  const [former, latter] = [
    await record(editor, { speaker: buildSource('Olexander Syrsky'), text: 'There is no threat.' }),
    await record(editor, { speaker: buildSource('Oleksandr Syrskyi'), text: 'The line holds.' }),
  ];
  await publish('front', former, latter);
  return { former, latter, merged: await speakerOf(former), into: await speakerOf(latter) };
}

describe('two records of one source that become one', () => {
  it('have one page, to which the other’s address leads, with the statements of both', async () => {
    const { former, latter, merged, into } = await twoNames();
    succeeded(await merge(merged, into));
    const page = await findSourcePage(newsroom.db, into);
    expect(page?.claims.map(({ id }) => id).sort()).toEqual([former, latter].sort());
    expect(await findSourcePage(newsroom.db, merged)).toBeUndefined();
    expect(await findAddress(newsroom.db, '/sources/olexander-syrsky/')).toEqual({
      kind: 'moved',
      targetId: into,
    });
    expect(await findClaimPage(newsroom.db, former)).toMatchObject({
      claim: { speaker: { name: 'Oleksandr Syrskyi', slug: 'oleksandr-syrskyi' } },
    });
    expect(await findSource(newsroom.db, into)).toMatchObject({ version: 2, aliases: ['Olexander Syrsky'] });
  });

  it('tell every page that names either, and stand in history and audit log', async () => {
    const { former, merged, into } = await twoNames();
    succeeded(await merge(merged, into));
    const event = await newsroom.db
      .selectFrom('event')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(event.keys).toEqual(
      expect.arrayContaining([`source:${merged}`, `source:${into}`, `statements:${into}`, 'claims']),
    );
    expect(event.paths).toContain('/sources/olexander-syrsky/');
    const [entry] = await listClaimHistory(newsroom.db, former);
    expect(entry).toMatchObject({ act: 'claim-source-merged', why: 'the same person' });
    expect(entry?.changes.map(({ part }) => part)).toEqual(['speaker']);
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select(['act', 'details'])
      .where('act', 'like', 'source-merged%')
      .orderBy('id')
      .execute();
    expect(audit).toMatchObject([
      { act: 'source-merged', details: { merged: 'Olexander Syrsky', into: 'Oleksandr Syrskyi', claims: 1 } },
      { act: 'source-merged-in' },
    ]);
  });

  it('tell lists of stories how a claim stands that one of them denied under the other name', async () => {
    const { former, latter, merged, into } = await twoNames();
    succeeded(await relateClaims(editor, former, { toId: latter, kind: 'denies', note: '', why: '' }));
    const wordOnFeed = async () =>
      (await loadFeed(newsroom.db, { feedId: MAIN_FEED_ID })).stories[0]?.centralClaim?.state;
    await newsroom.save(buildCitingStory('front', [latter, former]));
    expect(await wordOnFeed()).toBe('disputed');
    succeeded(await merge(merged, into));
    expect(await wordOnFeed()).toBe('taken-back');
    expect((await lastEvent(newsroom)).keys).toEqual(
      expect.arrayContaining([claimKey(former), claimKey(latter)]),
    );
  });

  it('are one for whatever is recorded and mended afterwards, also by who saw the old one', async () => {
    const { former, latter, merged, into } = await twoNames();
    const seen = await claimOf(editor, former);
    succeeded(await merge(merged, into));
    const byName = await record(reporter, { speaker: buildSource('Olexander Syrsky'), text: 'A third.' });
    const byId = await record(reporter, { speaker: { id: merged }, text: 'A fourth.' });
    expect([await speakerOf(byName), await speakerOf(byId)]).toEqual([into, into]);
    const content = { ...seen.content, relay: [{ sourceId: merged, sourcing: '' }], text: 'No threat.' };
    succeeded(await editClaim(reporter, former, { version: seen.version, content, why: '' }));
    expect((await claimOf(editor, former)).content).toMatchObject({
      speakerId: into,
      relay: [{ sourceId: into }],
    });
    expect((await lookUpSources(newsroom.db, 'Syrsky')).map(({ id }) => id)).toEqual([into]);
    expect(
      await editSource(reporter, merged, { version: 1, content: buildSource('Somebody'), why: '' }),
    ).toMatchObject({ error: { type: 'merged', what: 'source', intoId: into } });
    expect(await merge(merged, await speakerOf(latter))).toMatchObject({ error: { type: 'merged' } });
  });

  it('are merged by an editor, and never one into itself', async () => {
    const { merged, into } = await twoNames();
    expect(await mergeSources(reporter, merged, { intoId: into, why: '' })).toMatchObject({
      error: { type: 'role', needs: 'editor' },
    });
    expect(await merge(merged, merged)).toEqual({ ok: false, error: { type: 'same-source' } });
  });
});

describe('an unnamed source', () => {
  const docker = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;

  it('is merged with nobody, whichever way, and nothing is changed by trying', async () => {
    const named = succeeded(await recordSource(editor, buildSource('Harbour Master')));
    const one = succeeded(await recordSource(editor, docker));
    const other = succeeded(await recordSource(editor, docker));
    const before = await newsroom.db.selectFrom('source').selectAll().orderBy('id').execute();
    for (const [mergedId, intoId] of [
      [one, named],
      [named, one],
      [one, other],
    ] as const)
      expect(await merge(mergedId, intoId)).toEqual({ ok: false, error: { type: 'unnamed-stays-apart' } });
    expect(await newsroom.db.selectFrom('source').selectAll().orderBy('id').execute()).toEqual(before);
    await expect(
      sql`update source set merged_into = ${named}::uuid where id = ${one}::uuid`.execute(newsroom.db),
    ).rejects.toThrow('check constraint');
  });

  it('stays unnamed where named ones beside it are merged', async () => {
    const claim = await record(reporter, {
      speaker: docker,
      relay: [{ source: buildSource('The Post', 'outlet'), sourcing: '' }],
    });
    await publish('quay', claim);
    succeeded(await agree(editor, await speakerOf(claim)));
    const post = (await findSourceNamed(newsroom.db, { kind: 'outlet', name: 'The Post' }))?.id ?? '';
    const into = succeeded(await recordSource(editor, buildSource('The Aurel Post', 'outlet')));
    succeeded(await merge(post, into));
    expect(await findClaimPage(newsroom.db, claim)).toMatchObject({
      claim: {
        speaker: { id: null, kind: 'unnamed', name: 'a docker', slug: null },
        relay: [{ source: { name: 'The Aurel Post' } }],
      },
    });
    const everything = await newsroom.db.selectFrom('audit_entry').select('details').execute();
    expect(JSON.stringify(everything)).not.toContain('fears for the job');
  });
});

const SOURCES = 4;
/** What is wrong with the sources as they stand, a line each. */
const BROKEN = sql<{ what: string }>`
  select 'merged into a merged one' as what from source a join source b on b.id = a.merged_into where b.merged_into is not null
  union all select 'a claim of a merged source' from claim join source on source.id = speaker_id where source.merged_into is not null
  union all select 'a relay by a merged source' from claim_relay join source on source.id = source_id where merged_into is not null
  union all select 'listed under a merged source' from claim_listing join source on source.id = source_id where merged_into is not null
  union all select 'an address that leads to a merged source' from address join source on source.id = target_id where merged_into is not null
  union all select 'public, but not listed under its speaker' from claim_entry join claim on claim.id = claim_id
    where not exists (select from claim_listing where claim_id = claim.id and source_id = claim.speaker_id)
  union all select 'listed, but without its address' from source
    where exists (select from claim_listing where source_id = source.id)
      and not exists (select from address where path = '/sources/' || slug || '/' and kind = 'source' and target_id = source.id)
  union all select 'two addresses of its own' from address where kind = 'source' group by target_id having count(*) > 1
  union all select 'a claim or a source is named to caches without their list' from event
    where not 'claims' = any(keys) and exists (select from unnest(keys) key where key ~ '^(claim|source):')`;

it('keeps the ledger whole and every address leading somewhere, whatever is merged and renamed in whatever order', async () => {
  const source = fc.nat({ max: SOURCES - 1 });
  const act = fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constant('merge' as const), from: source, to: source }) },
    fc.record({ act: fc.constant('rename' as const), of: source, name: source }),
    fc.record({ act: fc.constant('state' as const), of: source, by: source }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      const { newsroom: inner, editor: context } = await createLedgerDesk();
      try {
        const ids: string[] = [];
        for (let at = 0; at < SOURCES; at++)
          ids.push(succeeded(await recordSource(context, buildSource(`Speaker ${at}`))));
        const idAt = (at: number) => ids[at] ?? '';
        const claims: string[] = [];
        const state = async (of: string, by: string) => {
          const relay = [{ source: { id: by }, sourcing: '' }];
          claims.push(await record(context, { speaker: { id: of }, relay, text: `Said ${claims.length}.` }));
          await inner.save(buildCitingStory(`story-${claims.length}`, claims.slice(-1)));
        };
        for (const id of ids) await state(id, idAt(0));
        const pathsOf = async () =>
          (
            await inner.db.selectFrom('address').select('path').where('path', 'like', '/sources/%').execute()
          ).map(({ path }) => path);
        for (const done of acts) {
          const before = await pathsOf();
          if (done.act === 'merge')
            await mergeSources(context, idAt(done.from), { intoId: idAt(done.to), why: '' });
          else if (done.act === 'rename') {
            const version = (await findSource(inner.db, idAt(done.of)))?.version ?? 0;
            const content = buildSource(`Speaker ${done.name}`);
            await editSource(context, idAt(done.of), { version, content, why: '' });
          } else await state(idAt(done.of), idAt(done.by));
          expect((await BROKEN.execute(inner.db)).rows).toEqual([]);
          expect(await pathsOf()).toEqual(expect.arrayContaining(before));
        }
        const gone = await inner.db
          .selectFrom('address')
          .select('path')
          .where('path', 'like', '/sources/%')
          .where('kind', '=', 'gone')
          .execute();
        expect(gone).toEqual([]);
      } finally {
        await inner.close();
      }
    }),
    { numRuns: 6 },
  );
});
