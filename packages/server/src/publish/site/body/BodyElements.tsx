import type { Element } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import { assertNever } from '@onrecord/domain/result';
import { AudioFigure } from './AudioFigure.tsx';
import type { BodyContext } from './body-context.ts';
import { CalloutBox } from './CalloutBox.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { DataTable } from './DataTable.tsx';
import { EmbeddedPost } from './EmbeddedPost.tsx';
import { FileLink } from './FileLink.tsx';
import { GalleryFigure } from './GalleryFigure.tsx';
import { InlineText } from './InlineText.tsx';
import { ItemList } from './ItemList.tsx';
import { LinkCard } from './LinkCard.tsx';
import { LiveEntry } from './LiveEntry.tsx';
import { PictureFigure } from './PictureFigure.tsx';
import { QuoteBlock } from './QuoteBlock.tsx';
import { RawHtml } from './RawHtml.tsx';
import { RelatedStory } from './RelatedStory.tsx';
import { TextHeading } from './TextHeading.tsx';
import { ToggleBox } from './ToggleBox.tsx';
import { VideoFigure } from './VideoFigure.tsx';

/** The elements of a body, or of an element that holds others. */
export function BodyElements({ elements, ...context }: BodyContext & { elements: readonly Element[] }) {
  return (
    <>
      {elements.map((element) => (
        <BodyElement element={element} {...context} />
      ))}
    </>
  );
}

function BodyElement({ element, ...context }: BodyContext & { element: Element }) {
  const inside = (elements: readonly Element[]) => <BodyElements elements={elements} {...context} />;
  switch (element.type) {
    case 'paragraph':
      // Imports leave empty paragraphs where somebody pressed Enter twice.
      return element.content?.length ? (
        <p>
          <InlineText content={element.content} {...context} />
        </p>
      ) : null;
    case 'heading':
      return <TextHeading element={element} {...context} />;
    case 'list':
      return <ItemList element={element} renderElements={inside} {...context} />;
    case 'quote':
      return <QuoteBlock element={element}>{inside(element.content)}</QuoteBlock>;
    case 'picture':
      return <PictureFigure element={element} {...context} />;
    case 'gallery':
      return <GalleryFigure element={element} {...context} />;
    case 'relatedStory':
      return <RelatedStory element={element} {...context} />;
    case 'linkCard':
      return <LinkCard element={element} />;
    case 'embeddedPost':
      return <EmbeddedPost element={element} {...context} />;
    case 'table':
      return <DataTable element={element} {...context} />;
    case 'divider':
      return <hr />;
    case 'callout':
      return <CalloutBox element={element}>{inside(element.content)}</CalloutBox>;
    case 'toggle':
      return <ToggleBox element={element}>{inside(element.content)}</ToggleBox>;
    case 'button':
      return (
        <p class="act">
          <a class="button" href={safeHref(element.attrs.href)}>
            {element.attrs.text}
          </a>
        </p>
      );
    case 'codeBlock':
      return <CodeBlock element={element} {...context} />;
    case 'file':
      return <FileLink element={element} {...context} />;
    case 'audio':
      return <AudioFigure element={element} {...context} />;
    case 'video':
      return <VideoFigure element={element} {...context} />;
    case 'liveEntry':
      return (
        <LiveEntry element={element} {...context}>
          {inside(element.content)}
        </LiveEntry>
      );
    case 'rawHtml':
      return <RawHtml element={element} {...context} />;
    case 'unsupported':
      // Kept for the desk; a reader gets nothing of it.
      return null;
    default:
      return assertNever(element);
  }
}
