import { beforeEach, describe, expect, it } from 'vitest';
import { listFollowUps } from '../../store/claims/follow-ups.ts';
import { listRelationsOf } from '../../store/claims/relations.ts';
import { listCorrections } from '../../store/views/corrections.ts';
import { findDeskStoryRow, recordedDraft } from '../../store/views/desk-story.ts';
import { findStoryView } from '../../store/views/story.ts';
import type { TestDesk } from '../../testing/desk.ts';
import {
  buildCitingStory,
  buildSource,
  claimOf,
  createLedgerDesk,
  record,
  succeeded,
} from '../../testing/ledger.ts';
import type { TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { actOnFollowUp } from './follow-up.ts';
import { mergeClaims } from './merge-claims.ts';
import { relateClaims, unrelateClaims } from './relate-claims.ts';
import { sealClaim } from './seal-claim.ts';
import { setFinding } from './set-finding.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
let editor: LedgerContext;
let claimId: string;

beforeEach(async () => {
  ({ newsroom, desk, editor } = await createLedgerDesk());
  claimId = await record(editor);
  await newsroom.save(
    buildCitingStory('quay', [claimId]),
    buildCitingStory('naberezhna', [claimId], { language: 'uk' }),
    buildCitingStory('drafted', [claimId], { state: 'draft', firstPublishedAt: null }),
  );
  return () => newsroom.close();
});

const open = async () => (await listFollowUps(newsroom.db, {})).followUps;
const openFor = async (slug: string) => {
  const found = (await open()).find(({ storyId }) => storyId === idOf(`story:${slug}`));
  if (found === undefined) throw new Error(`Nothing is proposed to ${slug}.`);
  return found;
};
const findFalse = async () =>
  succeeded(
    await setFinding(editor, claimId, {
      version: (await claimOf(editor, claimId)).version,
      finding: { kind: 'false', grounds: 'The survey says otherwise.' },
      why: '',
    }),
  );

describe('a claim that changed', () => {
  it('proposes a line to each public story that cites it, in the story’s language', async () => {
    await findFalse();
    expect((await open()).map(({ storyId }) => storyId).sort()).toEqual(
      [idOf('story:quay'), idOf('story:naberezhna')].sort(),
    );
    expect(await openFor('quay')).toMatchObject({
      kind: 'update',
      note: 'We have found the statement by Harbour Master that is reported here, “The east quay is safe for ships of every size.”, to be false. The survey says otherwise.',
    });
    expect((await openFor('naberezhna')).note).toContain('неправдива');
  });

  it('has one open line for each story, the newest', async () => {
    const denial = await record(editor, {
      speaker: buildSource('Pilots’ Union', 'organisation'),
      text: 'It is not safe.',
    });
    succeeded(await relateClaims(editor, denial, { toId: claimId, kind: 'denies', note: '', why: '' }));
    expect((await openFor('quay')).note).toContain('Pilots’ Union has denied');
    await findFalse();
    expect((await openFor('quay')).note).toContain('to be false');
    expect(await open()).toHaveLength(2);
  });
});

describe('a line whose change does not hold any more', () => {
  const denial = () =>
    record(editor, { speaker: buildSource('Pilots’ Union', 'organisation'), text: 'It is not safe.' });
  const relationOf = async (id: string) => (await listRelationsOf(newsroom.db, [id]))[0]?.id ?? '';
  const seal = (id: string) =>
    sealClaim(editor, id, { sealed: true, notice: 'Withheld after a ruling.', reason: 'case 7' });

  it('gives way to one that says so, where a verdict is taken back', async () => {
    await findFalse();
    const { version } = await claimOf(editor, claimId);
    const finding = { kind: 'unverified', grounds: '' } as const;
    succeeded(await setFinding(editor, claimId, { version, finding, why: '' }));
    expect((await openFor('quay')).note).toContain('We have taken back our finding');
    expect((await openFor('naberezhna')).note).toContain('Ми відкликали свій висновок');
    expect(await open()).toHaveLength(2);
  });

  it('is gone with the relation, also where it was skipped; what was published stays', async () => {
    const other = await denial();
    succeeded(await relateClaims(editor, other, { toId: claimId, kind: 'denies', note: '', why: '' }));
    succeeded(await actOnFollowUp(editor, (await openFor('quay')).id, { act: 'skip', why: '' }));
    const { id } = await openFor('naberezhna');
    succeeded(await actOnFollowUp(editor, id, { act: 'accept', kind: 'update', note: 'Denied.' }));
    succeeded(await unrelateClaims(editor, claimId, await relationOf(claimId), ''));
    expect((await listFollowUps(newsroom.db, { claimId })).followUps.map((line) => line.id)).toEqual([id]);
  });

  it('stays where the relation is gone, but a finding has been set since', async () => {
    const other = await denial();
    succeeded(await relateClaims(editor, other, { toId: claimId, kind: 'denies', note: '', why: '' }));
    await findFalse();
    succeeded(await unrelateClaims(editor, claimId, await relationOf(claimId), ''));
    expect((await openFor('quay')).note).toContain('to be false');
  });

  it('quotes nothing that was sealed, and is gone with the seal', async () => {
    const other = await denial();
    succeeded(await relateClaims(editor, other, { toId: claimId, kind: 'contradicts', note: '', why: '' }));
    expect((await openFor('quay')).note).toContain('It is not safe.');
    succeeded(await seal(other));
    expect(await open()).toEqual([]);
    await findFalse();
    succeeded(await seal(claimId));
    for (const { note } of await open()) expect(note).not.toContain('safe');
    expect(await open()).toHaveLength(2);
    succeeded(await sealClaim(editor, claimId, { sealed: false, why: 'lifted' }));
    expect(await open()).toEqual([]);
  });
});

describe('a claim that becomes part of another', () => {
  it('proposes the other’s finding to the stories that cited it, where it is another one', async () => {
    const into = await record(editor, { text: 'Ships of every size are safe at the quay.' });
    await newsroom.save(buildCitingStory('harbour', [into]));
    const { version } = await claimOf(editor, into);
    const finding = { kind: 'false', grounds: 'The survey says otherwise.' } as const;
    succeeded(await setFinding(editor, into, { version, finding, why: '' }));
    succeeded(await actOnFollowUp(editor, (await openFor('harbour')).id, { act: 'skip', why: '' }));
    succeeded(await mergeClaims(editor, claimId, { intoId: into, why: '' }));
    expect((await openFor('quay')).note).toContain('to be false');
    expect((await open()).map(({ storyId }) => storyId)).not.toContain(idOf('story:harbour'));
  });
});

describe('a line that is accepted', () => {
  it('is published with the story as its readers have it; what is staged stays staged', async () => {
    await findFalse();
    const storyId = idOf('story:quay');
    const row = await findDeskStoryRow(newsroom.db, storyId);
    if (row === undefined) throw new Error('There is no story.');
    await desk.type(storyId, { ...recordedDraft(row), headline: 'Not yet for readers' });
    newsroom.now = new Date('2025-03-20T09:00:00Z');
    const { id } = await openFor('quay');
    succeeded(
      await actOnFollowUp(editor, id, { act: 'accept', kind: 'update', note: 'It was found to be false.' }),
    );
    expect(await findStoryView(newsroom.db, storyId)).toMatchObject({
      headline: 'About quay',
      updatedAt: newsroom.now,
      corrections: [{ kind: 'update', note: 'It was found to be false.' }],
      publishedVersions: 2,
    });
    expect((await listCorrections(newsroom.db)).corrections).toHaveLength(1);
    expect(
      (await listFollowUps(newsroom.db, { claimId })).followUps.find((one) => one.id === id),
    ).toMatchObject({
      state: 'accepted',
      note: 'It was found to be false.',
    });
    const copy = await newsroom.db
      .selectFrom('working_copy')
      .select(['has_staged_changes', 'draft'])
      .where('story_id', '=', storyId)
      .executeTakeFirst();
    expect(copy).toMatchObject({ has_staged_changes: true, draft: { headline: 'Not yet for readers' } });
    expect((await open()).map((followUp) => followUp.storyId)).toEqual([idOf('story:naberezhna')]);
    expect(await actOnFollowUp(editor, id, { act: 'skip', why: '' })).toMatchObject({
      error: { type: 'already-acted', state: 'accepted' },
    });
  });

  it('by two editors at once is published once', async () => {
    await findFalse();
    const { id } = await openFor('quay');
    const accept = () => actOnFollowUp(editor, id, { act: 'accept', kind: 'update', note: 'It was false.' });
    const done = await Promise.all([accept(), accept()]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await listCorrections(newsroom.db)).corrections).toHaveLength(1);
  });

  it('is an editor’s, and needs a story that is still public', async () => {
    await findFalse();
    const { id } = await openFor('quay');
    const accept = { act: 'accept', kind: 'update', note: 'It was false.' } as const;
    expect(await actOnFollowUp(desk.as('reporter'), id, accept)).toMatchObject({ error: { type: 'role' } });
    await newsroom.save(buildCitingStory('quay', [claimId], { state: 'withdrawn' }));
    expect(await actOnFollowUp(editor, id, accept)).toMatchObject({ error: { type: 'story-not-public' } });
    expect((await openFor('quay')).state).toBe('open');
  });

  it('while the story is published and the claim changes again ends for all of them', async () => {
    await findFalse();
    const rounds = 6;
    for (let round = 0; round < rounds; round++) {
      const { id } = await openFor('quay');
      const finding = { kind: round % 2 === 0 ? 'verified' : 'false', grounds: `Round ${round}.` } as const;
      const { version } = await claimOf(editor, claimId);
      const done = await Promise.all([
        actOnFollowUp(editor, id, { act: 'accept', kind: 'update', note: `Round ${round}.` }),
        newsroom.save(buildCitingStory('quay', [claimId], { slug: `quay-${round}` })),
        setFinding(editor, claimId, { version, finding, why: '' }),
      ]);
      expect(done[0].ok && done[2].ok).toBe(true);
      // The one of this round may have given way before it was accepted, or have been accepted first.
      if ((await open()).every(({ storyId }) => storyId !== idOf('story:quay'))) await findOther(round);
    }
    expect((await listCorrections(newsroom.db)).corrections).toHaveLength(rounds);
  });
});

