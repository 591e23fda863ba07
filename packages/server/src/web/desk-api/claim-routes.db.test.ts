import { createHash } from 'node:crypto';
import { body, paragraph, text } from '@onrecord/domain/body/build';
import {
  type ClaimDetail,
  claimDetailSchema,
  claimListSchema,
  deskSourceSchema,
  followUpListSchema,
  followUpSchema,
  type RecordClaim,
  reviewQueueSchema,
  type StoryStatements,
  sourceHistorySchema,
  sourceListSchema,
  storyStatementsSchema,
} from '@onrecord/domain/desk/claim-shapes';
import type { Role } from '@onrecord/domain/team/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCitingStory, buildClaim, buildSource } from '../../testing/ledger.ts';
import { idOf } from '../../testing/views.ts';
import { openWholeDesk, type WholeDesk } from '../../testing/whole-desk.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openWholeDesk();
});
afterAll(() => desk.close());

/** Asks as somebody of a role; the answer must have the status, and the shape if one is given. */
async function ask<T>(
  route: string,
  {
    as = 'editor',
    json,
    status = 200,
    shape,
  }: { as?: Role; json?: unknown; status?: number; shape?: z.ZodType<T> } = {},
): Promise<T> {
  const [method = '', path = ''] = route.split(' ');
  const answer = await desk.ask(method, `/desk/api${path}`, { as: desk.people[as], json });
  expect([route, answer.status, answer.text]).toEqual([route, status, answer.text]);
  const given: unknown = JSON.parse(answer.text);
  return shape === undefined ? (given as T) : shape.parse(given);
}

const record = (overrides: Partial<RecordClaim> = {}, as: Role = 'reporter') =>
  ask('POST /claims', { as, json: buildClaim(overrides), status: 201, shape: claimDetailSchema });
const problemSchema = z.object({ type: z.string(), title: z.string(), status: z.number() });

