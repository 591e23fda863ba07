import { body, paragraph } from '@onrecord/domain/body/build';
import type { StoryActRequest } from '@onrecord/domain/desk/shapes';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStory } from '../../commands/desk/create-story.ts';
import { performAct } from '../../commands/desk/perform-act.ts';
import { restoreRevision } from '../../commands/desk/restore-revision.ts';
import { publishDueStories } from '../../commands/publish-due-stories.ts';
import { changeContributors } from '../../commands/save-newsroom.ts';
import { findPublicRevision } from '../../store/published-version.ts';
import { findRevision } from '../../store/revision.ts';
import { CHANGES_STRETCH } from '../../store/views/story-changes.ts';
import { buildDraft, createDesk, type TestDesk } from '../../testing/desk.ts';
import { named, textOf } from '../../testing/reading-html.ts';
import {
  buildContributorInput,
  buildStory,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
let site: TestSite;
const ADA = idOf('contributor:ada');
const CHANGES = '/quay/changes/';

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom);
  await changeContributors(newsroom.context, [buildContributorInput('ada', { name: 'Ada Moss' })]);
  site = await openTestSite(newsroom);
  return async () => {
    await site.close();
    await newsroom.close();
  };
});

const draft = (overrides: Partial<StoryDraft> = {}) => buildDraft(ADA, { slug: 'quay', ...overrides });

async function act(id: string, request: StoryActRequest, role: 'editor' | 'owner' = 'editor') {
  expect(await performAct(desk.as(role), id, request)).toEqual({ ok: true, value: undefined });
  newsroom.now = new Date(newsroom.now.getTime() + 60_000);
  await site.settle();
}