describe('a line that is skipped', () => {
  it('can be taken back, unless a newer one is open for the story by then', async () => {
    await findFalse();
    const { id } = await openFor('quay');
    succeeded(await actOnFollowUp(editor, id, { act: 'skip', why: 'told in the text already' }));
    expect(await open()).toHaveLength(1);
    succeeded(await actOnFollowUp(editor, id, { act: 'reopen' }));
    expect(await openFor('quay')).toMatchObject({ id, actedAt: null, actedByName: null });
    expect(await actOnFollowUp(editor, id, { act: 'reopen' })).toMatchObject({
      error: { type: 'already-acted', state: 'open' },
    });
    succeeded(await actOnFollowUp(editor, id, { act: 'skip', why: '' }));
    await findOther(1);
    expect(await actOnFollowUp(editor, id, { act: 'reopen' })).toMatchObject({
      error: { type: 'newer-line' },
    });
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select(['act', 'details'])
      .where('act', 'like', 'follow-up-%')
      .orderBy('id')
      .execute();
    expect(audit.map(({ act }) => act)).toEqual([
      'follow-up-skipped',
      'follow-up-reopened',
      'follow-up-skipped',
    ]);
    expect(audit[0]?.details).toEqual({ claimId, why: 'told in the text already' });
  });
});

/** Another finding, so that there is a line to act on again. */
async function findOther(round: number): Promise<void> {
  const { version, finding } = await claimOf(editor, claimId);
  const kind = finding.kind === 'disputed' ? 'no-evidence-offered' : 'disputed';
  succeeded(
    await setFinding(editor, claimId, { version, finding: { kind, grounds: `Again ${round}.` }, why: '' }),
  );
}
