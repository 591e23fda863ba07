import { claimKey, sourceKey } from '../../address/keys.ts';
import type { StoryCard } from '../../article/views.ts';
import type { ClaimCard, StatedView, StoryRecord } from './views.ts';

/**
 * What a claim on a page is made of: the claim with what bears on it, and whoever is named with it or beside it. A
 * change of a related claim names this one, too.
 */
export function keysOfClaim(claim: ClaimCard): string[] {
  const shown = [claim, ...claim.related.map((relation) => relation.claim)];
  return [claimKey(claim.id), ...new Set(shown.flatMap(keysOfSources))];
}

/** The same of a story: all that it has on record. */
export function keysOfRecord({ claims }: StoryRecord): string[] {
  return [...new Set(claims.flatMap(keysOfClaim))];
}

/** What the marks of listed stories are made of. */
export function centralKeysOf(stories: ReadonlyArray<Pick<StoryCard, 'centralClaim'>>): string[] {
  return stories.flatMap(({ centralClaim }) => (centralClaim === null ? [] : [claimKey(centralClaim.id)]));
}

/** Unnamed sources have no key: a change of one is told by its claims. */
function keysOfSources({ speaker, relay }: StatedView): string[] {
  return [speaker, ...relay.map(({ source }) => source)].flatMap(({ id }) =>
    id === null ? [] : [sourceKey(id)],
  );
}
