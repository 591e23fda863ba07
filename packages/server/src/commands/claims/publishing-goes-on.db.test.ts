import { type RawBuilder, sql } from 'kysely';
import { beforeEach, expect, it, vi } from 'vitest';
import { listFollowUps } from '../../store/claims/follow-ups.ts';
import { findSourcePage } from '../../store/claims/views/claim-lists.ts';
import {
  buildSource,
  createLedgerDesk,
  find,
  publish,
  record,
  speakerOf,
  succeeded,
  viewOf,
} from '../../testing/ledger.ts';
import type { TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { mergeSources } from './merge-sources.ts';
import { relateClaims } from './relate-claims.ts';

let newsroom: TestNewsroom;
let reporter: LedgerContext;
let editor: LedgerContext;

beforeEach(async () => {
  ({ newsroom, reporter, editor } = await createLedgerDesk());
  return () => newsroom.close();
});

/** Runs an act that has to wait for what is locked, and `meanwhile` to its end before the lock is let go. */
async function whileItWaits<T>(
  lock: RawBuilder<unknown>,
  act: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const { acting } = await newsroom.db.transaction().execute(async (trx) => {
    await lock.execute(trx);
    const acting = act();
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 20_000 });
    await meanwhile();
    return { acting };
  });
  return acting;
}

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(newsroom.db);
  return rows[0]?.count ?? 0;
}

/** Keeps whoever proposes a line to this story waiting. */
const lineOf = (claimId: string, slug: string) => sql`
  insert into follow_up (id, claim_id, story_id, at, kind, note)
  values (${idOf('line')}::uuid, ${claimId}::uuid, ${idOf(`story:${slug}`)}::uuid, now(), 'update', 'older')`;
const toldOf = async (claimId: string) =>
  (await listFollowUps(newsroom.db, { claimId })).followUps.map(({ storyId, note }) => [storyId, note]);

it('a story is published while a finding is proposed to others, and is told of it as they are', async () => {
  const id = await record(reporter);
  await publish(newsroom, 'early', id);
  succeeded(
    await whileItWaits(
      lineOf(id, 'early'),
      () => find(editor, id, 'false'),
      () => publish(newsroom, 'late', id),
    ),
  );
  const told = await toldOf(id);
  expect(new Set(told.map(([storyId]) => storyId))).toEqual(
    new Set([idOf('story:early'), idOf('story:late')]),
  );
  expect(told).toHaveLength(2);
  for (const [, note] of told) expect(note).toContain('false');
  expect(await viewOf(editor, id)).toMatchObject({ finding: { kind: 'false' }, citedIn: 2 });
});

it('a story is published while a denial is proposed to others, and is told of it as they are', async () => {
  const [id, denial] = [await record(reporter), await record(reporter, { speaker: buildSource('Pilots') })];
  await publish(newsroom, 'early', id);
  succeeded(
    await whileItWaits(
      lineOf(id, 'early'),
      () => relateClaims(reporter, denial, { toId: id, kind: 'denies', note: '', why: '' }),
      () => publish(newsroom, 'late', id, denial),
    ),
  );
  const told = await toldOf(id);
  expect(told).toHaveLength(2);
  for (const [, note] of told) expect(note).toContain('Pilots');
  expect((await viewOf(editor, id)).related).toMatchObject([{ kind: 'denies', claim: { id: denial } }]);
});

it('a statement that becomes public while its source is merged is listed under the survivor', async () => {
  const [former, quiet, latter] = [
    await record(reporter, { speaker: buildSource('Ada Mos'), text: 'It holds.' }),
    await record(reporter, { speaker: buildSource('Ada Mos'), text: 'It held.' }),
    await record(reporter, { speaker: buildSource('Ada Moss'), text: 'It will hold.' }),
  ];
  await publish(newsroom, 'early', former, latter);
  const [merged, into] = [await speakerOf(editor, former), await speakerOf(editor, latter)];
  succeeded(
    await whileItWaits(
      sql`select from claim where id = ${former}::uuid for no key update`,
      () => mergeSources(editor, merged, { intoId: into, why: '' }),
      () => publish(newsroom, 'late', quiet),
    ),
  );
  expect(await findSourcePage(newsroom.db, merged)).toBeUndefined();
  const page = await findSourcePage(newsroom.db, into);
  expect(new Set(page?.claims.map(({ id }) => id))).toEqual(new Set([former, quiet, latter]));
  expect(page?.claims.map(({ speaker }) => speaker.name)).toEqual(['Ada Moss', 'Ada Moss', 'Ada Moss']);
});
