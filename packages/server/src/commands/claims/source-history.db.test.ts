import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { HISTORY_SHOWN_MAX, listSourceHistory } from '../../store/claims/history.ts';
import { findSource } from '../../store/claims/sources.ts';
import { buildSource, createLedgerDesk, succeeded } from '../../testing/ledger.ts';
import type { TestNewsroom } from '../../testing/stories.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { mergeSources } from './merge-sources.ts';
import { agreeToUnnamed, editSource, recordSource } from './sources.ts';

let newsroom: TestNewsroom;
let editor: LedgerContext;
let reporter: LedgerContext;

beforeEach(async () => {
  ({ newsroom, reporter, editor } = await createLedgerDesk());
  return () => newsroom.close();
});

/** The history as somebody reads it: act, why, and of each part what went and what came. */
async function historyOf(id: string) {
  return (await listSourceHistory(newsroom.db, id)).map(({ act, why, changes }) => [
    act,
    why,
    ...changes.map(({ part, words }) =>
      [part, ...words.filter(({ type }) => type !== 'same').map(({ type, text }) => `${type} ${text}`)].join(
        ': ',
      ),
    ),
  ]);
}

describe('the history of a source', () => {
  it('tells who changed what of it, when and why, by the word', async () => {
    const id = succeeded(await recordSource(reporter, buildSource('Aldous Krane')));
    const content = {
      ...buildSource('Aldous Crane', 'organisation'),
      role: 'harbour master',
      aliases: ['Crane'],
    };
    succeeded(await editSource(editor, id, { version: 1, content, why: 'a slip' }));
    expect(await historyOf(id)).toEqual([
      [
        'source-edited',
        'a slip',
        'name: removed Krane: added Crane',
        'role: added harbour master',
        'kind: removed person: added organisation',
        'aliases: added Crane',
      ],
      ['source-recorded', ''],
    ]);
    const [last] = await listSourceHistory(newsroom.db, id);
    expect(last).toMatchObject({ at: newsroom.now, userName: editor.person.name });
  });

  it('tells of a merge on both sides, with the name of what it became part of', async () => {
    const merged = succeeded(await recordSource(reporter, buildSource('Captain Crane')));
    const into = succeeded(await recordSource(reporter, buildSource('Aldous Crane')));
    succeeded(await mergeSources(editor, merged, { intoId: into, why: 'the same man' }));
    expect(await historyOf(merged)).toEqual([
      ['source-merged', 'the same man', 'merged-into: added Aldous Crane'],
      ['source-recorded', ''],
    ]);
    expect(await historyOf(into)).toEqual([
      ['source-merged-in', 'the same man', 'aliases: added Captain Crane'],
      ['source-recorded', ''],
    ]);
  });

  it('keeps each description and reason of a source that is not named, and who agreed', async () => {
    const described = (description: string, reason: string) =>
      ({ kind: 'unnamed', description, reason }) as const;
    const id = succeeded(await recordSource(reporter, described('a docker', 'fears for the job')));
    succeeded(await agreeToUnnamed(editor, id, { version: 1 }));
    const content = described('a docker of the night shift', 'fears for the house');
    succeeded(await editSource(reporter, id, { version: 1, content, why: '' }));
    expect(await historyOf(id)).toEqual([
      ['source-edited', '', 'description: added  of the night shift', 'reason: removed job: added house'],
      ['source-agreed', ''],
      ['source-recorded', ''],
    ]);
  });

  it('shows the newest changes of one that has very many, and only ever grows', async () => {
    const id = succeeded(await recordSource(reporter, buildSource('Aldous Crane')));
    await sql`
      insert into ledger_history (subject_type, subject_id, at, user_id, user_name, act, why, content)
      select subject_type, subject_id, at, user_id, user_name, 'source-edited', 'change ' || change, content
      from ledger_history, generate_series(1, ${HISTORY_SHOWN_MAX + 50}) change
      where subject_id = ${id}::uuid`.execute(newsroom.db);
    const history = await listSourceHistory(newsroom.db, id);
    expect(history).toHaveLength(HISTORY_SHOWN_MAX);
    expect(history[0]).toMatchObject({ why: `change ${HISTORY_SHOWN_MAX + 50}`, changes: [] });
    await expect(
      newsroom.db.deleteFrom('ledger_history').where('subject_id', '=', id).execute(),
    ).rejects.toThrow('only ever added to');
    expect(await findSource(newsroom.db, id)).toBeDefined();
  });
});
