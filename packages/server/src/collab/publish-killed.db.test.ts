import { body, paragraph } from '@onrecord/domain/body/build';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStory } from '../commands/desk/create-story.ts';
import type { DeskContext } from '../commands/desk/desk-context.ts';
import { performAct } from '../commands/desk/perform-act.ts';
import { publishDueStories } from '../commands/publish-due-stories.ts';
import { changeContributors } from '../commands/save-newsroom.ts';
import { createLog } from '../log.ts';
import { nameTags } from '../testing/co-editors.ts';
import { buildDraft, createDesk } from '../testing/desk.ts';
import { actAndBeKilled, DOOMED_PERSON, type DoomedAct } from '../testing/doomed-act.ts';
import { buildContributorInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { type Collab, createCollab } from './collab.ts';

const ADA = idOf('contributor:ada');
/** Far more than any act has. */
const MOST_STATEMENTS = 200;
/** Each run kills at every third statement, from a different one on: in the end at all of them. */
const STRIDE = 3;
/** A process for each statement, on a busy machine. Milliseconds. */
const ALL_PROCESSES_MS = 600_000;

let newsroom: TestNewsroom;
let drafts: Collab;
let editor: DeskContext;

beforeAll(async () => {
  newsroom = await createNewsroom();
  const { db } = newsroom;
  const desk = await createDesk(newsroom);
  drafts = createCollab({ db, team: nameTags(), log: createLog('silent'), clock: () => new Date() });
  editor = { ...desk.as('editor'), clock: () => new Date(), drafts };
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
});
afterAll(async () => {
  await drafts?.close();
  await newsroom?.close();
});

async function must(act: DoomedAct): Promise<void> {
  const { storyId, request } = act;
  if (request === 'publish-due') await publishDueStories({ ...editor, actor: 'schedule' });
  else expect(await performAct(editor, storyId, request)).toMatchObject({ ok: true });
}

async function write(storyId: string, draft: StoryDraft): Promise<void> {
  await drafts.replaceDraft(storyId, draft, DOOMED_PERSON.actor);
}

/** Each act has its own headline: two that choose the same address at once meet in a race of its own. */
async function writeStory(headline: string): Promise<string> {
  const created = await createStory(editor, { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  await write(created.value, buildDraft(ADA, { headline }));
  return created.value;
}

/** Stories in the state before the act, each with its own act. */
const ACTS: Readonly<Record<string, () => Promise<DoomedAct>>> = {
  publish: async () => ({ storyId: await writeStory('Quay reopens'), request: { act: 'publish' } }),
  'publish changes': async () => {
    const storyId = await writeStory('Ferry returns');
    await must({ storyId, request: { act: 'publish' } });
    await write(
      storyId,
      buildDraft(ADA, { headline: 'Ferry returns', body: body(paragraph('It lies at the west quay.')) }),
    );
    return {
      storyId,
      request: { act: 'publish-changes', kind: 'correction', note: 'It was the west quay.' },
    };
  },
  'publish on time': async () => {
    const storyId = await writeStory('Tide turns');
    const at = new Date(Date.now() + 60_000).toISOString();
    await must({ storyId, request: { act: 'schedule', at } });
    // Its time has come.
    await sql`update story set scheduled_for = now() where id = ${storyId}::uuid`.execute(newsroom.db);
    return { storyId, request: 'publish-due' };
  },
};

/** Everything a publication writes, without what differs between two stories: ids, times, the number in an address. */
async function readTraces(storyId: string): Promise<unknown> {
  const { rows } = await sql<{ traces: unknown }>`
    select json_build_object(
      'story', (select json_build_array(state, first_published_at is null, updated_at is null,
        scheduled_for is null, plain_text) from story where id = ${storyId}::uuid),
      'revisions', (select json_agg(json_build_array(number, act, actor, content -> 'state') order by number)
        from revision where story_id = ${storyId}::uuid),
      'corrections', (select json_agg(note) from correction where story_id = ${storyId}::uuid),
      'events', (select json_agg(json_build_array(type, actor) order by id) from event
        where ${`story:${storyId}`} = any(keys)),
      'audit', (select json_agg(json_build_array(act, user_name) order by id) from audit_entry
        where subject_id = ${storyId}),
      'feeds', (select json_agg(feed_id order by feed_id) from listing where story_id = ${storyId}::uuid),
      'found', (select json_agg(vector::text) from search_entry where story_id = ${storyId}::uuid),
      'addresses', (select json_agg(kind) from address where target_id = ${storyId}::uuid),
      'staged', (select has_staged_changes from working_copy where story_id = ${storyId}::uuid)
    ) as traces`.execute(newsroom.db);
  return rows[0]?.traces;
}

it.concurrent.each(Object.keys(ACTS))(
  '"%s" killed at a statement has happened whole or not at all, and can then be done',
  async (name) => {
    const prepare = ACTS[name];
    if (prepare === undefined) throw new Error(`There is no act ${name}.`);
    const example = await prepare();
    const before = await readTraces(example.storyId);
    await must(example);
    const after = await readTraces(example.storyId);
    expect(after).not.toEqual(before);

    const found = { before: 0, after: 0 };
    let statement = 1 + Math.floor(Math.random() * STRIDE);
    for (let killed = true; killed && statement <= MOST_STATEMENTS; statement += STRIDE) {
      const act = await prepare();
      killed = (await actAndBeKilled(newsroom, act, statement)) === 'killed';
      const left = await readTraces(act.storyId);
      expect(killed ? [before, after] : [after]).toContainEqual(left);
      const isDone = JSON.stringify(left) === JSON.stringify(after);
      found[isDone ? 'after' : 'before']++;
      if (!isDone) await must(act);
      expect(await readTraces(act.storyId)).toEqual(after);
    }
    expect(statement).toBeLessThanOrEqual(MOST_STATEMENTS);
    // The kills went through the whole act, past its COMMIT.
    expect(found.before).toBeGreaterThan(4);
    expect(found.after).toBeGreaterThan(0);
  },
  ALL_PROCESSES_MS,
);
