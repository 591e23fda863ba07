import { renditionPath } from '@onrecord/domain/address/paths';
import { ELEMENT_TEXTS } from '@onrecord/domain/body/prosemirror-schema';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { renditionWidths } from '@onrecord/domain/media/media';
import { useQuery } from '@tanstack/react-query';
import type { NodeViewProps } from '@tiptap/react';
import { useSharedText } from '../fields/use-field.ts';
import { mediaQuery } from '../media-port.ts';
import { sheetOf } from '../sheet.ts';
import { elementText, sessionOf } from '../text/element-texts.ts';
import { ElementFrame } from './ElementFrame.tsx';
import { ElementText } from './ElementText.tsx';

/** The widths a picture can have, and what they are called. */
export const PICTURE_WIDTHS = [
  ['text', 'As wide as the text'],
  ['wide', 'Wider than the text'],
  ['full', 'As wide as the page'],
] as const;

/** A picture with its caption, credit and alt text. */
export function PictureView(view: NodeViewProps) {
  const { node, editor, updateAttributes, getPos } = view;
  const { doc } = sessionOf(editor);
  const mediaId = node.attrs.mediaId as string | null;
  const altText = useSharedText(elementText(doc, node, 'altText'));
  const decorative = Boolean(node.attrs.decorative) && altText === '';
  const at = getPos();
  const inGallery = at !== undefined && editor.state.doc.resolve(at).parent.type.name === 'gallery';
  const replace = () =>
    sheetOf(editor).open({
      type: 'picture',
      onPick: (media) => {
        updateAttributes({ mediaId: media.id, sourceUrl: null, decorative: media.decorative });
        // The library's texts, unless somebody has written others here.
        doc.transact(() => {
          for (const name of ELEMENT_TEXTS.picture) {
            const text = elementText(doc, node, name);
            if (text?.length === 0) text.insert(0, media[name]);
          }
        });
      },
    });
  return (
    <ElementFrame
      view={view}
      name="Picture"
      className={`picture ${node.attrs.width}`}
      actions={
        <>
          {!inGallery && (
            <select
              aria-label="Width of the picture"
              value={node.attrs.width}
              onChange={(event) => updateAttributes({ width: event.target.value })}
            >
              {PICTURE_WIDTHS.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          )}
          <button type="button" onClick={replace}>
            Replace
          </button>
        </>
      }
    >
      <div contentEditable={false}>
        {mediaId === null ? (
          <div className="picture-missing">
            <p>
              {node.attrs.sourceUrl
                ? 'This picture is kept elsewhere. Readers see it once it is in the library: choose or upload it.'
                : 'No picture yet.'}
            </p>
            {node.attrs.sourceUrl && <p className="address">{node.attrs.sourceUrl}</p>}
            {editor.isEditable && (
              <button type="button" className="plain-button" onClick={replace}>
                Choose a picture
              </button>
            )}
          </div>
        ) : (
          <StoredPicture mediaId={mediaId} altText={altText} />
        )}
      </div>
      <ElementText view={view} attribute="caption" label="Caption" />
      <ElementText view={view} attribute="credit" label="Credit" className="credit" />
      {!decorative && (
        <ElementText
          view={view}
          attribute="altText"
          label="Alt text"
          placeholder="What the picture shows, for those who do not see it"
          className="alt"
        />
      )}
      {editor.isEditable && altText === '' && (
        <label className="element-tick" contentEditable={false}>
          <input
            type="checkbox"
            checked={decorative}
            onChange={(event) => updateAttributes({ decorative: event.target.checked })}
          />
          Decorative: it shows nothing that needs words
        </label>
      )}
    </ElementFrame>
  );
}

/** A picture of the library at the width of the sheet. */
export function StoredPicture({ mediaId, altText }: { readonly mediaId: string; readonly altText: string }) {
  const media = useQuery(mediaQuery(mediaId));
  if (media.data) {
    const { contentHash, widthPx, heightPx } = media.data;
    return (
      <img
        src={pictureAddress(contentHash, widthPx)}
        alt={altText}
        width={widthPx ?? undefined}
        height={heightPx ?? undefined}
        decoding="async"
        draggable={false}
      />
    );
  }
  return (
    <div className="picture-missing">
      <p>{media.isError ? 'The picture cannot be shown now. It is kept.' : 'Picture…'}</p>
    </div>
  );
}

function pictureAddress(contentHash: string, widthPx: number | null, wantedPx = 1280): string {
  const widths = renditionWidths(widthPx ?? wantedPx);
  return renditionPath(
    contentHash,
    widths.find((width) => width >= wantedPx) ?? widths.at(-1) ?? wantedPx,
    'webp',
  );
}

/** The attributes of a picture that was picked, with the library's texts. */
export function pictureAttributes(media: DeskMedia): Record<string, unknown> {
  const { id: mediaId, caption, credit, altText, decorative } = media;
  return { mediaId, sourceUrl: null, caption, credit, altText, decorative, width: 'text', href: null };
}
