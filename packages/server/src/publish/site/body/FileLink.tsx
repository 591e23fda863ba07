import { filePath } from '@onrecord/domain/address/paths';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { BodyContext } from './body-context.ts';
import { fileSize } from './file-size.ts';

/** A file to take away, with its kind and size said before it is asked for. */
export function FileLink({ element, story, site }: BodyContext & { element: ElementOf<'file'> }) {
  const { mediaId, title, caption, fileName } = element.attrs;
  const media = mediaId === null ? undefined : story.media.get(mediaId);
  const size = media?.sizeBytes ?? element.attrs.sizeBytes;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase();
  const name = title === '' ? fileName : title;
  const facts = [ending, size === null ? undefined : fileSize(size, site.settings.language)];
  return (
    <div class="card file">
      <div>
        {media ? (
          <a href={filePath(media.contentHash, media.fileName)} download={fileName}>
            {name}
          </a>
        ) : (
          <b>{name}</b>
        )}
        {caption !== '' && <p>{caption}</p>}
        <MetaLine facts={facts.map((fact) => fact && <span>{fact}</span>)} />
      </div>
    </div>
  );
}
