import { body, paragraph, text } from '@onrecord/domain/body/build';
import {
  claimDetailSchema,
  type RecordClaim,
  type StoryStatements,
  storyStatementsSchema,
} from '@onrecord/domain/desk/claim-shapes';
import { type DeskEntry, deskEntrySchema, entryChangedSchema } from '@onrecord/domain/desk/live-shapes';
import type { Role } from '@onrecord/domain/team/roles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findClaimPage } from '../../store/claims/views/claim-page.ts';
import { buildClaim, buildSource } from '../../testing/ledger.ts';
import { goLive } from '../../testing/live.ts';
import { idOf } from '../../testing/views.ts';
import { openWholeDesk, type WholeDesk } from '../../testing/whole-desk.ts';

const STORY = idOf('story:ferry');
const SAID = 'Mayor Ada Smith said on Monday that the ferry would sail at noon.';
const DENIED = 'Harbour master Aldous Crane said the quay was closed.';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openWholeDesk();
  await goLive(desk.newsroom, 'ferry');
});
afterAll(() => desk.close());

interface Asked<T> {
  readonly as?: Role;
  readonly json?: unknown;
  readonly status?: number;
  readonly shape?: z.ZodType<T>;
}
/** Asks as somebody of a role; the answer must have the status, and the shape if one is given. */
async function ask<T>(route: string, { as = 'reporter', json, status = 200, shape }: Asked<T> = {}) {
  const [method = '', path = ''] = route.split(' ');
  const answer = await desk.ask(method, `/desk/api${path}`, { as: desk.people[as], json });
  expect([route, answer.status, answer.text]).toEqual([route, status, answer.text]);
  const given: unknown = JSON.parse(answer.text);
  return shape === undefined ? (given as T) : shape.parse(given);
}
const problemSchema = z.object({ type: z.string(), title: z.string() });

let posted = 0;
const words = (...said: string[]) => ({
  headline: '',
  body: body(...said.map((line) => paragraph(line))),
  keyEvent: '',
});
const post = (said = words(SAID, DENIED), as: Role = 'reporter') =>
  ask(`POST /stories/${STORY}/entries`, {
    as,
    json: { id: idOf(`posted ${posted++}`), ...said },
    status: 201,
    shape: deskEntrySchema,
  });
const record = async (overrides: Partial<RecordClaim> = {}) =>
  (await ask('POST /claims', { json: buildClaim(overrides), status: 201, shape: claimDetailSchema })).claim;
const statementsOf = (entryId: string, as: Role = 'reporter') =>
  ask(`GET /entries/${entryId}/statements`, { as, shape: storyStatementsSchema });
const speakersIn = ({ offers }: StoryStatements) => offers.map(({ offer }) => offer.speaker?.name);
const spansOf = (found: StoryStatements, speaker: string) =>
  found.offers
    .find(({ offer }) => offer.speaker?.name.includes(speaker))
    ?.content.map(({ start, end }) => ({ start, end })) ?? [];
const cite = <T = DeskEntry>(
  { id, version }: Pick<DeskEntry, 'id' | 'version'>,
  wanted: object,
  asked: Asked<T> = {},
) => ask(`POST /entries/${id}/cite`, { json: { version, ...wanted }, ...asked });
const takeOff = <T = DeskEntry>(
  { id, version }: Pick<DeskEntry, 'id' | 'version'>,
  claimId: string,
  asked: Asked<T> = {},
) => ask(`POST /entries/${id}/take-off`, { json: { version, claimId }, ...asked });
const citationsOf = async (claimId: string) => {
  const page = await findClaimPage(desk.newsroom.db, claimId);
  return page?.type === 'claim' ? page.claim.citations : undefined;
};
const lastEvent = () =>
  desk.newsroom.db.selectFrom('event').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();

