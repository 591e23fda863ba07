import { body, paragraph } from '@onrecord/domain/body/build';
import type { EntryInput } from '@onrecord/domain/live/entry';
import type { LiveContext } from '../commands/live/act-on-entry.ts';
import { addLiveStory } from '../commands/live/add-live-story.ts';
import { postEntry } from '../commands/live/post-entry.ts';
import { buildStory, type TestNewsroom } from './stories.ts';
import { idOf } from './views.ts';

/** An entry of one paragraph, as the console sends it. Its id is that of `idOf('entry:NAME')`. */
export function buildEntry(name: string, overrides: Partial<EntryInput & { pinned: boolean }> = {}) {
  return {
    id: idOf(`entry:${name}`),
    headline: '',
    body: body(paragraph(`What happened at ${name}.`)),
    keyEvent: '',
    pinned: false,
    ...overrides,
  };
}

/** Posts an entry into the story with this slug, which has to be possible. Returns its id. */
export async function post(
  context: LiveContext,
  slug: string,
  name: string,
  overrides: Parameters<typeof buildEntry>[1] = {},
): Promise<string> {
  const entry = buildEntry(name, overrides);
  const posted = await postEntry(context, idOf(`story:${slug}`), entry);
  if (!posted.ok) throw new Error(`${name} was not posted: ${posted.error.type}`);
  return entry.id;
}

const STARTED_AT = new Date('2025-03-14T06:00:00Z');

/**
 * A published story that is live since 2025-03-14 06:00 UTC, with entries `SLUG 1`, `SLUG 2`, …, one a minute by nobody
 * of the team. Returns its id.
 */
export function goLive(
  newsroom: TestNewsroom,
  slug: string,
  count = 0,
  overrides: Parameters<typeof buildStory>[1] = {},
): Promise<string> {
  const minutes = Array.from({ length: count }, (_, at) => at + 1);
  return goLiveAt(newsroom, slug, minutes, overrides);
}

/** The same with an entry at each of these minutes after the start, in any order and several at once. */
export async function goLiveAt(
  newsroom: TestNewsroom,
  slug: string,
  minutes: readonly number[],
  overrides: Parameters<typeof buildStory>[1] = {},
): Promise<string> {
  await newsroom.save(buildStory(slug, { firstPublishedAt: new Date('2025-03-14T05:59:00Z'), ...overrides }));
  const storyId = idOf(`story:${slug}`);
  await addLiveStory(newsroom.context, {
    storyId,
    startedAt: STARTED_AT,
    entries: minutes.map((minute, at) => ({
      ...buildEntry(`${slug} ${at + 1}`),
      postedAt: new Date(STARTED_AT.getTime() + minute * 60_000),
      byline: 'The night desk',
      contributorId: null,
    })),
  });
  return storyId;
}
