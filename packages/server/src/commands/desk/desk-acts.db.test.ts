import { body, paragraph } from '@onrecord/domain/body/build';
import { extractStatements } from '@onrecord/domain/claims/extract-statements';
import { statementKey } from '@onrecord/domain/claims/ledger/statement-key';
import type { Result } from '@onrecord/domain/result';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissStatement } from '../../store/claims/dismissed.ts';
import { lastEventId } from '../../store/event-log.ts';
import { findAddress, MAIN_FEED_ID } from '../../store/public-index.ts';
import { listReviewNotes } from '../../store/review.ts';
import { findRevision, listRevisions } from '../../store/revision.ts';
import { loadFeed } from '../../store/views/feed.ts';
import { search } from '../../store/views/search.ts';
import { findStoryView } from '../../store/views/story.ts';
import { appendUpdate } from '../../store/working-copy.ts';
import { buildDraft, createDesk, type TestDesk } from '../../testing/desk.ts';
import {
  buildContributorInput,
  buildStory,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { changeContributors, changeSettings } from '../save-newsroom.ts';
import { createStory } from './create-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { performAct } from './perform-act.ts';
import { restoreRevision } from './restore-revision.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
const ADA = idOf('contributor:ada');

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom, 'Ida', 'Bo');
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  return () => newsroom.close();
});

type Act = Parameters<typeof performAct>[2];
const ok = { ok: true, value: undefined };
const act = (context: DeskContext, id: string, request: Act) => performAct(context, id, request);
const draft = (overrides: Partial<StoryDraft> = {}) => buildDraft(ADA, overrides);
const errorOf = (result: Result<unknown, DeskProblem>) => (result.ok ? undefined : result.error);