describe('the statements of an entry', () => {
  it('are found in what it says, dated from when it was posted', async () => {
    const entry = await post();
    const found = await statementsOf(entry.id, 'viewer');
    expect(speakersIn(found)).toEqual(['Ada Smith', 'Aldous Crane']);
    expect(found.cited).toEqual([]);
    expect(found.offers[0]?.offer.saidAt).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Date.parse(found.offers[0]?.offer.saidAt ?? '')).toBeLessThanOrEqual(Date.parse(entry.postedAt));
  });

  it('are dismissed for the story, and then offered in none of its entries', async () => {
    const said = words('Pilot Ida Voss said the fog would lift by evening.');
    const [one, other] = [await post(said), await post(said)];
    const [offer] = (await statementsOf(one.id)).offers;
    const dismiss = (dismissed: boolean) =>
      ask(`POST /stories/${STORY}/statements/dismiss`, { json: { key: offer?.key, dismissed } });
    await dismiss(true);
    expect((await statementsOf(one.id)).offers).toEqual([]);
    expect((await statementsOf(other.id)).offers).toEqual([]);
    await dismiss(false);
    expect((await statementsOf(one.id)).offers).toHaveLength(1);
  });

  it('go on record by their words: readers find them, and nothing else of the entry changes', async () => {
    const entry = await post();
    const claim = await record({ speaker: buildSource('Ada Smith') });
    const spans = spansOf(await statementsOf(entry.id), 'Ada Smith');
    const cited = await cite(entry, { claimId: claim.id, spans }, { shape: deskEntrySchema });
    expect(cited).toMatchObject({ version: 2, editedAt: null, headline: '', keyEvent: '' });
    const passage = 'the ferry would sail at noon';
    expect(cited.body.content[0]).toEqual(
      paragraph(
        'Mayor Ada Smith said on Monday that ',
        text(passage, { type: 'claim', attrs: { claimId: claim.id } }),
        '.',
      ),
    );
    expect(cited.body.content[1]).toEqual(entry.body.content[1]);
    expect(await citationsOf(claim.id)).toMatchObject([{ entryId: entry.id, passage }]);
    expect(await lastEvent()).toMatchObject({
      type: 'entry-changed',
      keys: expect.arrayContaining([
        `entry:${entry.id}`,
        `live:${STORY}`,
        `story:${STORY}`,
        `claim:${claim.id}`,
      ]),
    });
    const found = await statementsOf(entry.id);
    expect(speakersIn(found)).toEqual(['Aldous Crane']);
    expect(found.cited).toMatchObject([{ claimId: claim.id, passage, claim: { id: claim.id, citedIn: 1 } }]);

    const plain = await takeOff(cited, claim.id, { shape: deskEntrySchema });
    expect(plain).toMatchObject({ version: 3, editedAt: null, body: entry.body });
    expect(await citationsOf(claim.id)).toBeUndefined();
    expect(await revisionsOf(entry.id)).toEqual(['posted', 'edited', 'edited']);
  });

  it('are cited once, however often the request comes', async () => {
    const entry = await post();
    const { id: claimId } = await record();
    const spans = spansOf(await statementsOf(entry.id), 'Crane');
    const once = await cite(entry, { claimId, spans }, { shape: deskEntrySchema });
    const again = await cite(entry, { claimId, spans }, { shape: deskEntrySchema });
    expect([once.version, again.version]).toEqual([2, 2]);
    expect(await takeOff(again, claimId)).toMatchObject({ version: 3 });
    expect(await takeOff(again, claimId)).toMatchObject({ version: 3 });
  });
});

