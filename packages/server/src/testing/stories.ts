import type { ContributorInput, StoryInput, TagInput } from '@onrecord/domain/article/story-input';
import { body, paragraph } from '@onrecord/domain/body/build';
import type { CommandContext } from '../commands/context.ts';
import { type SaveOutcome, saveStoryBatch } from '../commands/save-stories.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { StoryToSave } from '../store/story.ts';
import { createTestDatabase } from './test-database.ts';
import { idOf } from './views.ts';

/** The instant a test newsroom's clock stands at until the test moves it. */
const TEST_NOW = new Date('2025-03-14T12:00:00Z');

/** A published story of one paragraph, without tags and byline. The same arguments give the same story. */
export function buildStoryInput(overrides: Partial<StoryInput> = {}): StoryInput {
  const slug = overrides.slug ?? 'quay-reopens';
  return {
    kind: 'story',
    state: 'published',
    slug,
    headline: 'Quay reopens after repairs',
    dek: '',
    body: body(paragraph('Ships are back at the east quay.')),
    language: 'en',
    createdAt: new Date('2025-03-10T06:00:00Z'),
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
    updatedAt: null,
    scheduledFor: null,
    breaking: false,
    pinned: false,
    contributorIds: [],
    tagIds: [],
    hero: null,
    canonicalUrl: null,
    searchTitle: '',
    searchDescription: '',
    socialTitle: '',
    socialDescription: '',
    socialMediaId: null,
    outletId: idOf(`story:${slug}`),
    ...overrides,
  };
}

/** The same with an id: that of `idOf('story:SLUG')`, which stays when a test saves it again under another slug. */
export function buildStory(slug: string, overrides: Partial<StoryInput> = {}): StoryToSave {
  return {
    id: idOf(`story:${slug}`),
    story: buildStoryInput({ slug, headline: `About ${slug}`, ...overrides }),
  };
}

/** So many stories, `story-0` the newest, each a minute older than the one before. */
export function buildStories(count: number, overrides: Partial<StoryInput> = {}): StoryToSave[] {
  const newest = new Date('2025-03-13T00:00:00Z').getTime();
  return Array.from({ length: count }, (_, at) =>
    buildStory(`story-${at}`, { firstPublishedAt: new Date(newest - at * 60_000), ...overrides }),
  );
}

export function buildTagInput(slug: string, overrides: Partial<TagInput> = {}): TagInput {
  return { id: idOf(`tag:${slug}`), slug, name: slug, description: '', internal: false, ...overrides };
}

export function buildContributorInput(
  slug: string,
  overrides: Partial<ContributorInput> = {},
): ContributorInput {
  return {
    id: idOf(`contributor:${slug}`),
    slug,
    name: slug,
    bio: '',
    location: '',
    website: '',
    pictureMediaId: null,
    ...overrides,
  };
}

export interface TestNewsroom {
  readonly db: Database;
  readonly connectionString: string;
  /** For commands; its clock says `now`. */
  readonly context: CommandContext;
  now: Date;
  /** Saves stories in one batch, as an act of the newsroom. */
  save(...stories: StoryToSave[]): Promise<SaveOutcome[]>;
  close(): Promise<void>;
}

/** A newsroom with a database of its own. The caller closes it. */
export async function createNewsroom(): Promise<TestNewsroom> {
  const database = await createTestDatabase();
  const { connectionString } = database;
  const db = openDatabase({ connectionString });
  const newsroom: TestNewsroom = {
    db,
    connectionString,
    context: { db, clock: () => newsroom.now, actor: 'test' },
    now: TEST_NOW,
    save: (...stories) => saveStoryBatch(newsroom.context, stories, 'story-published'),
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
  return newsroom;
}
