import { claimKey, entryKey, storyKey } from '@onrecord/domain/address/keys';
import { body, paragraph, text } from '@onrecord/domain/body/build';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { citationAnnotation } from '../../publish/meta/claim-records.ts';
import { findClaimPage } from '../../store/claims/views/claim-page.ts';
import { claimsOfStory } from '../../store/claims/views/claims-of-story.ts';
import { everyPublicCitation } from '../../store/claims/views/whole-ledger.ts';
import { refreshEntryIndex } from '../../store/entry-index.ts';
import { findAddress } from '../../store/public-index.ts';
import { createDesk, type TestDesk } from '../../testing/desk.ts';
import { buildCitingStory, claimOf, record, succeeded } from '../../testing/ledger.ts';
import { goLive, post } from '../../testing/live.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { mergeClaims } from '../claims/merge-claims.ts';
import { sealClaim } from '../claims/seal-claim.ts';
import { performAct } from '../desk/perform-act.ts';
import { editEntry, removeEntry, restoreEntry } from './change-entry.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
const FERRY = idOf('story:ferry');

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom, 'Ida', 'Bo');
  await goLive(newsroom, 'ferry', 2);
  return () => newsroom.close();
});

const reporter = () => desk.as('reporter');
const editor = () => desk.as('editor');
/** What an entry says that cites these claims. */
const citing = (...claimIds: string[]) => ({
  headline: '',
  body: body(
    ...claimIds.map((claimId) =>
      paragraph('She ', text('told us so', { type: 'claim', attrs: { claimId } }), ' at the quay.'),
    ),
  ),
  keyEvent: '',
});
const pageOf = async (id: string) => {
  const page = await findClaimPage(newsroom.db, id);
  return page?.type === 'claim' ? page.claim : undefined;
};
const citationsOf = async (id: string) => (await pageOf(id))?.citations;
const addressOf = async (id: string) =>
  (await findAddress(newsroom.db, `/claims/${(await claimOf(editor(), id)).publicId}/`))?.kind;
const lastKeys = async () =>
  (await newsroom.db.selectFrom('event').select('keys').orderBy('id', 'desc').executeTakeFirstOrThrow()).keys;

