import type { StoryDraft } from './story-draft.ts';

/**
 * The draft with one stored file in the place of another wherever it shows or offers it. Texts stay. An id stands
 * for nothing but its file, so every place that holds it is one.
 */
export function swapMediaInDraft(draft: StoryDraft, fromId: string, toId: string): StoryDraft {
  const swap = (value: unknown): unknown => {
    if (value === fromId) return toId;
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, swap(part)]));
    return value;
  };
  return swap(draft) as StoryDraft;
}
