import { filePath } from '@onrecord/domain/address/paths';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { BodyContext } from './body-context.ts';
import { durationText } from './duration.ts';

/** A recording with the browser's own controls; nothing of it is fetched before it is played. */
export function AudioFigure({ element, story, words }: BodyContext & { element: ElementOf<'audio'> }) {
  const { mediaId, title, caption, durationSeconds } = element.attrs;
  const media = mediaId === null ? undefined : story.media.get(mediaId);
  const name = title === '' ? words.audio : title;
  return (
    <figure class="audio">
      <MetaLine
        facts={[<b>{name}</b>, durationSeconds !== null && <span>{durationText(durationSeconds)}</span>]}
      />
      {media && (
        // biome-ignore lint/a11y/useMediaCaption: what is said in it stands in the story; the desk has no tracks yet
        <audio controls preload="none" src={filePath(media.contentHash, media.fileName)} aria-label={name} />
      )}
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
