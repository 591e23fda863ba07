import { WITHHELD_KEY } from '@onrecord/domain/address/keys';
import { beforeEach, describe, expect, it } from 'vitest';
import { listClaimHistory } from '../../store/claims/history.ts';
import { findSource, listSourcesById } from '../../store/claims/sources.ts';
import { findSourcePage, listPublicClaims } from '../../store/claims/views/claim-lists.ts';
import { findAddress } from '../../store/public-index.ts';
import type { TestDesk } from '../../testing/desk.ts';
import {
  agree,
  buildCitingStory,
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
import type { TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import type { LedgerContext } from './act-on-ledger.ts';
import { dismissStatement } from './dismiss-statement.ts';
import { keepEvidence, showEvidence } from './keep-evidence.ts';
import { mergeClaims } from './merge-claims.ts';
import { editClaim } from './record-claim.ts';
import { sealClaim } from './seal-claim.ts';
import { agreeToUnnamed, editSource, recordSource } from './sources.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
let reporter: LedgerContext;
let editor: LedgerContext;

beforeEach(async () => {
  ({ newsroom, desk, reporter, editor } = await createLedgerDesk());
  return () => newsroom.close();
});

describe('a source', () => {
  it('that is renamed leads from its old address to the new one', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    const sourceId = await speakerOf(editor, id);
    const source = buildSource('Harbour Office', 'organisation');
    succeeded(await editSource(reporter, sourceId, { version: 1, content: source, why: '' }));
    expect(await findAddress(newsroom.db, '/sources/harbour-master/')).toEqual({
      kind: 'moved',
      targetId: sourceId,
    });
    expect(await findAddress(newsroom.db, '/sources/harbour-office/')).toEqual({
      kind: 'source',
      targetId: sourceId,
    });
    expect((await viewOf(editor, id)).speaker).toMatchObject({
      name: 'Harbour Office',
      kind: 'organisation',
    });
    expect((await lastEvent(newsroom)).keys).toContain(`source:${sourceId}`);
    const other = await record(reporter, { speaker: buildSource('Harbour Master') });
    expect((await findSource(newsroom.db, await speakerOf(editor, other)))?.slug).toBe('harbour-master-2');
    expect(await editSource(reporter, sourceId, { version: 1, content: source, why: '' })).toMatchObject({
      error: { type: 'changed-meanwhile', version: 2 },
    });
  });

  it('that is unnamed is public once a second editor agreed, and again after each change', async () => {
    const unnamed = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;
    const id = await record(desk.as('editor', 'Ida'), { speaker: unnamed });
    await publish(newsroom, 'quay', id);
    expect(await pageOf(editor, id)).toBeUndefined();
    const sourceId = await speakerOf(editor, id);
    expect(await agree(desk.as('editor', 'Ida'), sourceId)).toMatchObject({
      error: { type: 'same-person' },
    });
    expect(await agree(reporter, sourceId)).toMatchObject({ error: { type: 'role' } });
    succeeded(await agree(desk.as('editor', 'Bo'), sourceId));
    expect((await viewOf(editor, id)).speaker).toEqual({
      id: null,
      kind: 'unnamed',
      name: 'a docker',
      role: '',
      slug: null,
    });
    expect(await findSourcePage(newsroom.db, sourceId)).toBeUndefined();
    const content = { ...unnamed, description: 'a docker of the night shift' };
    succeeded(await editSource(desk.as('editor', 'Bo'), sourceId, { version: 1, content, why: '' }));
    expect(await pageOf(editor, id)).toBeUndefined();
    succeeded(await agree(desk.as('editor', 'Ida'), sourceId));
    expect((await viewOf(editor, id)).speaker.name).toBe('a docker of the night shift');
    expect(
      await editSource(editor, sourceId, { version: 2, content: buildSource('Joe'), why: '' }),
    ).toMatchObject({
      error: { type: 'other-kind' },
    });
  });

  it('that is unnamed is agreed to as it was read, and once', async () => {
    const unnamed = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;
    const id = await record(reporter, { speaker: unnamed });
    await publish(newsroom, 'quay', id);
    const sourceId = await speakerOf(editor, id);
    const content = { ...unnamed, description: 'the brother of the harbour master' };
    succeeded(await editSource(reporter, sourceId, { version: 1, content, why: '' }));
    expect(await agreeToUnnamed(editor, sourceId, { version: 1 })).toEqual({
      ok: false,
      error: { type: 'described-anew' },
    });
    expect(await pageOf(editor, id)).toBeUndefined();
    succeeded(await agreeToUnnamed(desk.as('editor', 'Bo'), sourceId, { version: 2 }));
    succeeded(await agreeToUnnamed(desk.as('editor', 'Ida'), sourceId, { version: 2 }));
    expect((await findSource(newsroom.db, sourceId))?.unnamed?.agreedBy).toBe(
      desk.as('editor', 'Bo').person.actor.userId,
    );
  });

  it('that is not named with a claim any more is on no page that a process keeps', async () => {
    const id = await record(reporter, { speaker: buildSource('Jo Marsh') });
    await publish(newsroom, 'quay', id);
    const { content, version } = await claimOf(editor, id);
    succeeded(
      await editClaim(reporter, id, { version, content: { ...content, place: 'the quay' }, why: '' }),
    );
    expect((await lastEvent(newsroom)).keys).not.toContain(WITHHELD_KEY);
    const docker = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;
    const speakerId = succeeded(await recordSource(reporter, docker));
    succeeded(await agree(editor, speakerId));
    const unnamed = { version: version + 1, content: { ...content, speakerId }, why: '' };
    succeeded(await editClaim(reporter, id, unnamed));
    expect((await viewOf(editor, id)).speaker.name).toBe('a docker');
    expect((await lastEvent(newsroom)).keys).toContain(WITHHELD_KEY);
  });

  it('that only passed a statement on has it on its page, too', async () => {
    const id = await record(reporter, {
      relay: [{ source: buildSource('The Evening Post', 'outlet'), sourcing: 'citing undisclosed sources' }],
    });
    await publish(newsroom, 'quay', id);
    const shown = await viewOf(editor, id);
    expect(shown.relay).toMatchObject([
      { source: { slug: 'the-evening-post' }, sourcing: 'citing undisclosed sources' },
    ]);
    const outlet =
      [...(await listSourcesById(newsroom.db, [shown.relay[0]?.source.id ?? ''])).keys()][0] ?? '';
    expect(await findSourcePage(newsroom.db, outlet)).toMatchObject({ claims: [{ id }] });
  });
});

describe('a claim that is sealed', () => {
  it('leaves a notice at its address and nothing else, until it is given back', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    const path = await pathOf(editor, id);
    succeeded(
      await sealClaim(editor, id, { sealed: true, notice: 'Removed after a ruling.', reason: 'case 7' }),
    );
    expect(await pageOf(editor, id)).toEqual({
      type: 'sealed',
      claim: { publicId: path.split('/')[2], sealedAt: newsroom.now, notice: 'Removed after a ruling.' },
    });
    expect(await findAddress(newsroom.db, path)).toMatchObject({ kind: 'claim' });
    expect((await listPublicClaims(newsroom.db)).claims).toEqual([]);
    await publish(newsroom, 'port', id);
    expect((await pageOf(editor, id))?.type).toBe('sealed');
    expect(await find(editor, id, 'verified')).toMatchObject({ error: { type: 'sealed' } });
    succeeded(await sealClaim(editor, id, { sealed: false, why: 'the ruling was lifted' }));
    expect((await viewOf(editor, id)).citedIn).toBe(2);
  });

  it('or part of one that readers do not see is on no page that a process keeps', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    const docker = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' } as const;
    const unseen = await record(reporter, { speaker: docker });
    succeeded(await mergeClaims(editor, id, { intoId: unseen, why: '' }));
    expect(await pageOf(editor, unseen)).toBeUndefined();
    expect((await lastEvent(newsroom)).keys).toContain(WITHHELD_KEY);
    const [one, other] = [await record(reporter), await record(reporter, { text: 'So it is.' })];
    await publish(newsroom, 'port', one, other);
    succeeded(await mergeClaims(editor, one, { intoId: other, why: '' }));
    expect((await lastEvent(newsroom)).keys).not.toContain(WITHHELD_KEY);
    succeeded(await sealClaim(editor, other, { sealed: true, notice: 'Removed.', reason: 'case 7' }));
    expect((await lastEvent(newsroom)).keys).toContain(WITHHELD_KEY);
  });

  it('never stays public because a story that cites it goes out at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await record(reporter, { text: `Statement ${round}.` });
      await Promise.all([
        publish(newsroom, `story-${round}`, id),
        sealClaim(editor, id, { sealed: true, notice: 'Removed.', reason: 'x' }),
        publish(newsroom, `other-${round}`, id),
      ]);
      expect((await pageOf(editor, id))?.type).not.toBe('claim');
    }
    expect(await newsroom.db.selectFrom('claim_entry').select('claim_id').execute()).toEqual([]);
    expect(await newsroom.db.selectFrom('claim_listing').select('claim_id').execute()).toEqual([]);
  });
});