describe('citing in an entry', () => {
  it('leaves an entry that somebody changed meanwhile as it is, and says how it is', async () => {
    const entry = await post();
    const { id: claimId } = await record();
    const spans = spansOf(await statementsOf(entry.id), 'Crane');
    const theirs = words('The mayor corrected herself.', SAID, DENIED);
    await ask(`PATCH /entries/${entry.id}`, { as: 'editor', json: { version: 1, ...theirs } });
    const late = await cite(entry, { claimId, spans }, { status: 409, shape: entryChangedSchema });
    expect(late).toMatchObject({ entry: { version: 2, body: theirs.body } });
    expect(late.title).toContain('meanwhile');
    expect(await citationsOf(claimId)).toBeUndefined();
    const placed = spansOf(await statementsOf(entry.id), 'Crane');
    expect(await cite(late.entry, { claimId, spans: placed })).toMatchObject({ version: 3 });
    await takeOff(late.entry, claimId, { status: 409, shape: entryChangedSchema });
    expect(await citationsOf(claimId)).toHaveLength(1);
  });

  it('leaves an entry that was removed meanwhile as it is', async () => {
    const entry = await post();
    const { id: claimId } = await record();
    await ask(`POST /entries/${entry.id}/remove`);
    const wanted = { claimId, spans: [{ start: 0, end: 5 }] };
    const late = await cite(entry, wanted, { status: 409, shape: entryChangedSchema });
    expect(late.entry).toMatchObject({ version: 1, body: entry.body });
    expect(late.entry.removedAt).not.toBeNull();
    await ask(`POST /entries/${entry.id}/restore`);
    expect(await cite(entry, wanted)).toMatchObject({ version: 2 });
  });

  it('is for who may edit the entry', async () => {
    const entry = await post(words(SAID), 'editor');
    const { id: claimId } = await record();
    const wanted = { claimId, spans: [{ start: 0, end: 5 }] };
    for (const as of ['viewer', 'reporter'] as const) {
      const refused = await cite(entry, wanted, { as, status: 403, shape: problemSchema });
      expect(refused.type).toBe(as === 'viewer' ? 'entry-role' : 'not-your-entry');
      await takeOff(entry, claimId, { as, status: 403 });
    }
    expect(await citationsOf(claimId)).toBeUndefined();
    expect(await cite(entry, wanted, { as: 'owner' })).toMatchObject({ version: 2 });
  });

  it('says what is wrong with words and claims that are none', async () => {
    const entry = await post();
    const { id: claimId } = await record();
    const spans = [{ start: 0, end: 5 }];
    const unfit = await cite(
      entry,
      { claimId, spans: [...spans, { start: 0, end: 5000 }] },
      { status: 422, shape: problemSchema },
    );
    expect(unfit.title).toContain('Choose others');
    const none = await cite(entry, { claimId: idOf('none'), spans }, { status: 404, shape: problemSchema });
    expect(none.title).toContain('no such claim');
    for (const wrong of [
      {},
      { spans: [] },
      { spans: [{ start: -1, end: 5 }] },
      { spans: Array(21).fill(spans[0]) },
    ])
      await cite(entry, { claimId, ...wrong }, { status: 400 });
    await ask(`GET /entries/${idOf('none')}/statements`, { status: 404 });
    await cite({ id: idOf('none'), version: 1 }, { claimId, spans }, { status: 404 });
    expect((await statementsOf(entry.id)).cited).toEqual([]);
  });

  it('puts the words on the claim that another one was merged into', async () => {
    const entry = await post();
    const [merged, into] = [await record(), await record({ text: 'The quay is closed.' })];
    await ask(`POST /claims/${merged.id}/merge`, { as: 'editor', json: { intoId: into.id } });
    const spans = spansOf(await statementsOf(entry.id), 'Crane');
    const cited = await cite(entry, { claimId: merged.id, spans }, { shape: deskEntrySchema });
    expect((await statementsOf(entry.id)).cited).toMatchObject([
      { claimId: into.id, claim: { id: into.id } },
    ]);
    await takeOff(cited, into.id);
    expect((await statementsOf(entry.id)).cited).toEqual([]);
  });

  it('shows readers nothing of a sealed claim, and who may not know why it is sealed no reason', async () => {
    const entry = await post();
    const claim = await record({ text: 'The pilot was asleep.' });
    const sealing = { sealed: true, notice: 'By order of a court.', reason: 'The pilot sued us.' };
    await ask(`POST /claims/${claim.id}/seal`, { as: 'editor', json: sealing });
    const spans = spansOf(await statementsOf(entry.id), 'Crane');
    await cite(entry, { claimId: claim.id, spans });
    // It was never public, so there is no page that could tell of the seal.
    expect(await findClaimPage(desk.newsroom.db, claim.id)).toBeUndefined();
    await desk.site.settle();
    for (const path of ['/ferry/', `/ferry/?entry=${entry.id}`, '/claims/', `/claims/${claim.publicId}/`])
      expect((await desk.ask('GET', path)).text).not.toMatch(/The pilot (was asleep|sued)/);
    const [seen] = (await statementsOf(entry.id, 'viewer')).cited;
    expect(seen?.claim?.sealed).toMatchObject({ notice: 'By order of a court.', reason: null });
  });
});

const revisionsOf = async (entryId: string) =>
  (
    await desk.newsroom.db
      .selectFrom('live_entry_revision')
      .select('act')
      .where('entry_id', '=', entryId)
      .orderBy('number')
      .execute()
  ).map(({ act }) => act);
