import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Ref, useEffect, useImperativeHandle, useState, useSyncExternalStore } from 'react';
import { Keys } from '../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { isUnbegun, NO_DRAFT, wordsOf } from '../entry-draft.ts';
import { DraftKeeper } from '../keeping/draft-keeper.ts';
import type { LiveDesk } from '../keeping/live-desk.ts';
import type { EntryDraft } from '../keeping/live-store.ts';
import { EntryFields } from './EntryFields.tsx';
import { lackOf } from './entry-lacks.ts';
import { useEntryEditor } from './use-entry-editor.ts';
import { useTypedAnywhere } from './use-typed-anywhere.ts';

export interface ComposerHandle {
  focus(): void;
  /** Takes a text up again; false where another one is being written. */
  takeUp(draft: EntryDraft): boolean;
}

interface Props {
  readonly ref: Ref<ComposerHandle>;
  readonly storyId: string;
  readonly language: string | undefined;
  readonly desk: LiveDesk;
  /** Whether the story takes entries. Where it does not, what is half written waits out of sight. */
  readonly isOpen: boolean;
  /** What was half written when the page went. */
  readonly kept: EntryDraft | undefined;
  readonly onLeave: () => void;
  /** Posts a key event and then asks whom to notify of it; undefined where nobody can be. */
  readonly onPostToNotify: ((entryId: string) => void) | undefined;
}

/** Where entries are written: type, ⌘Enter, and it is with the readers. */
export function Composer({ ref, storyId, language, desk, isOpen, kept, onLeave, onPostToNotify }: Props) {
  const queries = useQueryClient();
  const [keeper] = useState(() => new DraftKeeper(desk.store, storyId));
  const [lack, setLack] = useState('');
  const editing = useEntryEditor({
    initial: kept ?? NO_DRAFT,
    label: 'Text of the entry',
    placeholder: 'What happens now',
    onChange: (draft) => {
      setLack('');
      if (isUnbegun(draft)) keeper.remove();
      else keeper.keep({ draft });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with the keys, behind what is kept
  useEffect(() => {
    if (isOpen) editing.focusEnd();
  }, [isOpen]);
  useTypedAnywhere(isOpen ? editing.focus : undefined);
  useImperativeHandle(ref, () => ({
    focus: editing.focus,
    takeUp(draft) {
      if (!isUnbegun(editing.read())) return false;
      editing.fill(draft);
      editing.focusEnd();
      return true;
    },
  }));
  const submit = (): string | undefined => {
    const words = wordsOf(editing.read());
    const missing = lackOf(words, { editing, queries });
    if (missing !== undefined) {
      setLack(missing);
      return undefined;
    }
    const id = crypto.randomUUID();
    desk.queue.add({ id, storyId, words, writtenAt: new Date().toISOString() }, storyId);
    editing.clear();
    editing.focus();
    return id;
  };
  const submitToNotify = () => {
    const id = submit();
    if (id !== undefined) onPostToNotify?.(id);
  };
  // Also where nothing has the keys; an entry that is changed keeps them to itself.
  useShortcuts({
    'mod+Enter': () => isOpen && !document.querySelector('dialog, [role="dialog"]') && submit(),
  });
  return (
    <section className="composer" aria-label="New entry" hidden={!isOpen}>
      <EntryFields
        editing={editing}
        label="New entry"
        language={language}
        onDone={submit}
        onEscape={onLeave}
        lack={lack}
      >
        {editing.keyEvent !== null && onPostToNotify && (
          <Button onClick={submitToNotify}>Post and notify…</Button>
        )}
        <Button variant="filled" onClick={submit}>
          Post <Keys of="mod+Enter" />
        </Button>
      </EntryFields>
      <Waiting desk={desk} storyId={storyId} />
    </section>
  );
}

/** What is on its way, in a line. */
function Waiting({ desk: { queue }, storyId }: { readonly desk: LiveDesk; readonly storyId: string }) {
  const posts = useSyncExternalStore(queue.posts.subscribe, queue.posts.get);
  const cutOff = useSyncExternalStore(queue.isCutOff.subscribe, queue.isCutOff.get);
  const keeps = useSyncExternalStore(queue.keeps.subscribe, queue.keeps.get);
  const count = posts.filter((post) => post.refused === null && post.storyId === storyId).length;
  const entries = count === 1 ? 'One entry waits' : `${count} entries wait`;
  return (
    <p className="on-its-way" role="status">
      {cutOff && count > 0
        ? `${entries} for the connection. ${keeps ? 'What you post is kept here and goes out by itself.' : ''}`
        : ''}
      {!keeps && ' This browser keeps nothing: leave the page open until everything is sent.'}
    </p>
  );
}