describe('the ledger over HTTP', () => {
  it('records, lists, finds, mends and judges a claim', async () => {
    const { claim } = await record({ text: 'The lighthouse was built in 1868.' });
    expect(claim).toMatchObject({
      version: 1,
      public: false,
      citedIn: 0,
      speaker: { name: 'Harbour Master' },
    });
    const listed = await ask('GET /claims?q=lighthou', { as: 'viewer', shape: claimListSchema });
    expect(listed.claims.map(({ id }) => id)).toEqual([claim.id]);
    const mended = { ...claim.content, text: 'The lighthouse was built in 1886.' };
    const changed = await ask(`PATCH /claims/${claim.id}`, {
      as: 'reporter',
      json: { version: 1, content: mended, why: 'digits swapped' },
      shape: claimDetailSchema,
    });
    expect(changed.history[0]).toMatchObject({
      by: 'The reporter',
      why: 'digits swapped',
      changes: [{ part: 'text' }],
    });
    const late = await ask<Record<string, unknown>>(`PATCH /claims/${claim.id}`, {
      json: { version: 1, content: { ...mended, text: 'Mine.' } },
      status: 409,
    });
    expect(late).toMatchObject({
      type: 'changed-meanwhile',
      current: { text: mended.text },
      yours: { text: 'Mine.' },
    });
    const judged = await ask(`POST /claims/${claim.id}/finding`, {
      json: { version: 2, finding: { kind: 'verified', grounds: 'Its foundation stone says so.' } },
      shape: claimDetailSchema,
    });
    expect(judged.claim.finding).toMatchObject({
      kind: 'verified',
      grounds: 'Its foundation stone says so.',
    });
    const refused = await ask(`POST /claims/${claim.id}/finding`, {
      json: { version: 3, finding: { kind: 'false', grounds: '' } },
      status: 422,
      shape: problemSchema,
    });
    expect(refused.title).toContain('grounds');
  });

  it('relates and merges claims, and tells why it does not', async () => {
    const [one, two] = [(await record()).claim, (await record()).claim];
    const relate = { toId: one.id, kind: 'denies', note: '' };
    const related = await ask(`POST /claims/${two.id}/relations`, { json: relate, shape: claimDetailSchema });
    expect(related.relations).toMatchObject([
      { kind: 'denies', direction: 'by-this', claim: { id: one.id } },
    ]);
    const known = await ask(`POST /claims/${two.id}/relations`, {
      json: relate,
      status: 409,
      shape: problemSchema,
    });
    expect(known.title).toContain('already');
    const relationId = related.relations[0]?.id;
    await ask(`POST /claims/${two.id}/relations/${relationId}/remove`, {
      json: {},
      shape: claimDetailSchema,
    });
    const merged = await ask(`POST /claims/${two.id}/merge`, {
      json: { intoId: one.id },
      shape: claimDetailSchema,
    });
    expect(merged.claim.mergedIntoId).toBe(one.id);
    const again = await ask(`POST /claims/${two.id}/merge`, {
      json: { intoId: one.id },
      status: 409,
      shape: problemSchema,
    });
    expect(again.type).toBe('merged');
  });

  it('keeps evidence as it came, and hands it out to those who write, to be saved', async () => {
    const { claim } = await record();
    const page = '<!doctype html><script>alert(1)</script><p>All is well.</p>';
    const query = new URLSearchParams({
      kind: 'page',
      title: 'The port’s notice',
      url: 'https://port.example/notice',
      capturedAt: '2025-03-14T09:00:00.000Z',
      fileName: 'Olena Kovalenko.html',
    });
    const at = `/desk/api/claims/${claim.id}/evidence`;
    const sent = await desk.ask('POST', `${at}?${query}`, { as: desk.people.reporter, body: page });
    expect(sent.status).toBe(201);
    const detail: ClaimDetail = claimDetailSchema.parse(JSON.parse(sent.text));
    const contentHash = createHash('sha256').update(page).digest('hex');
    const [evidence] = detail.evidence;
    expect(evidence).toMatchObject({
      public: false,
      capturedBy: 'The reporter',
      file: { contentHash, sizeBytes: page.length },
      hints: [{ kind: 'name', written: 'Olena Kovalenko' }],
    });
    const file = await desk.ask('GET', `${at}/${evidence?.id}/file`, { as: desk.people.reporter });
    expect(file.text).toBe(page);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    // Who holds the same file cannot find out that the newsroom has it.
    for (const path of [`/media/${contentHash}/file/x.html`, `/media/${contentHash}/640.jpg`])
      expect([path, (await desk.ask('GET', path)).status]).toEqual([path, 404]);
    expect((await desk.ask('GET', `${at}/${evidence?.id}/file`, { as: desk.people.viewer })).status).toBe(
      403,
    );
    expect(
      (await ask(`GET /claims/${claim.id}`, { as: 'viewer', shape: claimDetailSchema })).evidence,
    ).toEqual([]);
    const shown = await ask(`POST /claims/${claim.id}/evidence/${evidence?.id}/show`, {
      json: { public: true },
      shape: claimDetailSchema,
    });
    expect(shown.evidence).toMatchObject([{ public: true }]);
    expect(
      (await ask(`GET /claims/${claim.id}`, { as: 'viewer', shape: claimDetailSchema })).evidence,
    ).toHaveLength(1);
  });

  it.each([
    [{ kind: 'page', title: 'x', capturedAt: '2025-03-14T09:00:00.000Z' }, 422],
    [{ kind: 'page', title: '', url: 'https://a.example/', capturedAt: '2025-03-14T09:00:00.000Z' }, 400],
    [{ kind: 'page', title: 'x', url: 'javascript:alert(1)', capturedAt: '2025-03-14T09:00:00.000Z' }, 400],
    [{ kind: 'file', title: 'x', fileName: 'tool.exe', capturedAt: '2025-03-14T09:00:00.000Z' }, 422],
    [{ kind: 'file', title: 'x', fileName: 'empty.pdf', capturedAt: '2025-03-14T09:00:00.000Z' }, 422],
  ])('refuses evidence that is none: %o', async (query, status) => {
    const { claim } = await record();
    const sent = await desk.ask(
      'POST',
      `/desk/api/claims/${claim.id}/evidence?${new URLSearchParams(query)}`,
      {
        as: desk.people.reporter,
        body: 'fileName' in query && query.fileName === 'tool.exe' ? 'MZ' : '',
      },
    );
    expect([sent.status, sent.text]).toEqual([status, sent.text]);
    expect((await ask(`GET /claims/${claim.id}`, { shape: claimDetailSchema })).evidence).toEqual([]);
  });

  it('shows why a source is unnamed to those who write only', async () => {
    const unnamed = {
      kind: 'unnamed',
      description: 'a friend of Olena Kovalenko',
      reason: 'lives under occupation',
    };
    const source = await ask('POST /sources', {
      as: 'reporter',
      json: unnamed,
      status: 201,
      shape: deskSourceSchema,
    });
    expect(source).toMatchObject({ unnamed: { reason: unnamed.reason, agreedBy: null } });
    expect(source.hints).toMatchObject([{ kind: 'name', written: 'Olena Kovalenko' }]);
    const seen = await ask(`GET /sources/${source.id}`, { as: 'viewer', shape: deskSourceSchema });
    expect(seen.unnamed).toMatchObject({ reason: null, grantedBy: null });
    const historyFor = (as: Role) =>
      ask(`GET /sources/${source.id}/history`, { as, shape: sourceHistorySchema });
    expect((await historyFor('reporter')).history).toMatchObject([
      { act: 'source-recorded', by: 'The reporter', changes: [] },
    ]);
    expect((await historyFor('viewer')).history).toBeNull();
    const agreed = await ask(`POST /sources/${source.id}/agree`, {
      json: { version: source.version },
      shape: deskSourceSchema,
    });
    expect(agreed.unnamed?.agreedBy).toBe(desk.people.editor.userId);
    const found = await ask<{ sources: unknown[] }>('GET /sources?q=freind%20of%20olena', { as: 'reporter' });
    expect(
      z
        .array(deskSourceSchema)
        .parse(found.sources)
        .map(({ id }) => id),
    ).toEqual([source.id]);
  });

  it('lists sources stretch by stretch, and tells of a named one who changed what to everybody', async () => {
    const ids: string[] = [];
    for (let place = 0; place < 25; place++) {
      const json = { kind: 'person', name: `Bosun ${'i'.repeat(place + 1)}` };
      ids.push(
        (await ask('POST /sources', { as: 'reporter', json, status: 201, shape: deskSourceSchema })).id,
      );
    }
    for (const path of ['/sources?q=bosun', '/sources?q=']) {
      const first = await ask(`GET ${path}`, { as: 'viewer', shape: sourceListSchema });
      const second = await ask(`GET ${path}&cursor=${first.next}`, { as: 'viewer', shape: sourceListSchema });
      const found = [...first.sources, ...second.sources].map(({ id }) => id);
      expect(found).toEqual(expect.arrayContaining(ids));
      expect(new Set(found).size).toBe(found.length);
    }
    const content = { kind: 'person', name: 'Bosun Ada', role: 'bosun' };
    const patch = { version: 1, content, why: 'asked her' };
    await ask(`PATCH /sources/${ids[0]}`, { json: patch, shape: deskSourceSchema });
    const historyFor = (as: Role) =>
      ask(`GET /sources/${ids[0]}/history`, { as, shape: sourceHistorySchema });
    expect((await historyFor('reporter')).history?.[0]).toMatchObject({
      by: 'The editor',
      why: 'asked her',
      changes: [{ part: 'name' }, { part: 'role' }],
    });
    // Why somebody did something is for those who write, as with claims.
    expect((await historyFor('viewer')).history?.[0]).toMatchObject({ why: '', changes: [{}, {}] });
    await ask(`GET /sources/${idOf('nobody')}/history`, { status: 404 });
  });

  it('queues findings older than the newsroom lets one stand', async () => {
    const { claim } = await record({ text: 'The ferry will run by May.' });
    await desk.newsroom.save(buildCitingStory('ferry', [claim.id]));
    const queue = () => ask('GET /claims/review', { shape: reviewQueueSchema });
    expect((await queue()).claims).toEqual([]);
    const now = desk.newsroom.now;
    desk.newsroom.now = new Date(now.getTime() + 31 * 86_400_000);
    expect(await queue()).toMatchObject({ limitDays: 30, claims: [{ id: claim.id, public: true }] });
    desk.newsroom.now = now;
  });

  it('lists the stories that a changed claim concerns, and publishes what is accepted', async () => {
    const { claim } = await record({ text: 'The crane is new.' });
    await desk.newsroom.save(buildCitingStory('crane', [claim.id]), buildCitingStory('cranes', [claim.id]));
    await ask(`POST /claims/${claim.id}/finding`, {
      json: { version: 1, finding: { kind: 'false', grounds: 'It is from 1974.' } },
      shape: claimDetailSchema,
    });
    const { followUps } = await ask(`GET /claims/${claim.id}/follow-ups`, { shape: followUpListSchema });
    expect(followUps.map(({ story }) => story.slug).sort()).toEqual(['crane', 'cranes']);
    expect(followUps[0]).toMatchObject({ state: 'open', passage: 'said so 0', kind: 'update' });
    const [first, second] = followUps;
    const accepted = await ask(`POST /follow-ups/${first?.id}`, {
      json: { act: 'accept', kind: 'update', note: 'The crane is from 1974.' },
      shape: followUpSchema,
    });
    expect(accepted).toMatchObject({ state: 'accepted', actedBy: 'The editor' });
    await desk.site.settle();
    expect(await desk.site.read(`/${first?.story.slug}/`)).toContain('The crane is from 1974.');
    await ask(`POST /follow-ups/${second?.id}`, { json: { act: 'skip' }, shape: followUpSchema });
    expect((await ask('GET /follow-ups', { shape: followUpListSchema })).followUps).toEqual([]);
  });
});