async function begin(text: StoryDraft = draft()): Promise<string> {
  const created = await createStory(desk.as('reporter'), { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  await desk.type(created.value, text);
  return created.value;
}

async function publish(text?: StoryDraft): Promise<string> {
  const id = await begin(text);
  expect(await act(desk.as('editor'), id, { act: 'publish' })).toEqual(ok);
  return id;
}

const rowOf = (id: string) =>
  newsroom.db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const stagedOf = async (id: string) =>
  (
    await newsroom.db
      .selectFrom('working_copy')
      .select('has_staged_changes')
      .where('story_id', '=', id)
      .executeTakeFirst()
  )?.has_staged_changes;
const feed = async () => (await loadFeed(newsroom.db, { feedId: MAIN_FEED_ID })).stories.map(({ id }) => id);
const actsOnRecord = async (id: string) =>
  (
    await newsroom.db
      .selectFrom('audit_entry')
      .select(['act', 'user_name'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
  ).map((entry) => `${entry.user_name}: ${entry.act}`);

describe('a new story', () => {
  it('is its creator’s, in nobody else’s sight, and on record', async () => {
    const created = await createStory(desk.as('reporter'), { kind: 'story', headline: 'Quay' });
    if (!created.ok) throw new Error(created.error.type);
    expect(await rowOf(created.value)).toMatchObject({
      state: 'draft',
      headline: 'Quay',
      touched_by: 'user-reporter',
    });
    expect(await newsroom.db.selectFrom('story_owner').selectAll().execute()).toEqual([
      { story_id: created.value, user_id: 'user-reporter' },
    ]);
    expect(
      await newsroom.db.selectFrom('address').select('path').where('kind', '=', 'story').execute(),
    ).toEqual([]);
    expect(await actsOnRecord(created.value)).toEqual(['The reporter: story-create']);
    expect(await createStory(desk.as('viewer'), { kind: 'story', headline: '' })).toMatchObject({
      error: { type: 'forbidden' },
    });
  });
});

describe('review', () => {
  it('goes to the editors with a note, back with what to mend, and is approved', async () => {
    const id = await begin();
    expect(await act(desk.as('reporter'), id, { act: 'ask-review', note: 'Checked with the port.' })).toEqual(
      ok,
    );
    expect((await rowOf(id)).state).toBe('in-review');
    expect(errorOf(await act(desk.as('reporter'), id, { act: 'approve', note: '' }))).toEqual({
      type: 'role',
      needs: 'editor',
    });
    expect(await act(desk.as('editor'), id, { act: 'ask-changes', note: 'Who says so?' })).toEqual(ok);
    expect((await rowOf(id)).state).toBe('draft');
    await act(desk.as('reporter'), id, { act: 'ask-review', note: '' });
    expect(await act(desk.as('editor'), id, { act: 'approve', note: '' })).toEqual(ok);
    expect(await rowOf(id)).toMatchObject({ state: 'in-review', approved: true });
    expect(
      (await listReviewNotes(newsroom.db, id)).map(({ kind, text }) => `${kind} ${text}`).sort(),
    ).toEqual(['approved ', 'asked ', 'asked Checked with the port.', 'changes-asked Who says so?']);
    expect(await actsOnRecord(id)).toHaveLength(5);
  });
});

describe('publishing', () => {
  it('brings the working text to readers, at an address from its headline', async () => {
    const id = await publish();
    expect(await findStoryView(newsroom.db, id)).toMatchObject({
      slug: 'quay-reopens-after-repairs',
      headline: 'Quay reopens after repairs',
      publishedAt: newsroom.now,
      updatedAt: null,
    });
    expect(await feed()).toEqual([id]);
    expect(await stagedOf(id)).toBe(false);
    expect((await listRevisions(newsroom.db, id, { limit: 5 }))[0]).toMatchObject({
      act: 'story-published',
      actorName: 'The editor',
      wordCount: 7,
    });
    const event = await newsroom.db.selectFrom('event').selectAll().orderBy('id', 'desc').executeTakeFirst();
    expect(event).toMatchObject({ type: 'story-published', paths: ['/quay-reopens-after-repairs/'] });
    expect(event?.keys).toContain('feed:main');
  });

  it('numbers the address where the headline’s is taken, and says what is free where somebody chose it', async () => {
    await publish();
    const second = await publish();
    expect((await rowOf(second)).slug).toBe('quay-reopens-after-repairs-2');
    const third = await begin(draft({ slug: 'quay-reopens-after-repairs' }));
    expect(errorOf(await act(desk.as('editor'), third, { act: 'publish' }))).toEqual({
      type: 'slug-taken',
      slug: 'quay-reopens-after-repairs',
      suggestion: 'quay-reopens-after-repairs-3',
    });
    expect((await rowOf(third)).state).toBe('draft');
  });

  it('is refused while something is missing, and names all of it', async () => {
    const id = await begin(
      draft({
        headline: ' ',
        slug: 'desk',
        contributorIds: [],
        body: body(),
        embargoedUntil: '2025-03-14T12:00:01.000Z',
      }),
    );
    const before = await lastEventId(newsroom.db);
    expect(errorOf(await act(desk.as('editor'), id, { act: 'publish' }))).toEqual({
      type: 'unready',
      unready: [
        { type: 'no-headline' },
        { type: 'no-body' },
        { type: 'bad-slug', slug: 'desk' },
        { type: 'no-byline' },
        { type: 'embargoed', until: '2025-03-14T12:00:01.000Z' },
      ],
    });
    expect(await lastEventId(newsroom.db)).toBe(before);
  });

  it('is refused where it breaks a rule the newsroom made, until that is settled; what readers have is let be', async () => {
    const undated = draft({ body: body(paragraph('Aldous Crane said that the wall held all night.')) });
    const before = await publish(undated);
    await changeSettings(newsroom.context, { claimRules: ['statement-without-date'] });
    const id = await begin(undated);
    const refused = {
      type: 'unready',
      unready: [{ type: 'claim-rule', advice: 'statement-without-date', passage: 'the wall held all night' }],
    };
    expect(errorOf(await act(desk.as('editor'), id, { act: 'publish' }))).toEqual(refused);
    await desk.type(id, {
      ...undated,
      body: body(paragraph('Aldous Crane said on March 12 that the wall held all night.')),
    });
    expect(await act(desk.as('editor'), id, { act: 'publish' })).toEqual(ok);
    await desk.type(before, { ...undated, dek: 'A dek.' });
    expect(
      await act(desk.as('editor'), before, {
        act: 'publish-changes',
        kind: 'minor',
        note: '',
        withholdWords: false,
      }),
    ).toEqual(ok);
  });

  it('asks no date of what somebody said is no statement', async () => {
    await changeSettings(newsroom.context, { claimRules: ['statement-without-date'] });
    const words = 'Aldous Crane said that the wall held all night.';
    const id = await begin(draft({ body: body(paragraph(words)) }));
    for (const statement of extractStatements(words, { language: 'en' }))
      await dismissStatement(newsroom.db, id, statementKey(statement), {
        at: new Date(),
        by: 'user-reporter',
      });
    expect(await act(desk.as('editor'), id, { act: 'publish' })).toEqual(ok);
  });

  it('by two at once happens once: the other is told by whom, and both texts are kept', async () => {
    const id = await begin();
    const results = await Promise.all([
      act(desk.as('editor', 'Ida'), id, { act: 'publish' }),
      act(desk.as('editor', 'Bo'), id, { act: 'publish' }),
    ]);
    const winner = results[0]?.ok ? 'Ida' : 'Bo';
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.map(errorOf).filter(Boolean)).toEqual([
      { type: 'already-published', at: newsroom.now, by: winner },
    ]);
    expect((await actsOnRecord(id)).filter((entry) => entry.endsWith('story-publish'))).toEqual([
      `${winner}: story-publish`,
    ]);
  });

  it('of two stories with one headline at once gives both an address', async () => {
    const ids = await Promise.all([begin(), begin(), begin()]);
    const results = await Promise.all(ids.map((id) => act(desk.as('editor'), id, { act: 'publish' })));
    expect(results).toEqual([ok, ok, ok]);
    expect(new Set(await Promise.all(ids.map(async (id) => (await rowOf(id)).slug))).size).toBe(3);
  });

  it('leaves nothing behind where its last write fails', async () => {
    const id = await begin();
    const before = {
      row: await rowOf(id),
      event: await lastEventId(newsroom.db),
      acts: await actsOnRecord(id),
    };
    await newsroom.db.schema.alterTable('audit_entry').renameTo('audit_away').execute();
    await expect(act(desk.as('editor'), id, { act: 'publish' })).rejects.toThrow();
    await newsroom.db.schema.alterTable('audit_away').renameTo('audit_entry').execute();
    expect({
      row: await rowOf(id),
      event: await lastEventId(newsroom.db),
      acts: await actsOnRecord(id),
    }).toEqual(before);
    expect(await findAddress(newsroom.db, '/quay-reopens-after-repairs/')).toBeUndefined();
    expect(await feed()).toEqual([]);
    expect(await act(desk.as('editor'), id, { act: 'publish' })).toEqual(ok);
  });

  it('neither waits for ever for those who type meanwhile nor loses what they type', async () => {
    const id = await begin();
    const type = async (by: string) => {
      for (let at = 0; at < 25; at++)
        await appendUpdate(newsroom.db, id, {
          after: 0,
          update: new Uint8Array([0, 0]),
          by: [by],
          at: newsroom.now,
          process: by,
        });
    };
    const [published] = await Promise.all([
      act(desk.as('editor'), id, { act: 'publish' }),
      type('user-Ida'),
      type('user-Bo'),
    ]);
    expect(published).toEqual(ok);
    const typed = await newsroom.db.selectFrom('working_copy_update').select('seq').execute();
    expect(typed).toHaveLength(50);
  });

  it('tells which person, tag or picture is no more', async () => {
    const id = await begin();
    await newsroom.db
      .updateTable('working_copy')
      .set({ draft: JSON.stringify(draft({ tagIds: [idOf('tag:gone')] })) })
      .execute();
    expect(errorOf(await act(desk.as('editor'), id, { act: 'publish' }))).toEqual({
      type: 'reference-gone',
      what: 'tag',
    });
  });
});

describe('a published story', () => {
  it('keeps what is staged from its readers until it is published, then says what changed', async () => {
    const id = await publish();
    await desk.type(id, draft({ headline: 'ZEBRA quay', body: body(paragraph('ZEBRA text.')) }));
    expect(await stagedOf(id)).toBe(true);
    expect(JSON.stringify(await findStoryView(newsroom.db, id))).not.toContain('ZEBRA');
    expect((await search(newsroom.db, { query: 'zebra', order: 'newest' })).hits).toEqual([]);

    newsroom.now = new Date(newsroom.now.getTime() + 60_000);
    expect(
      errorOf(await act(desk.as('editor'), id, { act: 'publish-changes', kind: 'correction', note: ' ' })),
    ).toEqual({
      type: 'note-missing',
    });
    const request = { act: 'publish-changes', kind: 'correction', note: 'The quay was misnamed.' } as const;
    expect(errorOf(await act(desk.as('reporter'), id, request))).toEqual({ type: 'role', needs: 'editor' });
    expect(await act(desk.as('editor'), id, request)).toEqual(ok);
    const view = await findStoryView(newsroom.db, id);
    expect(view).toMatchObject({
      headline: 'ZEBRA quay',
      slug: 'quay-reopens-after-repairs',
      updatedAt: newsroom.now,
      corrections: [{ kind: 'correction', note: 'The quay was misnamed.' }],
    });
    expect(await stagedOf(id)).toBe(false);
    const events = await newsroom.db
      .selectFrom('event')
      .select('keys')
      .where('type', '=', 'corrections-added')
      .execute();
    expect(events.map(({ keys }) => keys)).toEqual([['corrections', `story:${id}`]]);
    expect(errorOf(await act(desk.as('editor'), id, request))).toEqual({ type: 'no-changes' });
  });

  it('does not count a minor change as an update', async () => {
    const id = await publish();
    await desk.type(id, draft({ dek: 'Repaired.' }));
    await act(desk.as('editor'), id, { act: 'publish-changes', kind: 'minor', note: '' });
    expect(await findStoryView(newsroom.db, id)).toMatchObject({
      dek: 'Repaired.',
      updatedAt: null,
      corrections: [],
    });
  });

  it('leaves a redirect where it stood', async () => {
    const id = await publish();
    await desk.type(id, draft({ slug: 'east-quay' }));
    expect(await act(desk.as('editor'), id, { act: 'publish-changes', kind: 'minor', note: '' })).toEqual(ok);
    expect(await findAddress(newsroom.db, '/quay-reopens-after-repairs/')).toEqual({
      kind: 'moved',
      targetId: id,
    });
    expect(await findAddress(newsroom.db, '/east-quay/')).toEqual({ kind: 'story', targetId: id });
  });

  it('may be corrected though the system it came from kept no bylines', async () => {
    await newsroom.save(buildStory('old'));
    const id = idOf('story:old');
    const text = await desk.drafts.readDraft(id);
    await desk.type(id, { ...text, headline: 'Mended' });
    expect(
      await act(desk.as('editor'), id, { act: 'publish-changes', kind: 'correction', note: 'A name.' }),
    ).toEqual(ok);
  });

  it('is taken back to what readers have, and what was staged stays as a version', async () => {
    const id = await publish();
    await desk.type(id, draft({ headline: 'Staged' }));
    expect(await act(desk.as('editor'), id, { act: 'discard-changes' })).toEqual(ok);
    expect((await desk.drafts.readDraft(id)).headline).toBe('Quay reopens after repairs');
    expect(await stagedOf(id)).toBe(false);
    expect((await listRevisions(newsroom.db, id, { limit: 1 }))[0]).toMatchObject({
      act: 'discard-changes',
      headline: 'Staged',
    });
  });

  it('is retracted with a notice, withdrawn by an owner, and brought back', async () => {
    const id = await publish();
    expect(await act(desk.as('editor'), id, { act: 'retract', note: 'Its source made it up.' })).toEqual(ok);
    expect(await feed()).toEqual([]);
    expect(await findStoryView(newsroom.db, id)).toMatchObject({
      retracted: true,
      corrections: [{ kind: 'retraction', note: 'Its source made it up.' }],
    });
    expect(errorOf(await act(desk.as('editor'), id, { act: 'withdraw' }))).toEqual({
      type: 'role',
      needs: 'owner',
    });
    expect(await act(desk.as('owner'), id, { act: 'withdraw' })).toEqual(ok);
    expect(await findAddress(newsroom.db, '/quay-reopens-after-repairs/')).toMatchObject({ kind: 'gone' });
    expect(await act(desk.as('owner'), id, { act: 'restore-public' })).toEqual(ok);
    expect(await feed()).toEqual([id]);
  });
});

describe('a story before publication', () => {
  it('is spiked and taken back', async () => {
    const id = await begin();
    expect(await act(desk.as('reporter'), id, { act: 'spike' })).toEqual(ok);
    expect((await rowOf(id)).state).toBe('spiked');
    expect(errorOf(await act(desk.as('editor'), id, { act: 'publish' }))).toEqual({
      type: 'state',
      state: 'spiked',
    });
    expect(await act(desk.as('reporter'), id, { act: 'unspike' })).toEqual(ok);
    expect((await rowOf(id)).state).toBe('draft');
  });

  it('is handed over by an editor to somebody who can go on with it', async () => {
    const id = await begin();
    const handOver = (context: DeskContext, userId: string) => act(context, id, { act: 'hand-over', userId });
    expect(errorOf(await handOver(desk.as('reporter'), 'user-Ida'))).toEqual({
      type: 'role',
      needs: 'editor',
    });
    await newsroom.db
      .updateTable('team_user')
      .set({ disabled_at: newsroom.now })
      .where('id', '=', 'user-Bo')
      .execute();
    for (const nobody of ['user-viewer', 'user-Bo', 'somebody'])
      expect(errorOf(await handOver(desk.as('editor'), nobody))).toEqual({ type: 'no-heir' });
    expect(await handOver(desk.as('editor'), 'user-Ida')).toEqual(ok);
    expect(errorOf(await act(desk.as('reporter'), id, { act: 'spike' }))).toEqual({ type: 'not-yours' });
    expect(await act(desk.as('editor', 'Ida'), id, { act: 'spike' })).toEqual(ok);
    expect(await actsOnRecord(id)).toContain('The editor: story-hand-over');
  });

  it('is scheduled for a time to come, after its embargo, and unscheduled', async () => {
    const id = await begin(draft({ embargoedUntil: '2025-03-14T13:00:00.000Z' }));
    const schedule = (at: string) => act(desk.as('editor'), id, { act: 'schedule', at });
    expect(errorOf(await schedule('2025-03-14T11:59:00.000Z'))).toMatchObject({ type: 'time-passed' });
    expect(errorOf(await schedule('2025-03-14T12:59:59.000Z'))).toMatchObject({
      type: 'unready',
      unready: [{ type: 'embargoed' }],
    });
    expect(await schedule('2025-03-14T13:00:00.000Z')).toEqual(ok);
    expect(await rowOf(id)).toMatchObject({
      state: 'scheduled',
      scheduled_for: new Date('2025-03-14T13:00:00Z'),
    });
    expect(await act(desk.as('editor'), id, { act: 'unschedule' })).toEqual(ok);
    expect(await rowOf(id)).toMatchObject({ state: 'draft', scheduled_for: null });
  });

  it('goes back to an earlier version, and forward again', async () => {
    const id = await begin(draft({ headline: 'First', slug: 'kept' }));
    const first = await listRevisions(newsroom.db, id, { limit: 1 });
    await desk.type(id, draft({ headline: 'Second', slug: 'kept' }));
    expect(await restoreRevision(desk.as('reporter'), id, first[0]?.number ?? 0)).toEqual(ok);
    expect(await desk.drafts.readDraft(id)).toMatchObject({ headline: '', slug: 'kept' });
    const [restored, kept] = await listRevisions(newsroom.db, id, { limit: 2 });
    expect([restored?.act, kept?.act, kept?.headline]).toEqual(['restored', 'edited', 'Second']);
    await restoreRevision(desk.as('reporter'), id, kept?.number ?? 0);
    expect((await desk.drafts.readDraft(id)).headline).toBe('Second');
    // What is there already is no version once more: neither what is replaced, nor what is put back.
    const acts = async () => (await listRevisions(newsroom.db, id, { limit: 9 })).map((one) => one.act);
    expect(await acts()).toEqual(['restored', 'restored', 'edited', 'created']);
    expect(await restoreRevision(desk.as('reporter'), id, kept?.number ?? 0)).toEqual(ok);
    expect(await acts()).toEqual(['restored', 'restored', 'edited', 'created']);
    expect((await findRevision(newsroom.db, id, kept?.number ?? 0))?.draft.headline).toBe('Second');
    expect(errorOf(await restoreRevision(desk.as('reporter'), id, 999))).toEqual({
      type: 'no-revision',
      number: 999,
    });
  });
});

it('a story that is not there is told apart from one that may not be touched', async () => {
  expect(errorOf(await act(desk.as('editor'), idOf('nothing'), { act: 'publish' }))).toEqual({
    type: 'not-found',
  });
});