async function begin(text = draft()): Promise<string> {
  const created = await createStory(desk.as('reporter'), { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  await desk.type(created.value, text);
  return created.value;
}

async function publish(text?: StoryDraft): Promise<string> {
  const id = await begin(text);
  await act(id, { act: 'publish' });
  return id;
}

async function change(
  id: string,
  text: StoryDraft,
  request: Partial<Extract<StoryActRequest, { act: 'publish-changes' }>> = {},
) {
  await desk.type(id, text);
  await act(id, { act: 'publish-changes', kind: 'correction', note: 'It was wrong.', ...request });
}

/** The versions of a page: what is over each, and which words went and came. */
async function versionsAt(path: string) {
  const html = await site.read(path);
  return named(html, 'section').map((section) => {
    const inside = (name: string) =>
      [...descendants(section, name)].map((element) => textOf(element).replace(/\s+/g, ' ').trim());
    return { kind: inside('h2')[0], removed: inside('del'), added: inside('ins') };
  });
}
function* descendants(element: ReturnType<typeof named>[number], name: string): Generator<typeof element> {
  for (const child of element.childNodes) {
    if (!('tagName' in child)) continue;
    if (child.tagName === name) yield child;
    yield* descendants(child, name);
  }
}

describe('what changed, for readers', () => {
  it('is told by the word for each published version, and of no other revision', async () => {
    const id = await begin(draft({ headline: 'UNSEEN-BEFORE', dek: 'UNSEEN-DEK' }));
    await desk.type(id, draft());
    await act(id, { act: 'publish' });
    await desk.type(id, draft({ headline: 'UNSEEN-STAGED' }));
    await act(id, { act: 'discard-changes' });
    await change(id, draft({ body: body(paragraph('Ships are back at the west quay.')) }));
    await change(id, draft({ body: body(paragraph('Two ships are back at the west quay.')) }), {
      kind: 'minor',
      note: '',
    });
    await desk.type(id, draft({ headline: 'UNSEEN-LATER' }));
    expect((await restoreRevision(desk.as('editor'), id, 1)).ok).toBe(true);
    await site.settle();
    expect(await versionsAt(CHANGES)).toEqual([
      { kind: 'Edited', removed: ['[removed: Ships]'], added: ['[added: Two ships]'] },
      { kind: 'Correction', removed: ['[removed: east]'], added: ['[added: west]'] },
      { kind: 'Published', removed: [], added: [] },
    ]);
    const html = await site.read(CHANGES);
    expect(html).toContain('It was wrong.');
    expect(html).not.toContain('UNSEEN');
  });

  it('is linked from the story once readers were told of a change, and stays out of indexes', async () => {
    const id = await publish();
    expect(await site.read('/quay/')).not.toContain(CHANGES);
    expect(await site.read(CHANGES)).toContain('Nothing has changed');
    await change(id, draft({ dek: 'Repaired.' }), { kind: 'minor', note: '' });
    expect(await site.read('/quay/')).not.toContain(CHANGES);
    await change(id, draft({ dek: 'Repaired at last.' }));
    expect(await site.read('/quay/')).toContain(`<a href="${CHANGES}">What changed</a>`);
    const html = await site.read(CHANGES);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<link rel="canonical" href="https://harbour.example/quay/">');
  });

  it('moves with its story', async () => {
    const id = await publish();
    await change(id, draft({ slug: 'east-quay' }));
    const moved = await site.get(CHANGES);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/east-quay/changes/']);
    expect((await site.get('/east-quay/changes/')).status).toBe(200);
  });

  it('stays with a retracted story, and goes with a withdrawn one', async () => {
    const id = await publish(draft({ headline: 'FORMER-HEADLINE' }));
    await change(id, draft());
    await act(id, { act: 'retract', note: 'We could not confirm it.' });
    expect(await site.read(CHANGES)).toMatch(/We could not confirm it\..*FORMER-HEADLINE/s);
    await act(id, { act: 'withdraw' }, 'owner');
    const gone = await site.get(CHANGES);
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toMatch(/FORMER-HEADLINE|confirm|Quay/);
  });

  it('withholds words that should never have been public, also those of earlier versions', async () => {
    const id = await publish();
    await change(id, draft({ dek: 'Said SECRET-NAME.' }), { kind: 'update' });
    expect(await site.read(CHANGES)).toContain('SECRET-NAME');
    await change(id, draft({ dek: 'Said a worker.' }), { withholdWords: true });
    await change(id, draft({ dek: 'Said a dock worker.' }), { kind: 'clarification' });
    const html = await site.read(CHANGES);
    expect(html).not.toContain('SECRET-NAME');
    expect(html.split('We do not show which words changed here.')).toHaveLength(3);
    expect(await versionsAt(CHANGES)).toMatchObject([
      { kind: 'Clarification', added: ['[added: dock]'] },
      { kind: 'Correction', added: [] },
      { kind: 'Update', added: [] },
      { kind: 'Published' },
    ]);
  });

  it('comes a stretch at a time, each version once', async () => {
    const id = await publish();
    for (let n = 1; n <= CHANGES_STRETCH + 2; n++) await change(id, draft({ dek: `The ${n}. dek.` }));
    const first = await versionsAt(CHANGES);
    expect(first).toHaveLength(CHANGES_STRETCH);
    const [, next] = /href="(\/quay\/changes\/\?before=\d+)"/.exec(await site.read(CHANGES)) ?? [];
    const rest = await versionsAt(next ?? '');
    expect(rest.map(({ kind }) => kind)).toEqual(['Correction', 'Correction', 'Published']);
    expect(rest[0]?.added).toEqual(['[added: 2]']);
    expect(await site.read(next ?? '')).toContain(`<a href="${CHANGES}">Newest version</a>`);
  });

  it('answers 404 where there is nothing, without a query where nothing can be', async () => {
    await publish();
    await newsroom.save(buildStory('about', { kind: 'page' }));
    await site.settle();
    expect((await site.get('/about/changes/')).status).toBe(404);
    expect((await site.get(`${CHANGES}?before=2`)).status).toBe(404);
    expect((await site.get('/nowhere/')).status).toBe(404);
    const queries = site.queries();
    for (const path of ['/nowhere/changes/', `${CHANGES}?before=1`, `${CHANGES}?before=x`, '/tag/changes/'])
      expect((await site.get(path)).status).toBe(404);
    expect(site.queries()).toBe(queries);
    const slashless = await site.get('/quay/changes');
    expect([slashless.status, slashless.headers.get('location')]).toEqual([301, CHANGES]);
  });

  it('begins with what the schedule published', async () => {
    const id = await begin();
    await act(id, { act: 'schedule', at: new Date(newsroom.now.getTime() + 30_000).toISOString() });
    await publishDueStories({ ...newsroom.context, actor: 'schedule', drafts: desk.drafts });
    await site.settle();
    expect(await versionsAt(CHANGES)).toEqual([{ kind: 'Published', removed: [], added: [] }]);
  });

  it('begins with the import where a story changed elsewhere before', async () => {
    await newsroom.save(buildStory('quay', { updatedAt: new Date('2025-03-11T06:30:00Z') }));
    await site.settle();
    expect(await versionsAt(CHANGES)).toMatchObject([{ kind: 'First version on record here' }]);
  });
});

describe('the revision that readers have', () => {
  it('is the last that went out, however many were written since', async () => {
    const id = await begin();
    expect(await findPublicRevision(newsroom.db, id)).toBeNull();
    await act(id, { act: 'publish' });
    await change(id, draft({ headline: 'The quay is open' }));
    await desk.type(id, draft({ headline: 'Staged' }));
    await act(id, { act: 'discard-changes' });
    await act(id, { act: 'retract', note: 'It was wrong.' });
    const number = await findPublicRevision(newsroom.db, id);
    expect((await findRevision(newsroom.db, id, number ?? 0))?.draft.headline).toBe('The quay is open');
    await act(id, { act: 'withdraw' }, 'owner');
    expect(await findPublicRevision(newsroom.db, id)).toBeNull();
  });
});
