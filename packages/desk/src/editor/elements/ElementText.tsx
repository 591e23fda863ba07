import type { NodeViewProps } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import { useSharedText } from '../fields/use-field.ts';
import { goOnBelow } from '../plugins/put-element.ts';
import { elementText, sessionOf } from '../text/element-texts.ts';
import { SharedText } from '../text/SharedText.tsx';

interface Props {
  readonly view: NodeViewProps;
  /** The text of the element it writes. */
  readonly attribute: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly lines?: boolean;
  readonly focusAtStart?: boolean;
}

/** One text of an element, written in place and together, by the character. */
export function ElementText(props: Props) {
  const { view, attribute, label } = props;
  const { editor, node } = view;
  const session = sessionOf(editor);
  const text = elementText(session.doc, node, attribute);
  const words = useSharedText(text);
  const id = useId();
  if (text === undefined || (!editor.isEditable && words === '')) return null;
  return (
    <div className={`element-text ${props.className ?? ''}`} contentEditable={false}>
      <label htmlFor={id}>{label}</label>
      <SharedText
        key={node.attrs.textsId}
        session={session}
        text={text}
        name={`${node.attrs.textsId}:${attribute}`}
        id={id}
        placeholder={props.placeholder ?? '…'}
        readOnly={!editor.isEditable}
        lines={props.lines ?? false}
        focusAtStart={props.focusAtStart}
        onLeave={() => leave(view)}
        onEscape={() => choose(view)}
      />
    </div>
  );
}

/** An address of an element: a whole value, as two people's halves would lead nowhere. */
export function ElementAddress(props: Omit<Props, 'lines' | 'className'>) {
  const { view, attribute, label, focusAtStart } = props;
  const { editor, node, updateAttributes } = view;
  const stored = String(node.attrs[attribute] ?? '');
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusAtStart) field.current?.focus();
  }, [focusAtStart]);
  if (!editor.isEditable && stored === '') return null;
  return (
    <div className="element-text address" contentEditable={false}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="url"
        value={typed}
        readOnly={!editor.isEditable}
        placeholder={props.placeholder}
        onChange={(event) => {
          setTyped(event.target.value);
          updateAttributes({ [attribute]: event.target.value });
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          event.preventDefault();
          if (event.key === 'Enter') leave(view);
          else choose(view);
        }}
      />
    </div>
  );
}

function choose({ editor, getPos }: NodeViewProps): void {
  const at = getPos();
  if (at !== undefined) editor.chain().setNodeSelection(at).focus().run();
}

function leave({ editor, getPos, node }: NodeViewProps): void {
  const at = getPos();
  if (at === undefined) return;
  editor.view.dispatch(goOnBelow(editor.state.tr, at + node.nodeSize));
  // At once: the next key may be there before the next frame.
  editor.view.focus();
}
