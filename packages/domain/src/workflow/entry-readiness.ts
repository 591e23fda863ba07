import type { EntryInput } from '../live/entry.ts';
import { pictureProblems } from './picture-problems.ts';
import { saysNothing } from './readiness.ts';
import type { Unready } from './story-draft.ts';

/** What stands between an entry of a live story and readers: the same as for a story, as far as entries have it. */
export function entryProblems(
  { headline, body }: EntryInput,
  mediaById: ReadonlyMap<string, { readonly decorative: boolean }>,
): Unready[] {
  const isEmpty = headline.trim() === '' && saysNothing(body);
  return [
    ...(isEmpty ? [{ type: 'no-body' } as const] : []),
    ...pictureProblems({ hero: null, heroDecorative: false, body }, mediaById),
  ];
}
