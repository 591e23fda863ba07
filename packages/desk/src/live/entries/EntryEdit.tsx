import { Button } from '@mantine/core';
import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Problem } from '../../screens/Problem.tsx';
import { Keys } from '../../shortcuts/Keys.tsx';
import { EntryFields } from '../composer/EntryFields.tsx';
import { lackOf } from '../composer/entry-lacks.ts';
import { useEntryEditor } from '../composer/use-entry-editor.ts';
import { draftOf, sameWords, wordsOf } from '../entry-draft.ts';
import { DraftKeeper } from '../keeping/draft-keeper.ts';
import type { KeptDraft, LiveStore } from '../keeping/live-store.ts';
import { EntryBody } from './EntryBody.tsx';
import { withEntry } from './entry-book.ts';
import { changeBook, changedEntryOf, editEntry } from './entry-queries.ts';

interface Props {
  readonly entry: DeskEntry;
  readonly store: LiveStore;
  readonly language: string | undefined;
  /** A change of it that was begun before. */
  readonly kept: KeptDraft | undefined;
  /** Called with what was written where it was left unsaved. */
  readonly onClose: (left?: KeptDraft) => void;
}

/** An entry changed in place. Where somebody else changes it meanwhile, both texts are shown, and one is chosen. */
export function EntryEdit({ entry, store, language, kept, onClose }: Props) {
  const queries = useQueryClient();
  const [base, setBase] = useState(kept?.version ?? entry.version);
  const [keeper] = useState(() => new DraftKeeper(store, entry.id));
  const [lack, setLack] = useState('');
  const editing = useEntryEditor({
    initial: kept?.draft ?? draftOf(entry),
    label: 'Text of the entry',
    placeholder: 'What the entry says',
    onChange: (draft) => {
      setLack('');
      keeper.keep({ draft, version: base });
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with the keys in the text
  useEffect(() => editing.focusEnd(), []);
  const close = () => {
    keeper.remove();
    onClose();
  };
  const save = useMutation({
    mutationFn: (version: number) => editEntry(entry.id, { version, ...wordsOf(editing.read()) }),
    onSuccess: (saved) => {
      changeBook(queries, entry.storyId, (book) => withEntry(book, saved));
      close();
    },
    onError: (error) => {
      const theirs = changedEntryOf(error);
      if (theirs) changeBook(queries, entry.storyId, (book) => withEntry(book, theirs));
    },
  });
  const isTheirs = entry.version > base;
  const submit = (version = base) => {
    if (save.isPending) return;
    const words = wordsOf(editing.read());
    const missing = lackOf(words, { editing, queries });
    if (missing !== undefined) setLack(missing);
    // What says the same as before needs no word to readers.
    else if (sameWords(words, entry)) close();
    else if (isTheirs && version === base) setLack('Somebody else has changed it: choose one of the two.');
    else save.mutate(version);
  };
  const leave = () => {
    const draft = editing.read();
    if (sameWords(wordsOf(draft), entry)) close();
    else {
      keeper.remove();
      onClose({ key: entry.id, draft, version: base });
    }
  };
  return (
    <div className="entry-edit">
      {isTheirs && (
        <section className="theirs" aria-label="As it is now">
          <p>
            <b>Somebody has changed this entry while you wrote.</b> Readers have it like this:
          </p>
          {entry.headline !== '' && <h3 dir="auto">{entry.headline}</h3>}
          <EntryBody body={entry.body} />
          {entry.keyEvent !== '' && <p className="quiet">Key event: {entry.keyEvent}</p>}
          <div className="does">
            <Button size="compact-sm" onClick={leave}>
              Keep theirs
            </Button>
            <Button
              size="compact-sm"
              onClick={() => {
                setBase(entry.version);
                submit(entry.version);
              }}
            >
              Put mine in its place
            </Button>
          </div>
        </section>
      )}
      <EntryFields
        editing={editing}
        label="Change the entry"
        language={language}
        onDone={() => submit()}
        onEscape={leave}
        lack={lack}
      >
        <Button size="compact-md" onClick={leave}>
          Leave it
        </Button>
        <Button size="compact-md" variant="filled" loading={save.isPending} onClick={() => submit()}>
          Save <Keys of="mod+Enter" />
        </Button>
      </EntryFields>
      {save.isError && changedEntryOf(save.error) === undefined && <Problem error={save.error} />}
    </div>
  );
}
