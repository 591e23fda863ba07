import { elementTextName } from '@onrecord/domain/desk/shared-document';
import { StoredPicture } from '../elements/PictureView.tsx';
import type { StorySession } from '../session/story-session.ts';
import { useHero, useSharedText } from './use-field.ts';

/** The picture over the text, as readers will see it; its texts are written beside the sheet. */
export function HeroOnSheet({ session }: { readonly session: StorySession }) {
  const [hero] = useHero(session);
  return hero && <Hero session={session} mediaId={hero.mediaId} textsId={hero.textsId} />;
}

function Hero(props: { readonly session: StorySession; readonly mediaId: string; readonly textsId: string }) {
  const text = (name: string) => props.session.doc.getText(elementTextName(props.textsId, name));
  const altText = useSharedText(text('altText'));
  const caption = useSharedText(text('caption'));
  const credit = useSharedText(text('credit'));
  return (
    <figure className="hero-on-sheet">
      <StoredPicture mediaId={props.mediaId} altText={altText} />
      {(caption || credit) && (
        <figcaption>
          {caption} {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
