import { NodeViewContent, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import { ElementFrame } from '../../editor/elements/ElementFrame.tsx';
import { StoredPicture } from '../../editor/elements/PictureView.tsx';
import type { ElementView } from '../../editor/schema/element-view.ts';

interface TextProps {
  readonly view: NodeViewProps;
  /** The attribute it writes. */
  readonly attribute: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
  readonly focusAtStart?: boolean;
}

/** One text of an element of an entry, written in place by one person. */
function EntryText({ view, attribute, label, placeholder, className, focusAtStart }: TextProps) {
  const { editor, getPos, node, updateAttributes } = view;
  const stored = String(node.attrs[attribute] ?? '');
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusAtStart) field.current?.focus();
  }, [focusAtStart]);
  const id = useId();
  return (
    <div className={`element-text ${className ?? ''}`} contentEditable={false}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        rows={1}
        value={text}
        placeholder={placeholder ?? '…'}
        onChange={(event) => {
          setText(event.target.value);
          updateAttributes({ [attribute]: event.target.value });
        }}
        onKeyDown={(event) => {
          const at = getPos();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || at === undefined)
            return;
          event.preventDefault();
          editor
            .chain()
            .focus(at + node.nodeSize)
            .run();
        }}
      />
    </div>
  );
}

function EntryPicture(view: NodeViewProps) {
  const { mediaId, altText, decorative } = view.node.attrs;
  return (
    <ElementFrame view={view} name="Picture" className="picture">
      <div contentEditable={false}>
        {mediaId === null ? (
          <div className="picture-missing">
            <p>This picture is kept elsewhere. Paste or drop it as a file.</p>
          </div>
        ) : (
          <StoredPicture mediaId={mediaId} altText={altText} />
        )}
      </div>
      <EntryText view={view} attribute="caption" label="Caption" />
      <EntryText view={view} attribute="credit" label="Credit" className="credit" placeholder="Who took it" />
      {!decorative && (
        <EntryText
          view={view}
          attribute="altText"
          label="Alt text"
          placeholder="What it shows, for those who do not see it"
          className="alt"
        />
      )}
    </ElementFrame>
  );
}

function EntryPost(view: NodeViewProps) {
  const { provider, href, text } = view.node.attrs;
  return (
    <ElementFrame view={view} name={provider || 'Embedded post'} className="embed">
      <EntryText
        view={view}
        attribute="text"
        label="What it says"
        placeholder="The words of the post: readers see them before they ask for it"
        className="words"
        focusAtStart={text === '' && view.selected}
      />
      <EntryText view={view} attribute="author" label="Who posted it" />
      <p className="address" contentEditable={false}>
        {href}
      </p>
    </ElementFrame>
  );
}

function EntryQuote(view: NodeViewProps) {
  return (
    <NodeViewWrapper as="blockquote">
      <NodeViewContent />
      <EntryText
        view={view}
        attribute="attribution"
        label="Said by"
        placeholder="Who said it, as printed"
        className="attribution"
      />
    </NodeViewWrapper>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  relatedStory: 'Related story',
  linkCard: 'Link card',
  button: 'Button',
  file: 'File',
  audio: 'Recording',
  video: 'Film',
  rawHtml: 'HTML, kept as it came',
  unsupported: 'Kept from elsewhere',
};

/** What was not written here has no fields here: it stays as it is, or goes. */
function EntryKept(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name={NAMES[view.node.type.name] ?? view.node.type.name} className="callout">
      <p contentEditable={false}>{NAMES[view.node.type.name]}: it stays as it is.</p>
    </ElementFrame>
  );
}

/** How the elements of an entry are drawn while it is written; all others are drawn by `elementToDom`. */
export const ENTRY_VIEWS: Readonly<Record<string, ElementView>> = {
  picture: ReactNodeViewRenderer(EntryPicture),
  embeddedPost: ReactNodeViewRenderer(EntryPost),
  quote: ReactNodeViewRenderer(EntryQuote),
  ...Object.fromEntries(Object.keys(NAMES).map((name) => [name, ReactNodeViewRenderer(EntryKept)])),
};
