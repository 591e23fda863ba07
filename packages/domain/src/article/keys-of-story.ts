import { authorKey, entryKey, storyKey, tagKey } from '../address/keys.ts';
import { relatedStoryIdsOf } from '../body/walk.ts';
import type { EntryView, LiveView, StoryView } from './views.ts';

/**
 * What a story's page is made of, beside the feed under it and its live entries themselves: when one of these
 * changes, so does the page.
 */
export function keysOfStory(story: StoryView): string[] {
  const entries = story.live === null ? [] : entriesOf(story.live);
  const keys = [
    storyKey(story.id),
    ...relatedStoryIdsOf(story.body).map(storyKey),
    ...story.tags.map((tag) => tagKey(tag.id)),
    ...story.contributors.map((contributor) => authorKey(contributor.id)),
    ...entries.flatMap((entry) => storiesOfEntry(entry).map(storyKey)),
    ...entries.flatMap(({ byline }) => byline.contributor?.id ?? []).map(authorKey),
  ];
  return [...new Set(keys)];
}

/** The live entries a page shows. An open page is told of each, and is not fetched again for it. */
export function entryKeysOf(live: LiveView): string[] {
  return [...new Set(entriesOf(live).map(({ id }) => entryKey(id)))];
}

/** The stories an entry leads to. */
export function storiesOfEntry({ body, brokenOutStoryId }: EntryView): string[] {
  return [...relatedStoryIdsOf(body), ...(brokenOutStoryId === null ? [] : [brokenOutStoryId])];
}

const entriesOf = ({ entries, pinned }: LiveView) => (pinned === null ? entries : [pinned, ...entries]);