describe('a claim that only a live entry cites', () => {
  it('is public with the entry, and its citation leads to the entry', async () => {
    const id = await record(reporter());
    expect(await pageOf(id)).toBeUndefined();
    const entryId = await post(reporter(), 'ferry', 'one', citing(id));
    expect(await pageOf(id)).toMatchObject({
      citedIn: 1,
      citations: [
        { entryId, position: 0, passage: 'told us so', prefix: 'She ', start: 4, story: { slug: 'ferry' } },
      ],
    });
    expect(await addressOf(id)).toBe('claim');
    expect(await lastKeys()).toEqual(expect.arrayContaining([entryKey(entryId), claimKey(id)]));
    const sources: string[] = [];
    for await (const { publicId, ...citation } of everyPublicCitation(newsroom.db))
      sources.push(citationAnnotation({ origin: 'https://p.example' }, citation, publicId).target.source);
    expect(sources).toEqual([`https://p.example/ferry/?entry=${entryId}`]);
  });

  it('is in the list under the story at once, also where another story had made it public', async () => {
    const id = await record(reporter());
    await newsroom.save(buildCitingStory('quay', [id]));
    await post(reporter(), 'ferry', 'none', { ...citing(), body: body(paragraph('All is quiet.')) });
    expect(await lastKeys()).not.toContain(storyKey(FERRY));
    const entryId = await post(reporter(), 'ferry', 'one', citing(id));
    expect(await lastKeys()).toContain(storyKey(FERRY));
    succeeded(await removeEntry(reporter(), entryId));
    expect(await lastKeys()).toContain(storyKey(FERRY));
  });

  it('follows the entry as it is edited, removed and put back', async () => {
    const [first, second] = [await record(reporter()), await record(reporter(), { text: 'Another one.' })];
    const entryId = await post(reporter(), 'ferry', 'one', citing(first));
    succeeded(await editEntry(reporter(), entryId, { version: 1, ...citing(second) }));
    expect([await pageOf(first), (await citationsOf(second))?.length]).toEqual([undefined, 1]);
    expect(await addressOf(first)).toBe('gone');
    succeeded(await removeEntry(reporter(), entryId));
    expect(await pageOf(second)).toBeUndefined();
    expect(await lastKeys()).toContain(claimKey(second));
    succeeded(await restoreEntry(reporter(), entryId));
    expect(await citationsOf(second)).toMatchObject([{ entryId }]);
  });

  it('comes and goes with its story, also with what was posted while it was a draft', async () => {
    const id = await record(reporter());
    await goLive(newsroom, 'tide', 0, { state: 'draft', firstPublishedAt: null });
    const entryId = await post(reporter(), 'tide', 'early', citing(id));
    expect(await pageOf(id)).toBeUndefined();
    await newsroom.save(buildStory('tide'));
    expect(await citationsOf(id)).toMatchObject([{ entryId }]);
    succeeded(await performAct(desk.as('owner'), idOf('story:tide'), { act: 'withdraw' }));
    expect([await pageOf(id), await addressOf(id)]).toEqual([undefined, 'gone']);
    succeeded(await performAct(desk.as('owner'), idOf('story:tide'), { act: 'restore-public' }));
    expect(await citationsOf(id)).toMatchObject([{ entryId }]);
  });

  it('is sealed and given back, and shows only a notice meanwhile', async () => {
    const id = await record(reporter());
    await post(reporter(), 'ferry', 'one', citing(id));
    succeeded(await sealClaim(editor(), id, { sealed: true, notice: 'By order of a court.', reason: 'x' }));
    expect((await findClaimPage(newsroom.db, id))?.type).toBe('sealed');
    const other = await post(reporter(), 'ferry', 'two', citing(id));
    expect((await findClaimPage(newsroom.db, id))?.type).toBe('sealed');
    expect((await claimsOfStory(newsroom.db, FERRY)).byMark.size).toBe(0);
    succeeded(await sealClaim(editor(), id, { sealed: false, why: 'lifted' }));
    expect((await citationsOf(id))?.map(({ entryId }) => entryId)).toContain(other);
  });

  it('is found by its mark in an entry after it was merged', async () => {
    const [merged, into] = [await record(reporter()), await record(reporter(), { text: 'The same.' })];
    const entryId = await post(reporter(), 'ferry', 'one', citing(merged));
    succeeded(await mergeClaims(editor(), merged, { intoId: into, why: '' }));
    expect(await citationsOf(into)).toMatchObject([{ entryId }]);
    expect((await claimsOfStory(newsroom.db, FERRY)).byMark.get(merged)?.id).toBe(into);
    const later = await post(reporter(), 'ferry', 'two', citing(merged));
    expect((await citationsOf(into))?.map(({ entryId: id }) => id).sort()).toEqual([entryId, later].sort());
  });

  it('is counted once a story, dated by the entry, and listed after what the text cites', async () => {
    const [inText, inEntry] = [
      await record(reporter(), { saidAt: null }),
      await record(reporter(), { text: 'Later.', saidAt: null }),
    ];
    await newsroom.save(buildCitingStory('ferry', [inText]));
    const one = await post(reporter(), 'ferry', 'one', citing(inEntry, inText));
    await post(reporter(), 'ferry', 'two', citing(inEntry));
    expect([(await pageOf(inText))?.citedIn, (await pageOf(inEntry))?.citedIn]).toEqual([1, 1]);
    const { rows } = await sql<{ claim_id: string; at: Date }>`select claim_id, at from claim_entry`.execute(
      newsroom.db,
    );
    const at = new Map(rows.map((row) => [row.claim_id, row.at]));
    expect(at.get(inText)).toEqual(buildStory('ferry').story.firstPublishedAt);
    expect(at.get(inEntry)).toEqual(newsroom.now);
    const idsOf = async (options?: { shownEntryIds: string[] }) =>
      (await claimsOfStory(newsroom.db, FERRY, options)).claims.map(({ id }) => id);
    expect(await idsOf()).toEqual([inText, inEntry]);
    expect(await idsOf({ shownEntryIds: [] })).toEqual([inText]);
    expect(await idsOf({ shownEntryIds: [one] })).toEqual([inText, inEntry]);
  });
});

it('reads one entry of thousands when one is posted', async () => {
  const id = await record(reporter());
  await sql`
    insert into live_entry (id, story_id, posted_at, headline, body, plain_text, key_event, byline, version)
    select gen_random_uuid(), ${FERRY}::uuid, timestamptz '2025-03-14' + n * interval '1 second', '',
      ${JSON.stringify(citing(id).body)}::jsonb, 'She told us so at the quay.', '', 'The desk', 1
    from generate_series(1, 2000) n`.execute(newsroom.db);
  await sql`analyze live_entry`.execute(newsroom.db);
  const entryId = await post(reporter(), 'ferry', 'one', citing(id));
  await newsroom.db.transaction().execute(async (trx) => {
    expect((await refreshEntryIndex(trx, { id: entryId, storyId: FERRY })).keys).toContain(claimKey(id));
    const { rows } = await sql<{ read: number }>`
      select (coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as read from pg_stat_xact_user_tables
      where relname = 'live_entry'`.execute(trx);
    expect(rows[0]?.read).toBeGreaterThan(0);
    expect(rows[0]?.read).toBeLessThan(20);
  });
});

it('misses no claim of an entry that is posted while its story goes out', async () => {
  for (let round = 0; round < 6; round++) {
    const id = await record(reporter(), { text: `Statement ${round}.` });
    const slug = `tide-${round}`;
    await goLive(newsroom, slug, 0, { state: 'draft', firstPublishedAt: null });
    await Promise.all([
      post(reporter(), slug, `early ${round}`, citing(id)),
      newsroom.save(buildStory(slug)),
    ]);
    expect([round, (await citationsOf(id))?.length]).toEqual([round, 1]);
    const { count } = await newsroom.db
      .selectFrom('entry_search')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('story_id', '=', idOf(`story:${slug}`))
      .executeTakeFirstOrThrow();
    expect([round, count]).toEqual([round, '1']);
  }
});
