import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import { beforeEach, describe, expect, it } from 'vitest';
import { listClaimHistory } from '../../store/claims/history.ts';
import { listRelationsOf } from '../../store/claims/relations.ts';
import { findSource } from '../../store/claims/sources.ts';
import { findSourcePage, listPublicClaims, searchClaims } from '../../store/claims/views/claim-lists.ts';
import { claimsOfStory } from '../../store/claims/views/claims-of-story.ts';
import { findAddress } from '../../store/public-index.ts';
import type { TestDesk } from '../../testing/desk.ts';
import {
  buildCitingStory,
  buildClaim,
  buildSource,
  claimOf,
  createLedgerDesk,
  find,
  lastEvent,
  pageOf,
  pathOf,
  publish,
  record,
  speakerOf,
  succeeded,
  viewOf,
} from '../../testing/ledger.ts';
import { buildTagInput, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { changeTags } from '../save-newsroom.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { keepEvidence } from './keep-evidence.ts';
import { mergeClaims } from './merge-claims.ts';
import { editClaim, recordClaim } from './record-claim.ts';
import { relateClaims, unrelateClaims } from './relate-claims.ts';
import { setFinding } from './set-finding.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
let reporter: LedgerContext;
let editor: LedgerContext;

beforeEach(async () => {
  ({ newsroom, desk, reporter, editor } = await createLedgerDesk());
  return () => newsroom.close();
});

const relate = (fromId: string, toId: string, kind: 'denies' | 'supersedes' | 'contradicts' | 'confirms') =>
  relateClaims(reporter, fromId, { toId, kind, note: '', why: '' });

describe('a statement that is recorded', () => {
  it('is on record with its source, in nobody’s sight, and in history and audit log', async () => {
    const id = await record(reporter, { why: 'from the briefing' });
    expect(await claimOf(reporter, id)).toMatchObject({
      version: 1,
      finding: { kind: 'unverified' },
      sealed: null,
    });
    expect(await findSource(newsroom.db, await speakerOf(editor, id))).toMatchObject({
      name: 'Harbour Master',
      slug: 'harbour-master',
    });
    expect(await pageOf(editor, id)).toBeUndefined();
    expect(await findAddress(newsroom.db, await pathOf(editor, id))).toBeUndefined();
    expect(await listClaimHistory(newsroom.db, id)).toMatchObject([
      { act: 'claim-recorded', userName: 'The reporter', why: 'from the briefing', changes: [] },
    ]);
    const acts = await newsroom.db.selectFrom('audit_entry').select('act').orderBy('id').execute();
    expect(acts.map(({ act }) => act)).toEqual(['source-recorded', 'claim-recorded']);
  });

  it('takes the source that is on record, and another unnamed one each time', async () => {
    const [first, second] = [
      await record(reporter),
      await record(reporter, { speaker: buildSource('harbour master') }),
    ];
    expect(await speakerOf(editor, second)).toBe(await speakerOf(editor, first));
    const unnamed = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;
    const [third, fourth] = [
      await record(reporter, { speaker: unnamed }),
      await record(reporter, { speaker: unnamed }),
    ];
    expect(await speakerOf(editor, fourth)).not.toBe(await speakerOf(editor, third));
  });

  it('is not a viewer’s to record, and needs a source that is there', async () => {
    const { speaker, ...rest } = buildClaim();
    expect(await recordClaim(desk.as('viewer'), { speaker, ...rest })).toEqual({
      ok: false,
      error: { type: 'role', needs: 'reporter' },
    });
    expect(await recordClaim(reporter, { ...rest, speaker: { id: idOf('nobody') } })).toEqual({
      ok: false,
      error: { type: 'no-such', what: 'source' },
    });
    expect(await newsroom.db.selectFrom('claim').select('id').execute()).toEqual([]);
  });
});

describe('a claim that a public story cites', () => {
  it('has a page, stands in the lists of its source and topics, and is found by its words', async () => {
    await changeTags(newsroom.context, [
      buildTagInput('harbour'),
      buildTagInput('inside', { internal: true }),
    ]);
    const id = await record(reporter);
    await newsroom.save(
      buildCitingStory('quay', [id], { tagIds: [idOf('tag:harbour'), idOf('tag:inside')] }),
    );
    expect(await viewOf(editor, id)).toMatchObject({
      text: 'The east quay is safe for ships of every size.',
      speaker: { name: 'Harbour Master', slug: 'harbour-master' },
      citedIn: 1,
      findings: [{ kind: 'unverified' }],
      citations: [{ passage: 'said so 0', prefix: 'They ', suffix: ' on Monday.', story: { slug: 'quay' } }],
    });
    expect(await findAddress(newsroom.db, await pathOf(editor, id))).toEqual({ kind: 'claim', targetId: id });
    const sourceId = await speakerOf(editor, id);
    expect(await findAddress(newsroom.db, '/sources/harbour-master/')).toEqual({
      kind: 'source',
      targetId: sourceId,
    });
    const source = await findSourcePage(newsroom.db, sourceId);
    expect(source).toMatchObject({ topics: [{ slug: 'harbour' }], topic: null, claims: [{ id }] });
    expect(await findSourcePage(newsroom.db, sourceId, { topic: 'harbour' })).toMatchObject({
      claims: [{ id }],
    });
    expect(await findSourcePage(newsroom.db, sourceId, { topic: 'inside' })).toBeUndefined();
    expect((await listPublicClaims(newsroom.db)).claims.map((claim) => claim.id)).toEqual([id]);
    expect(await searchClaims(newsroom.db, { query: 'ship quay' })).toMatchObject({
      claims: [{ id }],
      sources: [],
    });
    expect(await searchClaims(newsroom.db, { query: 'harbour mastr' })).toMatchObject({
      claims: [],
      sources: [{ slug: 'harbour-master' }],
    });
    expect((await claimsOfStory(newsroom.db, idOf('story:quay'))).claims.map((claim) => claim.id)).toEqual([
      id,
    ]);
    const { keys, paths } = await lastEvent(newsroom);
    expect(keys).toEqual(expect.arrayContaining([`claim:${id}`, `statements:${sourceId}`, 'claims']));
    expect(paths).toEqual(expect.arrayContaining([await pathOf(editor, id), '/sources/harbour-master/']));
  });

  it('goes with the last story that cites it, and comes back with it', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    await publish(newsroom, 'port', id);
    expect((await viewOf(editor, id)).citedIn).toBe(2);
    await newsroom.save(buildCitingStory('port', []));
    expect((await viewOf(editor, id)).citedIn).toBe(1);
    await newsroom.save(buildCitingStory('quay', [id], { state: 'withdrawn' }));
    expect(await pageOf(editor, id)).toBeUndefined();
    expect(await findAddress(newsroom.db, await pathOf(editor, id))).toMatchObject({ kind: 'gone' });
    expect(await findAddress(newsroom.db, '/sources/harbour-master/')).toMatchObject({ kind: 'gone' });
    await publish(newsroom, 'quay', id);
    expect(await findAddress(newsroom.db, await pathOf(editor, id))).toMatchObject({ kind: 'claim' });
    expect(await findAddress(newsroom.db, '/sources/harbour-master/')).toMatchObject({ kind: 'source' });
  });

  it('loses a topic that becomes the newsroom’s own, and gets it back', async () => {
    await changeTags(newsroom.context, [buildTagInput('harbour')]);
    const id = await record(reporter);
    await newsroom.save(buildCitingStory('quay', [id], { tagIds: [idOf('tag:harbour')] }));
    const topics = async () =>
      (await findSourcePage(newsroom.db, await speakerOf(editor, id)))?.topics.map(({ slug }) => slug);
    await changeTags(newsroom.context, [buildTagInput('harbour', { internal: true })]);
    expect(await topics()).toEqual([]);
    await changeTags(newsroom.context, [buildTagInput('harbour')]);
    expect(await topics()).toEqual(['harbour']);
  });

  it('is not made public by a draft, and an unknown id in a text is no harm', async () => {
    const id = await record(reporter);
    await newsroom.save(buildCitingStory('quay', [id], { state: 'draft', firstPublishedAt: null }));
    expect(await pageOf(editor, id)).toBeUndefined();
    await publish(newsroom, 'quay', idOf('a claim of another newsroom'));
    expect((await claimsOfStory(newsroom.db, idOf('story:quay'))).claims).toEqual([]);
  });
});

