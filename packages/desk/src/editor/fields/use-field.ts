import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { StorySession } from '../session/story-session.ts';

/** Fields that are shared as whole values; headline, dek and body are shared by the character. */
export type FieldName = Exclude<keyof StoryDraft, 'headline' | 'dek' | 'body'>;

/** What a field is until the server's text is here. */
const EMPTY = emptyDraft('en');

/** One shared field and how to set it. */
export function useField<K extends FieldName>(
  session: StorySession,
  name: K,
): readonly [StoryDraft[K], (value: StoryDraft[K]) => void] {
  const { fields } = session;
  const subscribe = useCallback(
    (listener: () => void) => {
      const changed = (event: Y.YMapEvent<unknown>) => {
        if (event.keysChanged.has(name)) listener();
      };
      fields.observe(changed);
      return () => fields.unobserve(changed);
    },
    [fields, name],
  );
  const value = useSyncExternalStore(subscribe, () => fields.get(name)) as StoryDraft[K] | undefined;
  const set = useCallback((next: StoryDraft[K]) => void fields.set(name, next), [fields, name]);
  return [value ?? (EMPTY[name] as StoryDraft[K]), set];
}

/** A shared text by the character, such as the headline, read as it is now. */
export function useSharedText(text: Y.Text): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      text.observe(listener);
      return () => text.unobserve(listener);
    },
    [text],
  );
  return useSyncExternalStore(subscribe, () => text.toString());
}
