import { StoredPicture } from '../elements/PictureView.tsx';
import type { StorySession } from '../session/story-session.ts';
import { useField } from './use-field.ts';

/** The picture over the text, as readers will see it; its texts are written beside the sheet. */
export function HeroOnSheet({ session }: { readonly session: StorySession }) {
  const [hero] = useField(session, 'hero');
  if (hero === null) return null;
  return (
    <figure className="hero-on-sheet">
      <StoredPicture mediaId={hero.mediaId} altText={hero.altText} />
      {(hero.caption || hero.credit) && (
        <figcaption>
          {hero.caption} {hero.credit && <span className="credit">{hero.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
