import { textsOf } from '@onrecord/domain/body/element-texts';
import { safeHref } from '@onrecord/domain/body/href';
import { useQuery } from '@tanstack/react-query';
import type { NodeViewProps } from '@tiptap/react';
import { useState } from 'react';
import { deliberately } from '../plugins/keep-unsupported.ts';
import { relatedCardQuery } from '../related.ts';
import { sheetOf } from '../sheet.ts';
import { sessionOf, wordsOf } from '../text/element-texts.ts';
import { ElementFrame } from './ElementFrame.tsx';
import { ElementAddress, ElementText } from './ElementText.tsx';

/** Elements that are cards: they point to something and carry its words. Nothing is loaded from another host. */
export function RelatedStoryView(view: NodeViewProps) {
  const { editor, node, updateAttributes } = view;
  const story = useQuery(relatedCardQuery(node.attrs.storyId));
  const change = () =>
    sheetOf(editor).open({ type: 'related', onPick: (picked) => updateAttributes({ storyId: picked.id }) });
  return (
    <ElementFrame
      view={view}
      name="Related story"
      className="related"
      actions={
        <button type="button" onClick={change}>
          Another
        </button>
      }
    >
      <div contentEditable={false}>
        <span className="label">Related</span>
        <strong>
          {story.data?.headline ||
            (story.isError ? 'This story cannot be shown now; the card is kept.' : 'Related story…')}
        </strong>
        {story.data && story.data.state !== 'published' && (
          <span className="quiet">Readers see this card once that story is published.</span>
        )}
      </div>
    </ElementFrame>
  );
}

export function EmbeddedPostView(view: NodeViewProps) {
  const { editor, node } = view;
  const unsaid = wordsOf(sessionOf(editor).doc, node, 'text') === '';
  return (
    <ElementFrame view={view} name={node.attrs.provider || 'Embedded post'} className="embed">
      <ElementText
        view={view}
        attribute="text"
        label="What the post says"
        placeholder="The words of the post: they are what readers see until they ask for it"
        lines
        className="words"
        focusAtStart={unsaid && node.attrs.href !== '' && view.selected}
      />
      <ElementText view={view} attribute="author" label="Who posted it" />
      <Address view={view} label="Address of the post" />
      <ElementText view={view} attribute="caption" label="Caption" className="credit" />
    </ElementFrame>
  );
}

export function LinkCardView(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name="Link card" className="link-card">
      <ElementText view={view} attribute="title" label="Title" className="heading" />
      <ElementText view={view} attribute="description" label="Description" lines />
      <ElementText view={view} attribute="publisher" label="Publisher" className="credit" />
      <Address view={view} label="Address" />
    </ElementFrame>
  );
}

export function ButtonView(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name="Button" className="button-element">
      <ElementText view={view} attribute="text" label="Words on the button" className="button-words" />
      <Address view={view} label="Where it leads" />
    </ElementFrame>
  );
}

/** An address of an element. What could run as a script is said at once; the server refuses it as well. */
function Address({ view, label }: { readonly view: NodeViewProps; readonly label: string }) {
  const href = String(view.node.attrs.href ?? '');
  const wrong = href !== '' && safeHref(href) === undefined;
  return (
    <>
      <ElementAddress
        view={view}
        attribute="href"
        label={label}
        placeholder={`${label}: https://…`}
        focusAtStart={href === '' && view.selected}
      />
      {wrong && (
        <p className="wrong" role="alert" contentEditable={false}>
          This is no address a page may have. Use one that begins with https://.
        </p>
      )}
    </>
  );
}

const NAMES: Readonly<Record<string, string>> = { file: 'File', audio: 'Recording', video: 'Film' };

export function FileView(view: NodeViewProps) {
  const { node } = view;
  const name = NAMES[node.type.name] ?? 'File';
  return (
    <ElementFrame view={view} name={name} className="file">
      <p className="file-name" contentEditable={false}>
        {name}: {node.attrs.fileName || node.attrs.sourceUrl || 'kept in the library'}
      </p>
      {textsOf(node.type.name).includes('title') && (
        <ElementText view={view} attribute="title" label="Title" />
      )}
      <ElementText view={view} attribute="caption" label="Caption" className="credit" />
    </ElementFrame>
  );
}

export function RawHtmlView(view: NodeViewProps) {
  return (
    <ElementFrame view={view} name="HTML, kept as it came" className="raw-html">
      <pre contentEditable={false}>{view.node.attrs.html}</pre>
    </ElementFrame>
  );
}

/** What an import could not map. It is only removed on purpose: two presses, with the words said. */
export function UnsupportedView(view: NodeViewProps) {
  const [asked, setAsked] = useState(false);
  const { node, editor, getPos } = view;
  const remove = () => {
    const at = getPos();
    if (at !== undefined) editor.view.dispatch(deliberately(editor.state.tr.delete(at, at + node.nodeSize)));
  };
  return (
    <ElementFrame
      view={{ ...view, deleteNode: () => setAsked(true) }}
      name="Kept from elsewhere"
      className="unsupported"
    >
      <div contentEditable={false}>
        <p>
          This part came as “{node.attrs.kind}”, which has no form here. It is kept whole and not shown to
          readers.
        </p>
        <details>
          <summary>What it holds</summary>
          <pre>{node.attrs.source}</pre>
        </details>
        {asked && editor.isEditable && (
          <p role="alert">
            It cannot be written again here.{' '}
            <button type="button" className="plain-button" onClick={remove}>
              Remove it from the story
            </button>{' '}
            <button type="button" className="plain-button" onClick={() => setAsked(false)}>
              Keep it
            </button>
          </p>
        )}
      </div>
    </ElementFrame>
  );
}
