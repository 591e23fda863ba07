import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface FrameProps {
  readonly view: NodeViewProps;
  /** What it is, for those who do not see it, and as its label while it is selected. */
  readonly name: string;
  readonly children: ReactNode;
  /** More buttons beside *Remove*. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** The frame of an element that is more than text: its name and what can be done with it, when it is chosen. */
export function ElementFrame({ view, name, children, actions, className }: FrameProps) {
  const { editor, selected, deleteNode } = view;
  return (
    <NodeViewWrapper
      className={`element ${className ?? ''}`}
      data-selected={selected || undefined}
      role="group"
      aria-label={name}
    >
      {editor.isEditable && (
        <div className="element-bar" contentEditable={false}>
          <span data-drag-handle="" className="element-name">
            {name}
          </span>
          {actions}
          <button type="button" onClick={deleteNode}>
            Remove
          </button>
        </div>
      )}
      {children}
    </NodeViewWrapper>
  );
}

interface TextProps {
  readonly view: NodeViewProps;
  /** The attribute it writes. */
  readonly attribute: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly lines?: boolean;
  readonly focusAtStart?: boolean;
  readonly type?: 'text' | 'url';
}

/** One text of an element, written in place. */
export function ElementText({
  view,
  attribute,
  label,
  placeholder,
  className,
  lines,
  focusAtStart,
  type,
}: TextProps) {
  const { editor, getPos, node, updateAttributes } = view;
  const stored = String(node.attrs[attribute] ?? '');
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const id = useId();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => {
    if (focusAtStart) field.current?.focus();
  }, [focusAtStart]);

  if (!editor.isEditable && stored === '') return null;
  const shared = {
    id,
    ref: field,
    value: text,
    readOnly: !editor.isEditable,
    placeholder: placeholder ?? '…',
    onChange: (event: { target: { value: string } }) => {
      setText(event.target.value);
      updateAttributes({ [attribute]: event.target.value });
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      const leave = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey && !lines);
      const at = getPos();
      if (!leave || at === undefined || event.nativeEvent.isComposing) return;
      event.preventDefault();
      // Escape chooses the element, Enter goes on below it.
      if (event.key === 'Escape') editor.chain().setNodeSelection(at).focus().run();
      else
        editor
          .chain()
          .focus(at + node.nodeSize)
          .run();
    },
  };
  return (
    <div className={`element-text ${className ?? ''}`} contentEditable={false}>
      <label htmlFor={id}>{label}</label>
      {lines ? <textarea rows={1} {...shared} /> : <input type={type ?? 'text'} {...shared} />}
    </div>
  );
}
