import { filePath, renditionPath } from '@onrecord/domain/address/paths';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { renditionName, renditionWidths } from '@onrecord/domain/media/media';
import { isShowable } from '../parts/ResponsivePicture.tsx';
import type { BodyContext } from './body-context.ts';

/** A film with the browser's own controls; nothing but its still is fetched before it is played. */
export function VideoFigure({ element, story, words }: BodyContext & { element: ElementOf<'video'> }) {
  const { mediaId, posterMediaId, caption, widthPx, heightPx } = element.attrs;
  const media = mediaId === null ? undefined : story.media.get(mediaId);
  return (
    <figure>
      {media ? (
        // biome-ignore lint/a11y/useMediaCaption: what is said in it stands in the story; the desk has no tracks yet
        <video
          controls
          preload="none"
          playsinline
          src={filePath(media.contentHash, media.fileName)}
          poster={posterOf(posterMediaId, story)}
          width={widthPx ?? media.widthPx ?? 16}
          height={heightPx ?? media.heightPx ?? 9}
          aria-label={caption === '' ? words.video : caption}
        />
      ) : (
        <p class="missing">{words.video}</p>
      )}
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function posterOf(id: string | null, story: BodyContext['story']): string | undefined {
  const poster = id === null ? undefined : story.media.get(id);
  if (!isShowable(poster)) return undefined;
  const widths = renditionWidths(poster.widthPx ?? 0);
  const width = widths.find((candidate) => candidate >= 960) ?? widths[widths.length - 1];
  return width === undefined ? undefined : renditionPath(renditionName(poster), width, 'jpeg');
}