describe('the statements of a draft', () => {
  it('are offered with who the ledger knows, until they are on record or dismissed', async () => {
    const { claim } = await record({
      speaker: buildSource('Oleksandr Syrskyi'),
      text: 'there was no threat of encirclement of Ukrainian troops in Kursk Oblast',
      directness: 'paraphrase',
      saidAt: null,
    });
    const story = await ask<{ id: string }>('POST /stories', {
      as: 'reporter',
      json: { headline: 'Front' },
      status: 201,
    });
    const words = 'there was no threat of encirclement of Ukrainian troops in Kursk Oblast';
    const write = (...content: Parameters<typeof paragraph>) =>
      desk.collab.changeDraft(story.id, (draft) => ({ ...draft, body: body(paragraph(...content)) }), {
        userId: desk.people.reporter.userId,
      });
    await write('Oleksandr Syrskyi said on March 12 that ', words, '. Peskov said that talks would go on.');
    const statements = () =>
      ask(`GET /stories/${story.id}/statements`, { as: 'reporter', shape: storyStatementsSchema });
    const { offers, advice }: StoryStatements = await statements();
    expect(offers.map(({ offer }) => [offer.speaker?.name, offer.text])).toEqual([
      ['Oleksandr Syrskyi', words],
      ['Peskov', 'talks would go on'],
    ]);
    expect(offers[0]).toMatchObject({
      sources: [{ name: 'Oleksandr Syrskyi' }],
      matches: [{ claim: { id: claim.id }, likeness: 1 }],
    });
    expect(advice.map(({ type }) => type)).toEqual(['statement-without-date']);
    await ask(`POST /stories/${story.id}/statements/dismiss`, {
      as: 'reporter',
      json: { key: offers[1]?.key },
    });
    const dismissed = await statements();
    expect(dismissed.offers.map(({ key }) => key)).toEqual([offers[0]?.key]);
    const again = (isDismissed: boolean) =>
      ask(`POST /stories/${story.id}/statements/dismiss`, {
        as: 'reporter',
        json: { key: offers[1]?.key, dismissed: isDismissed },
      });
    await again(false);
    expect((await statements()).offers).toHaveLength(2);
    await again(true);
    await write(
      'Oleksandr Syrskyi said on March 12 that ',
      text(words, { type: 'claim', attrs: { claimId: claim.id } }),
      '. Later, Peskov said that talks would go on.',
    );
    const after = await statements();
    expect(after.offers).toEqual([]);
    expect(after.cited).toMatchObject([
      {
        claimId: claim.id,
        passage: words,
        prefix: 'Oleksandr Syrskyi said on March 12 that ',
        claim: { id: claim.id, public: false },
        relations: [],
      },
    ]);
  });

  it('is no story’s that there is not', async () => {
    await ask(`GET /stories/${idOf('none')}/statements`, { status: 404 });
    await ask('GET /claims/matches?text=all%20is%20well&speaker=nobody', { as: 'viewer' });
  });
});
