import { Button } from '@mantine/core';
import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react';
import { say } from '../../layout/toasts.ts';
import { Problem } from '../../screens/Problem.tsx';
import { keyOf } from '../../shortcuts/shortcuts.ts';
import type { KeptDraft, LiveStore } from '../keeping/live-store.ts';
import { EntryStatements, type EntryStatementsHandle } from '../statements/EntryStatements.tsx';
import { EntryCard, type EntryKey } from './EntryCard.tsx';
import { EntryEdit } from './EntryEdit.tsx';
import type { EntryBook } from './entry-book.ts';
import { readOn } from './entry-queries.ts';
import { focusRow, rowId } from './entry-row.ts';
import { useEntryActs } from './use-entry-acts.ts';

export interface EntryListHandle {
  /** Goes to the selected entry, or to the newest. */
  focus(): void;
}

const KEYS: Readonly<Record<string, EntryKey>> = {
  e: 'edit',
  s: 'statements',
  p: 'pin',
  b: 'break-out',
  r: 'notify',
  Backspace: 'remove',
  Delete: 'remove',
};

interface Props {
  readonly ref: Ref<EntryListHandle>;
  readonly storyId: string;
  readonly book: EntryBook;
  readonly store: LiveStore;
  readonly language: string | undefined;
  /** Changes that were begun when the page went, by the entry's id. */
  readonly kept: ReadonlyMap<string, KeptDraft>;
  /** Goes back to the composer. */
  readonly onLeave: () => void;
  /** Asks whom to notify of an entry. */
  readonly onNotify: (entryId: string) => void;
  /** What is on its way, above the entries. */
  readonly children: ReactNode;
}

/** The entries, newest first. Arrow keys select; a letter does something with the one that is selected. */
export function EntryList({ ref, storyId, book, store, language, kept, onLeave, onNotify, children }: Props) {
  const queries = useQueryClient();
  const acts = useEntryActs(storyId);
  const [selected, setSelected] = useState<string>();
  const [editing, setEditing] = useState<ReadonlyMap<string, KeptDraft | undefined>>(kept);
  /** The entry whose statements are open. */
  const [opened, setOpened] = useState<string>();
  const statements = useRef<EntryStatementsHandle>(null);
  const older = useMutation({ mutationFn: () => readOn(queries, storyId) });
  const { entries } = book;
  const selectedId = entries.some(({ id }) => id === selected) ? selected : entries[0]?.id;
  const goTo = (entry: DeskEntry | undefined) => {
    if (entry) focusRow(entry.id);
  };
  useImperativeHandle(ref, () => ({ focus: () => goTo(entries.find(({ id }) => id === selectedId)) }));

  const edit = (id: string, draft?: KeptDraft) => {
    setOpened((open) => (open === id ? undefined : open));
    setEditing((before) => new Map(before).set(id, draft));
  };
  const showStatements = (id: string) => {
    if (opened === id) statements.current?.focus();
    else setOpened(id);
  };
  const closeStatements = (id: string) => {
    setOpened(undefined);
    focusRow(id);
  };
  const closeEdit = (id: string, left?: KeptDraft) => {
    setEditing((before) => new Map([...before].filter(([other]) => other !== id)));
    if (left) say('Your changes are left out.', () => edit(id, left));
    // Where the entry is drawn again.
    requestAnimationFrame(() => focusRow(id));
  };
  const perform = (entry: DeskEntry, key: EntryKey) => {
    const refused = refusalOf(entry, key);
    if (refused !== undefined) say(refused);
    else if (key === 'edit') edit(entry.id);
    else if (key === 'statements') showStatements(entry.id);
    else if (key === 'pin') acts.pin(entry);
    else if (key === 'break-out') acts.breakOut(entry);
    else if (key === 'notify') onNotify(entry.id);
    else if (key === 'remove') acts.remove(entry);
    else acts.restore(entry);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const at = entries.findIndex(({ id }) => rowId(id) === (event.target as HTMLElement).id);
    const entry = entries[at];
    // A key pressed in a button or in a text of an entry is theirs.
    if (entry === undefined) return;
    const key = keyOf(event);
    const does = key === undefined ? undefined : KEYS[key];
    if (key === 'ArrowDown' || key === 'j') goTo(entries[at + 1]);
    else if (key === 'ArrowUp' || key === 'k') {
      if (at === 0) onLeave();
      else goTo(entries[at - 1]);
    } else if (key === 'Home') goTo(entries[0]);
    else if (key === 'End') goTo(entries.at(-1));
    else if (key === 'Escape') onLeave();
    else if (key === 'Enter' && entry.removedAt === null) perform(entry, 'edit');
    else if (does !== undefined) perform(entry, does);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="feed"
      aria-label="Entries, newest first"
      aria-busy={older.isPending}
      className="entry-feed"
      onKeyDown={onKeyDown}
    >
      {children}
      {entries.map((entry) => (
        <EntryCard
          key={entry.id}
          entry={entry}
          selected={entry.id === selectedId}
          onSelect={() => setSelected(entry.id)}
          onKey={(key) => perform(entry, key)}
          statements={
            opened === entry.id && !editing.has(entry.id) ? (
              <EntryStatements ref={statements} entry={entry} onClose={() => closeStatements(entry.id)} />
            ) : undefined
          }
          editor={
            editing.has(entry.id) ? (
              <EntryEdit
                entry={entry}
                store={store}
                language={language}
                kept={editing.get(entry.id)}
                onClose={(left) => closeEdit(entry.id, left)}
              />
            ) : undefined
          }
        />
      ))}
      {older.isError && <Problem error={older.error} />}
      {book.next !== null && (
        <Button className="more" loading={older.isPending} onClick={() => older.mutate()}>
          Older entries
        </Button>
      )}
    </div>
  );
}

/** Why a key does nothing with this entry, as a sentence. */
function refusalOf(entry: DeskEntry, key: EntryKey): string | undefined {
  if (key === 'restore') return undefined;
  if (entry.removedAt !== null) return 'It is removed. Put it back first.';
  if (key === 'statements') return undefined;
  if (key === 'break-out')
    return entry.brokenOutStoryId === null ? undefined : 'It has a story of its own already.';
  if (entry.may[key]) return undefined;
  if (key === 'notify') return 'Editors notify readers, once the live story is published.';
  return 'It is somebody else’s entry: they, or an editor, can do this.';
}
