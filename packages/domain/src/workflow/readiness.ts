import { isReservedSlug, isSlug } from '../address/slug.ts';
import type { StoryKind } from '../article/story-input.ts';
import type { Body } from '../body/body.ts';
import { elementsOf } from '../body/walk.ts';
import { type ClaimRules, claimRuleProblems } from './claim-rules.ts';
import { pictureProblems } from './picture-problems.ts';
import type { StoryDraft, Unready } from './story-draft.ts';

export interface ReadinessFacts {
  readonly kind: StoryKind;
  /** When readers would get it: now, or the time it is scheduled for. */
  readonly at: Date;
  /** The files the draft shows, as far as they are on record. */
  readonly mediaById: ReadonlyMap<string, { readonly decorative: boolean }>;
  readonly claimRules: ClaimRules;
}

/** What stands between a draft and readers, in the order in which a person would mend it. */
export function readinessOf(
  draft: StoryDraft,
  { kind, at, mediaById, claimRules }: ReadinessFacts,
): Unready[] {
  const problems: Unready[] = [];
  if (draft.headline.trim() === '') problems.push({ type: 'no-headline' });
  if (saysNothing(draft.body)) problems.push({ type: 'no-body' });
  if (draft.slug !== '' && (!isSlug(draft.slug) || isReservedSlug(draft.slug)))
    problems.push({ type: 'bad-slug', slug: draft.slug });
  // A standalone page ("About us") speaks for the newsroom.
  if (kind === 'story' && draft.contributorIds.length === 0) problems.push({ type: 'no-byline' });
  problems.push(...pictureProblems(draft, mediaById));
  if (kind === 'story') problems.push(...claimRuleProblems(draft, claimRules));
  if (draft.embargoedUntil !== null && new Date(draft.embargoedUntil) > at)
    problems.push({ type: 'embargoed', until: draft.embargoedUntil });
  return problems;
}

/**
 * What a changed text brings up that readers do not have before them already: an archive from another system may
 * lack credits everywhere, and that must not keep a mistake in it from being corrected.
 */
export function newProblems(problems: readonly Unready[], before: readonly Unready[]): Unready[] {
  const known = new Set(before.map((problem) => JSON.stringify(problem)));
  return problems.filter((problem) => !known.has(JSON.stringify(problem)));
}

/** Whether a body says and shows nothing: no element but paragraphs and headings without words. */
export function saysNothing(body: Body): boolean {
  for (const element of elementsOf(body)) {
    if (element.type !== 'paragraph' && element.type !== 'heading') return false;
    if (element.content?.some((inline) => inline.type === 'text' && inline.text.trim() !== '')) return false;
  }
  return true;
}
