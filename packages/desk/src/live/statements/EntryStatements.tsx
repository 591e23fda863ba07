import '../../record/story/statements.css';
import './entry-statements.css';
import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useQuery } from '@tanstack/react-query';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { StoryRecord } from '../../editor/record/story-record.ts';
import { StatementLines } from '../../record/story/StatementLines.tsx';
import { useStatementWork } from '../../record/story/use-statement-work.ts';
import { Problem } from '../../screens/Problem.tsx';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { keyOf } from '../../shortcuts/shortcuts.ts';
import { entryStatementsQuery } from './entry-statement-queries.ts';
import { useEntryText } from './use-entry-text.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface EntryStatementsHandle {
  /** Gives the keys to the statement that had them last, or to the first one to decide. */
  focus(): void;
}

interface Props {
  readonly ref: Ref<EntryStatementsHandle>;
  readonly entry: DeskEntry;
  /** Goes back to the entry. */
  readonly onClose: () => void;
}

/** What a posted entry reports, under it: found in its words, or on record. Asked for only while this is open. */
export function EntryStatements({ ref, entry, onClose }: Props) {
  const found = useQuery(entryStatementsQuery(entry.id));
  const text = useEntryText(entry);
  const part = useRef<HTMLElement>(null);
  const lines = useRef<EntryStatementsHandle>(null);
  const take = () => {
    if (lines.current) lines.current.focus();
    else part.current?.focus();
  };
  useImperativeHandle(ref, () => ({ focus: take }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened by a key, it has the keys
  useEffect(() => take(), []);
  // Whoever changed it: what was found was found in other words.
  const seen = useRef(entry.version);
  useEffect(() => {
    if (seen.current !== entry.version) text.askNow();
    seen.current = entry.version;
  }, [entry.version, text]);
  return (
    <section
      ref={part}
      className="entry-statements"
      aria-label="Statements of this entry"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (keyOf(event) !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {found.data ? (
        <Lines ref={lines} part={part} entry={entry} text={text} statements={found.data} onClose={onClose} />
      ) : found.isError ? (
        <Problem error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <p className="quiet waiting">Looking through the entry…</p>
      )}
      <button type="button" className="plain-button close-statements" onClick={onClose}>
        Close <Keys of="Escape" />
      </button>
    </section>
  );
}

interface LinesProps extends Props {
  readonly part: RefObject<HTMLElement | null>;
  readonly text: ReturnType<typeof useEntryText>;
  readonly statements: StoryStatements;
}

function Lines({ ref, part, entry, text, statements, onClose }: LinesProps) {
  const { person } = useMe();
  // There is no sheet beside this list: the record only knows which line has the keys.
  const [record] = useState(() => new StoryRecord());
  const work = useStatementWork(text, record, statements);
  const { focus, items } = work;
  const mayRelate = mayActOnClaims({ userId: person.id, role: person.role }, 'relate-claims').ok;
  const take = () => {
    if (items.length > 0) focus.take();
    else part.current?.focus();
  };
  useKeptFocus(part, take);
  useImperativeHandle(ref, () => ({ focus: take }));
  const hasLines = items.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was waited for is here, at first or again
  useEffect(() => {
    if (part.current === document.activeElement) take();
  }, [hasLines]);
  return (
    <StatementLines
      work={work}
      ifNone="No statement found in this entry."
      byWhom="They are put on record by whoever posted the entry, or by an editor."
      mayRecord={mayRelate && entry.may.edit && entry.removedAt === null}
      mayRelate={mayRelate}
      toCite={({ offer }) => ({ putOn: text.putOn(offer.content), key: offer.key })}
      onLeave={onClose}
    />
  );
}
