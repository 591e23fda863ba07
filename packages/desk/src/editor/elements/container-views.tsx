import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { sheetOf } from '../sheet.ts';
import { ElementFrame } from './ElementFrame.tsx';
import { ElementText } from './ElementText.tsx';
import { pictureAttributes } from './PictureView.tsx';

/** Elements that hold other elements. */
export function QuoteView(view: NodeViewProps) {
  const { node, editor, updateAttributes } = view;
  return (
    <NodeViewWrapper as="blockquote" data-pull={node.attrs.pull || undefined}>
      <NodeViewContent />
      <ElementText
        view={view}
        attribute="attribution"
        label="Said by"
        placeholder="Who said it, as printed"
        className="attribution"
      />
      {editor.isEditable && (
        <label className="quote-pull" contentEditable={false}>
          <input
            type="checkbox"
            checked={Boolean(node.attrs.pull)}
            onChange={(event) => updateAttributes({ pull: event.target.checked })}
          />
          Set large
        </label>
      )}
    </NodeViewWrapper>
  );
}

export function CalloutView(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name="Callout" className="callout">
      <ElementText view={view} attribute="emoji" label="Sign" className="emoji" />
      <NodeViewContent />
    </ElementFrame>
  );
}

export function ToggleView(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name="Toggle" className="toggle">
      <ElementText view={view} attribute="heading" label="Heading that opens it" className="heading" />
      <NodeViewContent />
    </ElementFrame>
  );
}

export function GalleryView(view: NodeViewProps) {
  const { editor, getPos, node } = view;
  const add = () =>
    sheetOf(editor).open({
      type: 'picture',
      onPick: (media) => {
        const at = getPos();
        if (at === undefined) return;
        editor
          .chain()
          .insertContentAt(at + node.nodeSize - 1, { type: 'picture', attrs: pictureAttributes(media) })
          .run();
      },
    });
  return (
    <ElementFrame
      view={view}
      name="Gallery"
      className="gallery"
      actions={
        <button type="button" onClick={add}>
          Add a picture
        </button>
      }
    >
      <NodeViewContent className="gallery-pictures" />
      <ElementText view={view} attribute="caption" label="Caption of the gallery" />
      <ElementText view={view} attribute="credit" label="Credit of the gallery" className="credit" />
    </ElementFrame>
  );
}

export function LiveEntryView(view: NodeViewProps) {
  const at = String(view.node.attrs.at);
  return (
    <ElementFrame view={view} name="Live entry" className="live-entry">
      <time dateTime={at} contentEditable={false}>
        {at.slice(11, 16)} UTC
      </time>
      <ElementText view={view} attribute="headline" label="Headline of the entry" className="heading" />
      <ElementText view={view} attribute="byline" label="Byline" className="credit" />
      <NodeViewContent />
    </ElementFrame>
  );
}