describe('evidence', () => {
  it('is the newsroom’s until an editor shows it', async () => {
    const id = await record(reporter);
    await publish(newsroom, 'quay', id);
    const evidenceId = succeeded(
      await keepEvidence(reporter, id, {
        kind: 'file',
        title: 'Survey of the quay',
        url: '',
        capturedAt: newsroom.now,
        file: { contentHash: 'a'.repeat(64), fileName: 'survey.pdf', sizeBytes: 5000 },
      }),
    );
    expect((await viewOf(editor, id)).evidence).toEqual([]);
    expect(await showEvidence(reporter, id, evidenceId, { public: true, why: '' })).toMatchObject({
      error: { type: 'role', needs: 'editor' },
    });
    succeeded(await showEvidence(editor, id, evidenceId, { public: true, why: '' }));
    expect((await viewOf(editor, id)).evidence).toMatchObject([
      { title: 'Survey of the quay', file: { sizeBytes: 5000 } },
    ]);
    succeeded(await showEvidence(editor, id, evidenceId, { public: false, why: 'it names somebody' }));
    expect((await viewOf(editor, id)).evidence).toEqual([]);
  });
});

describe('the history', () => {
  it('cannot be changed, not even by a statement of SQL', async () => {
    const id = await record(reporter);
    await expect(newsroom.db.updateTable('ledger_history').set({ why: 'no' }).execute()).rejects.toThrow(
      'only ever added',
    );
    await expect(newsroom.db.deleteFrom('ledger_history').execute()).rejects.toThrow('only ever added');
    expect(await listClaimHistory(newsroom.db, id)).toHaveLength(1);
  });
});

describe('a statement that is dismissed', () => {
  it('stays dismissed, however often', async () => {
    await newsroom.save(buildCitingStory('quay', []));
    const storyId = idOf('story:quay');
    for (let time = 0; time < 2; time++)
      succeeded(await dismissStatement(reporter, storyId, { key: 'smith: all is well', dismissed: true }));
    expect(await newsroom.db.selectFrom('dismissed_statement').select('key').execute()).toEqual([
      { key: 'smith: all is well' },
    ]);
    expect(await dismissStatement(reporter, idOf('none'), { key: 'x', dismissed: true })).toMatchObject({
      error: { type: 'no-such' },
    });
  });
});
