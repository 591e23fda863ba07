import { mediaIdsOf } from '@onrecord/domain/body/walk';
import { entryProblems } from '@onrecord/domain/workflow/entry-readiness';
import type { QueryClient } from '@tanstack/react-query';
import { mediaQuery } from '../../editor/media-port.ts';
import type { EntryWords } from '../keeping/waiting-post.ts';
import type { EntryEditing } from './use-entry-editor.ts';

/** What an entry lacks before readers may see it, as a sentence; undefined where it lacks nothing. */
export function lackOf(
  words: EntryWords,
  {
    editing,
    queries,
  }: { readonly editing: Pick<EntryEditing, 'isWaitingForPicture'>; readonly queries: QueryClient },
): string | undefined {
  if (editing.isWaitingForPicture()) return 'The picture is still on its way. Try again once it is here.';
  const mediaById = new Map(
    mediaIdsOf(words.body).flatMap((id) => {
      const media = queries.getQueryData(mediaQuery(id).queryKey);
      return media ? [[id, media] as const] : [];
    }),
  );
  const [problem] = entryProblems(words, mediaById);
  switch (problem?.type) {
    case undefined:
      return undefined;
    case 'no-body':
      return 'Nothing is written yet.';
    case 'picture-without-alt-text':
      return 'Say what the picture shows, in its alt text: not everybody sees it.';
    case 'picture-without-credit':
      return 'The picture needs a credit: who took it, or where it is from.';
    default:
      return 'Readers may not have it like this.';
  }
}
