import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { shortTime } from '../../time/newsroom-time.ts';
import type { EntryWords } from '../keeping/waiting-post.ts';
import { EntryBody } from './EntryBody.tsx';
import { labelOf, rowId } from './entry-row.ts';

/** What the console's keys do with the entry that is selected. */
export type EntryKey = 'edit' | 'statements' | 'pin' | 'break-out' | 'notify' | 'remove' | 'restore';

interface Props {
  readonly entry: DeskEntry;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onKey: (key: EntryKey) => void;
  /** Stands in the place of what it says while it is changed. */
  readonly editor: ReactNode;
  /** What it reports, where that is open. */
  readonly statements: ReactNode;
}

/** An entry as readers see it, with who and when; what can be done with it shows where it is selected. */
export function EntryCard({ entry, selected, onSelect, onKey, editor, statements }: Props) {
  const { timeZone } = useMe().newsroom;
  const removed = entry.removedAt !== null;
  return (
    <article
      id={rowId(entry.id)}
      className="entry-row"
      tabIndex={selected ? 0 : -1}
      aria-label={labelOf(entry, timeZone)}
      data-selected={selected || undefined}
      data-removed={removed || undefined}
      onFocus={onSelect}
    >
      <p className="about">
        <time dateTime={entry.postedAt}>{shortTime(entry.postedAt, timeZone)}</time> <b>{entry.by}</b>
        {entry.pinned && <span className="mark">Pinned</span>}
        {entry.keyEvent !== '' && <span className="mark">Key event</span>}
        {entry.notifiedAt !== null && <span className="mark">Notified</span>}
        {entry.editedAt !== null && !removed && <span>edited {shortTime(entry.editedAt, timeZone)}</span>}
        {removed && <span className="mark">Removed</span>}
      </p>
      {editor ??
        (removed ? (
          <p className="gone" dir="auto">
            {labelOf(entry, undefined)}
          </p>
        ) : (
          <Words {...entry} />
        ))}
      {!editor && <Acts entry={entry} onKey={onKey} isOpen={statements !== undefined} />}
      {statements}
    </article>
  );
}

/** What an entry says. */
export function Words({ headline, body, keyEvent }: EntryWords) {
  return (
    <>
      {headline !== '' && <h3 dir="auto">{headline}</h3>}
      <EntryBody body={body} />
      {keyEvent !== '' && keyEvent !== headline && (
        <p className="key-event" dir="auto">
          <span>Among the key events:</span> {keyEvent}
        </p>
      )}
    </>
  );
}

function Acts(props: {
  readonly entry: DeskEntry;
  readonly onKey: (key: EntryKey) => void;
  /** Whether its statements are. */
  readonly isOpen: boolean;
}) {
  const { entry, onKey, isOpen } = props;
  const { may, brokenOutStoryId } = entry;
  const act = (key: EntryKey, label: string, keys?: string) => (
    <button
      type="button"
      className="plain"
      aria-expanded={key === 'statements' ? isOpen : undefined}
      onClick={() => onKey(key)}
    >
      {label} {keys !== undefined && <Keys of={keys} />}
    </button>
  );
  if (entry.removedAt !== null)
    return may.remove ? <div className="acts always">{act('restore', 'Put back')}</div> : null;
  return (
    <div className="acts">
      {may.edit && act('edit', 'Edit', 'e')}
      {act('statements', 'Statements', 's')}
      {may.pin && act('pin', entry.pinned ? 'Unpin' : 'Pin', 'p')}
      {brokenOutStoryId === null ? (
        act('break-out', 'Break out', 'b')
      ) : (
        <Link className="plain" to="/stories/$storyId" params={{ storyId: brokenOutStoryId }}>
          Its own story
        </Link>
      )}
      {may.notify && act('notify', 'Notify', 'r')}
      {may.remove && act('remove', 'Remove', 'Backspace')}
    </div>
  );
}