describe('a claim that is mended', () => {
  it('shows what changed by the word, and proposes a correction to the stories that cite it', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    const { version, content } = await claimOf(reporter, id);
    const mended = { ...content, text: content.text.replace('every size', 'any size') };
    succeeded(await editClaim(reporter, id, { version, content: mended, why: 'misheard' }));
    expect((await viewOf(editor, id)).text).toContain('any size');
    expect((await listClaimHistory(newsroom.db, id))[0]).toMatchObject({
      act: 'claim-edited',
      why: 'misheard',
      changes: [{ part: 'text', words: expect.arrayContaining([{ type: 'added', text: 'any' }]) }],
    });
    expect(await newsroom.db.selectFrom('follow_up').select(['kind', 'state']).execute()).toEqual([
      { kind: 'correction', state: 'open' },
    ]);
    expect((await lastEvent(newsroom)).keys).toContain(`claim:${id}`);
  });

  it('by two at once keeps the first change, and gives the second both texts', async () => {
    const id = await record(reporter);
    const { version, content } = await claimOf(reporter, id);
    const edit = (context: LedgerContext, text: string) =>
      editClaim(context, id, { version, content: { ...content, text }, why: '' });
    const done = await Promise.all([
      edit(desk.as('reporter', 'Ida'), 'Hers.'),
      edit(desk.as('editor', 'Bo'), 'His.'),
    ]);
    const lost = done.find(({ ok }) => !ok);
    const kept = (await claimOf(reporter, id)).content.text;
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(lost).toMatchObject({
      error: {
        type: 'changed-meanwhile',
        version: version + 1,
        by: kept === 'Hers.' ? 'Ida' : 'Bo',
        current: { text: kept },
        yours: { text: kept === 'Hers.' ? 'His.' : 'Hers.' },
      },
    });
  });
});

