import { storyPath } from '../../address/paths.ts';
import { entryPath } from '../../live/live-paths.ts';
import type { CitationView } from './views.ts';

/** Where readers find the words that cite a claim: the story, or the entry of it. */
export function citationPath({ story, entryId }: Pick<CitationView, 'story' | 'entryId'>): string {
  return entryId === null ? storyPath(story.slug) : entryPath(story.slug, entryId);
}
