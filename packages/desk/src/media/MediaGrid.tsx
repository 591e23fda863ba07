import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { useMe } from '../session/me.ts';
import { MediaImage } from './MediaImage.tsx';
import { dayOf, lacksOf } from './media-words.ts';

/** The library as pictures, a heading for each day. Arrow keys are the browser's: each is a button. */
export function MediaGrid(props: {
  readonly media: readonly DeskMedia[];
  readonly selectedId: string | undefined;
  readonly onSelect: (media: DeskMedia) => void;
}) {
  const { timeZone } = useMe().newsroom;
  const days = Map.groupBy(props.media, (media) => dayOf(media.createdAt, timeZone));
  return [...days].map(([day, media]) => (
    <section key={day} className="media-day">
      <h2>{day}</h2>
      <ul className="media-grid">
        {media.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-pressed={one.id === props.selectedId}
              onClick={() => props.onSelect(one)}
              title={one.fileName}
            >
              <span className="cut">
                <MediaImage media={one} alt={one.altText || one.fileName} widthPx={200} cut />
              </span>
              <span className="name">{one.caption || one.fileName}</span>
              <span className="lacks">{lacksOf(one).join(' · ') || one.credit}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