describe('what another claim does to it', () => {
  it('disputes it, wherever it is shown, once the other one is public too', async () => {
    const claim = await record(reporter);
    const denial = await record(reporter, {
      speaker: buildSource('Pilots’ Union', 'organisation'),
      text: 'The quay is not safe.',
    });
    await publish(newsroom, 'quay', claim);
    succeeded(await relate(denial, claim, 'denies'));
    expect(disputeOf(await viewOf(editor, claim), (await viewOf(editor, claim)).related).state).toBe(
      'unverified',
    );
    await publish(newsroom, 'pilots', denial);
    const shown = await viewOf(editor, claim);
    expect(disputeOf(shown, shown.related)).toMatchObject({
      state: 'disputed',
      shape: 'half-disc',
      standsOut: true,
    });
    expect(shown.related).toMatchObject([{ direction: 'on-this', kind: 'denies', claim: { id: denial } }]);
    expect((await viewOf(editor, denial)).related).toMatchObject([
      { direction: 'by-this', claim: { id: claim } },
    ]);
    expect((await lastEvent(newsroom)).keys).toEqual(
      expect.arrayContaining([`claim:${claim}`, `claim:${denial}`]),
    );
    const [relation] = await listRelationsOf(newsroom.db, [claim]);
    succeeded(await unrelateClaims(reporter, claim, relation?.id ?? '', 'it was about another quay'));
    expect((await viewOf(editor, claim)).related).toEqual([]);
  });

  it('cannot make a graph that says nothing', async () => {
    const [a, b, c] = [
      await record(reporter),
      await record(reporter, { text: 'B.' }),
      await record(reporter, { text: 'C.' }),
    ];
    const problemOf = async (...of: Parameters<typeof relate>) => {
      const related = await relate(...of);
      return related.ok ? undefined : related.error;
    };
    expect(await problemOf(a, a, 'denies')).toEqual({ type: 'relation', problem: 'same-claim' });
    expect(await problemOf(a, b, 'supersedes')).toBeUndefined();
    expect(await problemOf(a, b, 'denies')).toEqual({ type: 'relation', problem: 'known' });
    expect(await problemOf(b, c, 'supersedes')).toBeUndefined();
    expect(await problemOf(c, a, 'supersedes')).toEqual({ type: 'relation', problem: 'circle' });
    expect(await problemOf(a, idOf('nothing'), 'denies')).toEqual({ type: 'no-such', what: 'claim' });
  });
});

