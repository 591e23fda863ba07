import { useQuery } from '@tanstack/react-query';
import { contributorsQuery, storyQuery, tagsQuery } from '../../api/queries.ts';
import { useOffers } from '../../lists/use-offers.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names that were seen, so that what was picked by one search is named after another. */
const seen = new Map<string, string>();

function remember(found: readonly Named[]): readonly Named[] {
  for (const { id, name } of found) seen.set(id, name);
  return found;
}

export const nameOf = (id: string): string => seen.get(id) ?? '…';

/** What one is called, asked for by its id where nobody has looked for it here: another person has just picked it. */
export function useNameOf(id: string, useFound: (query: string) => Found): string {
  useFound(seen.has(id) ? '' : id);
  return nameOf(id);
}

/** What words find; what they found before, until the server has answered: `answersTyped` says which. */
export interface Found {
  readonly named: readonly Named[];
  readonly answersTyped: boolean;
  readonly error: Error | null;
}

export function useContributors(q: string): Found {
  const { offers, ...rest } = useOffers(q, contributorsQuery);
  return { named: remember(offers?.contributors ?? []), ...rest };
}

export function useTags(q: string): Found {
  const { offers, ...rest } = useOffers(q, tagsQuery);
  return { named: remember(offers?.tags ?? []), ...rest };
}

/** Names of what the story has as it is stored: a search does not offer all there are. */
export function useStoredNames(storyId: string): void {
  const story = useQuery(storyQuery(storyId)).data;
  // While changes are staged, the names are of what readers see and the ids of what is being written.
  if (story === undefined || story.hasStagedChanges) return;
  rememberPairs(story.draft.contributorIds, story.contributorNames);
  rememberPairs(story.draft.tagIds, story.tagNames);
}

function rememberPairs(ids: readonly string[], names: readonly string[]): void {
  if (ids.length !== names.length) return;
  for (const [at, id] of ids.entries()) if (!seen.has(id)) seen.set(id, names[at] ?? '');
}

export function rememberName(named: Named): void {
  seen.set(named.id, named.name);
}
