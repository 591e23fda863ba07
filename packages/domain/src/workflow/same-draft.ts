import { canonicalBody } from '../body/editor-json.ts';
import type { StoryDraft } from './story-draft.ts';

/**
 * Whether two drafts would be the same story to a reader, however the editor has cut their text into runs and
 * whoever ordered their keys (PostgreSQL's `jsonb` has its own order).
 */
export function isSameDraft(a: StoryDraft, b: StoryDraft): boolean {
  return comparable(a) === comparable(b);
}

function comparable(draft: StoryDraft): string {
  return JSON.stringify(sorted({ ...draft, body: canonicalBody(draft.body) }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
