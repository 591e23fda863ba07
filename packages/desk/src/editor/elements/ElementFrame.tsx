import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';

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
