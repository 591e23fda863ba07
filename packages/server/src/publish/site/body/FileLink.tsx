import { filePath } from '@onrecord/domain/address/paths';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { BodyContext } from './body-context.ts';

/** A file to take away, with its kind and size said before it is asked for. */
export function FileLink({ element, story, site }: BodyContext & { element: ElementOf<'file'> }) {
  const { mediaId, title, caption, fileName } = element.attrs;
  const media = mediaId === null ? undefined : story.media.get(mediaId);
  const size = media?.sizeBytes ?? element.attrs.sizeBytes;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase();
  const name = title === '' ? fileName : title;
  const facts = [ending, size === null ? undefined : sizeText(size, site.settings.language)];
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

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Sizes in powers of 1,000, as download windows show them. */
function sizeText(bytes: number, language: string): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[power],
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}