describe('a finding', () => {
  it('is an editor’s, needs grounds for a verdict, and stays in the order of time', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    expect(
      await setFinding(reporter, id, { version: 1, finding: { kind: 'verified', grounds: 'x' }, why: '' }),
    ).toMatchObject({
      error: { type: 'role', needs: 'editor' },
    });
    expect(await find(editor, id, 'false', '')).toMatchObject({ error: { type: 'grounds-missing' } });
    newsroom.now = new Date('2025-03-20T09:00:00Z');
    succeeded(await find(editor, id, 'false'));
    const shown = await viewOf(editor, id);
    expect(shown.finding).toEqual({ kind: 'false', at: newsroom.now, grounds: 'We asked the port.' });
    expect(shown.findings.map(({ kind }) => kind)).toEqual(['false', 'unverified']);
    expect(
      await setFinding(editor, id, { version: 1, finding: { kind: 'verified', grounds: 'x' }, why: '' }),
    ).toMatchObject({
      error: { type: 'changed-meanwhile', current: { kind: 'false' }, yours: { kind: 'verified' } },
    });
  });
});

describe('two records of one statement', () => {
  it('become one: citations, evidence and relations follow, and the old address leads to the new one', async () => {
    const [kept, merged, denial] = [
      await record(reporter),
      await record(reporter),
      await record(reporter, { text: 'No.' }),
    ];
    await publish(newsroom, 'quay', merged, denial);
    const oldPath = await pathOf(editor, merged);
    succeeded(await relate(denial, merged, 'denies'));
    succeeded(
      await keepEvidence(reporter, merged, {
        kind: 'page',
        title: 'The port’s notice',
        url: 'https://port.example/notice',
        capturedAt: newsroom.now,
        file: null,
      }),
    );
    succeeded(await mergeClaims(editor, merged, { intoId: kept, why: 'the same words' }));
    expect(await findAddress(newsroom.db, oldPath)).toEqual({ kind: 'moved', targetId: kept });
    expect(await viewOf(editor, kept)).toMatchObject({
      citedIn: 1,
      related: [{ kind: 'denies', claim: { id: denial } }],
    });
    expect(await newsroom.db.selectFrom('evidence').select('claim_id').execute()).toEqual([
      { claim_id: kept },
    ]);
    const record_ = await claimsOfStory(newsroom.db, idOf('story:quay'));
    expect(record_.byMark.get(merged)?.id).toBe(kept);
    // The text of the story still names the merged one.
    await publish(newsroom, 'quay', merged, denial);
    expect((await viewOf(editor, kept)).citations).toHaveLength(1);
    const next = await record(reporter);
    succeeded(await mergeClaims(editor, kept, { intoId: next, why: '' }));
    expect(await findAddress(newsroom.db, oldPath)).toEqual({ kind: 'moved', targetId: next });
    await publish(newsroom, 'quay', merged, denial);
    expect((await viewOf(editor, next)).citedIn).toBe(1);
    expect(await mergeClaims(editor, merged, { intoId: denial, why: '' })).toMatchObject({
      error: { type: 'merged', intoId: next },
    });
  });
});
