import {
  elementTextName,
  HERO_TEXTS,
  type SharedHero,
  type SharedTextName,
  sharedHeroSchema,
} from '@onrecord/domain/desk/shared-document';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { useCallback, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { StorySession } from '../session/story-session.ts';

/** Fields that are shared as whole values; texts and the body are shared by the character. */
export type FieldName = Exclude<keyof StoryDraft, SharedTextName | 'hero' | 'body'>;

/** What a field is until the server's text is here. */
const EMPTY = emptyDraft('en');

/** One shared field and how to set it. */
export function useField<K extends FieldName>(
  session: StorySession,
  name: K,
): readonly [StoryDraft[K], (value: StoryDraft[K]) => void] {
  const value = useValue(session, name) as StoryDraft[K] | undefined;
  const { fields } = session;
  const set = useCallback((next: StoryDraft[K]) => void fields.set(name, next), [fields, name]);
  return [value ?? (EMPTY[name] as StoryDraft[K]), set];
}

/** The picture over the text, without its texts, and how to choose another. */
export function useHero(session: StorySession): readonly [SharedHero, (hero: StoryDraft['hero']) => void] {
  const { doc, fields } = session;
  const hero = sharedHeroSchema.safeParse(useValue(session, 'hero')).data ?? null;
  const set = (next: StoryDraft['hero']) => {
    // A picture comes with texts of its own: what is being written about the one before is not about this one.
    const textsId = crypto.randomUUID();
    doc.transact(() => {
      for (const name of HERO_TEXTS)
        if (next?.[name]) doc.getText(elementTextName(textsId, name)).insert(0, next[name]);
      fields.set('hero', next && ({ mediaId: next.mediaId, textsId } satisfies SharedHero));
    });
  };
  return [hero, set];
}

function useValue({ fields }: StorySession, name: string): unknown {
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
  return useSyncExternalStore(subscribe, () => fields.get(name));
}

/** A shared text by the character, such as the headline, read as it is now; '' for none. */
export function useSharedText(text: Y.Text | undefined): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      text?.observe(listener);
      return () => text?.unobserve(listener);
    },
    [text],
  );
  return useSyncExternalStore(subscribe, () => text?.toString() ?? '');
}
