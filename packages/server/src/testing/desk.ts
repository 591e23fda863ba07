import { body, paragraph } from '@onrecord/domain/body/build';
import type { Role } from '@onrecord/domain/team/roles';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import type { DeskContext } from '../commands/desk/desk-context.ts';
import type { Drafts } from '../commands/desk/drafts.ts';
import type { Database } from '../store/database.ts';
import { findDeskStoryRow, recordedDraft } from '../store/views/desk-story.ts';
import { openWorkingCopy, settleWorkingCopy } from '../store/working-copy.ts';
import type { TestNewsroom } from './stories.ts';

/** Drafts as the database has them, for tests in which nobody types: the shared documents themselves are empty. */
function createStoredDrafts({ db, clock }: { db: Database; clock: () => Date }): Drafts {
  const nobodyTyped = () => new Uint8Array();
  return {
    async readDraft(storyId) {
      const copy = await db
        .selectFrom('working_copy')
        .select('draft')
        .where('story_id', '=', storyId)
        .executeTakeFirst();
      if (copy) return copy.draft;
      const row = await findDeskStoryRow(db, storyId);
      if (row === undefined) throw new Error(`There is no story ${storyId}.`);
      return recordedDraft(row);
    },
    async replaceDraft(storyId, draft, { userId }) {
      const stored = await openWorkingCopy(db, storyId, clock(), nobodyTyped);
      if (stored === undefined) throw new Error(`There is no story ${storyId}.`);
      await settleWorkingCopy(db, storyId, {
        yjs: new Uint8Array(),
        seq: stored.seq,
        draft,
        at: clock(),
        touchedBy: userId,
      });
    },
    flush: async () => undefined,
  };
}

/** A draft that is ready for readers, with `byline` as its author. */
export function buildDraft(byline: string, overrides: Partial<StoryDraft> = {}): StoryDraft {
  return {
    ...emptyDraft('en'),
    headline: 'Quay reopens after repairs',
    body: body(paragraph('Ships are back at the east quay.')),
    contributorIds: [byline],
    ...overrides,
  };
}

export interface TestDesk {
  readonly drafts: Drafts;
  /** What acts of somebody are given; `name` tells two of one role apart. */
  as(role: Role, name?: string): DeskContext;
  /** Puts a text in a story's working copy, as if it had been typed. */
  type(storyId: string, draft: StoryDraft): Promise<void>;
}

/** The desk of a test newsroom, with a person for each role: `user-ROLE`, and `user-NAME` for those named here. */
export async function createDesk(newsroom: TestNewsroom, ...names: string[]): Promise<TestDesk> {
  const { db, context } = newsroom;
  const drafts = createStoredDrafts(context);
  const roles: Role[] = ['viewer', 'reporter', 'editor', 'owner'];
  const people = [
    ...roles.map((role) => ({ id: `user-${role}`, name: `The ${role}`, role })),
    ...names.map((name) => ({ id: `user-${name}`, name, role: 'editor' as const })),
  ];
  await db
    .insertInto('team_user')
    .values(
      people.map(({ id, name, role }) => ({
        id,
        name,
        role,
        email: `${id}@harbour.example`.toLowerCase(),
        email_verified: true,
        created_at: newsroom.now,
        updated_at: newsroom.now,
      })),
    )
    .execute();
  const as = (role: Role, name?: string): DeskContext => {
    const userId = `user-${name ?? role}`;
    return {
      ...context,
      drafts,
      actor: userId,
      person: { actor: { userId, role }, name: name ?? `The ${role}` },
    };
  };
  return {
    drafts,
    as,
    type: (storyId, draft) => drafts.replaceDraft(storyId, draft, as('editor').person.actor),
  };
}
