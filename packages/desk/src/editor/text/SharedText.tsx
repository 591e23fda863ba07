import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import * as Y from 'yjs';
import { firstName } from '../session/person-colour.ts';
import type { StorySession } from '../session/story-session.ts';
import { editBetween } from './text-edit.ts';

interface Props {
  readonly session: StorySession;
  readonly text: Y.Text;
  /** The name under which cursors in this field are shared. */
  readonly name: string;
  /** What it is called, where no label stands beside it. */
  readonly label?: string;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly placeholder: string;
  readonly className?: string | undefined;
  readonly readOnly?: boolean;
  readonly maxLength?: number | undefined;
  readonly lang?: string | undefined;
  /** Its words are none of a language, such as an address. */
  readonly noWords?: boolean;
  readonly invalid?: boolean;
  /** Whether it may have several lines; else ends of line that are pasted are spaces. */
  readonly lines?: boolean;
  readonly focusAtStart?: boolean | undefined;
  /** Enter goes on below, where the text has one line. */
  readonly onLeave?: () => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
}

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

interface Caret {
  readonly id: number;
  readonly name: string;
  readonly colour: string;
  readonly at: number;
}

/**
 * One shared text of a story, written together by the character. It stays the browser's own field, so that spelling,
 * dictation and screen readers work as everywhere; other people's cursors stand on a copy of it that nobody sees.
 */
export function SharedText(props: Props) {
  const { session, text, name, lines = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(() => text.toString());
  const carets = useCarets(session, text, name);
  const origin = useMemo(() => ({ field: name }), [name]);
  const undo = useMemo(() => new Y.UndoManager(text, { trackedOrigins: new Set([origin]) }), [text, origin]);
  useEffect(() => () => undo.destroy(), [undo]);

  useEffect(() => {
    const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      const shown = field.current;
      const here = document.activeElement === shown;
      if (shown && (transaction.origin !== origin || shown.value !== text.toString())) {
        // The cursor stays between the letters it stood between.
        const [start, end] = [shown.selectionStart, shown.selectionEnd].map((at) => moved(at, event));
        shown.value = text.toString();
        if (here) shown.setSelectionRange(start ?? 0, end ?? 0);
      }
      setValue(text.toString());
    };
    text.observe(changed);
    setValue(text.toString());
    if (field.current) field.current.value = text.toString();
    return () => text.unobserve(changed);
  }, [text, origin]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows the text
  useLayoutEffect(() => {
    const shown = field.current;
    if (!shown || GROWS_BY_ITSELF) return;
    shown.style.blockSize = 'auto';
    shown.style.blockSize = `${shown.scrollHeight}px`;
  }, [value]);

  const { focusAtStart } = props;
  useEffect(() => {
    if (focusAtStart) field.current?.focus();
  }, [focusAtStart]);

  const tellCaret = () => {
    const at = field.current?.selectionStart ?? 0;
    session.provider.setAwarenessField('field', {
      name,
      at: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)),
    });
  };

  const write = (shown: HTMLTextAreaElement) => {
    const wanted = lines ? shown.value : shown.value.replace(/\s*[\r\n]+\s*/g, ' ');
    const edit = editBetween(text.toString(), wanted, shown.selectionEnd);
    if (edit)
      session.doc.transact(() => {
        if (edit.remove > 0) text.delete(edit.at, edit.remove);
        if (edit.insert !== '') text.insert(edit.at, edit.insert);
      }, origin);
    tellCaret();
  };

  return (
    <div className={`shared-text ${props.className ?? ''}`}>
      <textarea
        ref={field}
        id={props.id}
        rows={1}
        defaultValue={value}
        readOnly={props.readOnly}
        lang={props.lang}
        dir="auto"
        maxLength={props.maxLength}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        placeholder={props.placeholder}
        spellCheck={!props.noWords}
        autoComplete="off"
        onInput={(event) => write(event.currentTarget)}
        onSelect={tellCaret}
        onFocus={tellCaret}
        onBlur={() => {
          session.provider.setAwarenessField('field', null);
          props.onBlur?.();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const mod = event.metaKey || event.ctrlKey;
          const pressed = event.key.toLowerCase();
          if (mod && (pressed === 'z' || pressed === 'y')) {
            event.preventDefault();
            if (pressed === 'y' || event.shiftKey) undo.redo();
            else undo.undo();
          } else if (event.key === 'Enter' && !mod && !(lines || event.shiftKey)) {
            event.preventDefault();
            props.onLeave?.();
          } else if (event.key === 'Escape' && props.onEscape) {
            event.preventDefault();
            props.onEscape();
          }
        }}
      />
      {carets.length > 0 && (
        <div className="shared-text-carets" aria-hidden="true" dir="auto">
          {carets.map((caret) => (
            <div key={caret.id}>
              {value.slice(0, caret.at)}
              <span className="caret" style={{ '--who': caret.colour } as CSSProperties}>
                <span>{firstName(caret.name)}</span>
              </span>
              {value.slice(caret.at)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** A position after a change of somebody else. */
function moved(position: number, event: Y.YTextEvent): number {
  let at = 0;
  let shifted = position;
  for (const part of event.delta) {
    if (part.retain !== undefined) at += part.retain;
    else if (typeof part.insert === 'string') {
      if (at < shifted) shifted += part.insert.length;
      at += part.insert.length;
    } else if (part.delete !== undefined) {
      if (at < shifted) shifted = Math.max(at, shifted - part.delete);
    }
  }
  return shifted;
}

function useCarets(session: StorySession, text: Y.Text, name: string): readonly Caret[] {
  const [carets, setCarets] = useState<readonly Caret[]>([]);
  useEffect(() => {
    const awareness = session.provider.awareness;
    if (!awareness) return;
    const read = () => {
      const found: Caret[] = [];
      for (const [id, state] of awareness.getStates()) {
        const { field, user } = state as {
          field?: { name?: unknown; at?: unknown } | null;
          user?: { name?: unknown; color?: unknown };
        };
        if (id === awareness.clientID || field?.name !== name || typeof user?.name !== 'string') continue;
        try {
          const place = Y.createRelativePositionFromJSON(field.at);
          const absolute = Y.createAbsolutePositionFromRelativePosition(place, session.doc);
          if (absolute?.type === text)
            found.push({ id, name: user.name, colour: String(user.color), at: absolute.index });
        } catch {
          // Another version's way to say where it is.
        }
      }
      setCarets((before) => (before.length === 0 && found.length === 0 ? before : found));
    };
    awareness.on('change', read);
    text.observe(read);
    read();
    return () => {
      awareness.off('change', read);
      text.unobserve(read);
    };
  }, [session, text, name]);
  return carets;
}
