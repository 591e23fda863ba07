import { elementTextName } from '@onrecord/domain/desk/shared-document';
import { lazy, Suspense, useState } from 'react';
import { StoredPicture } from '../elements/PictureView.tsx';
import { loadMediaPicker } from '../media-port.ts';
import type { StorySession } from '../session/story-session.ts';
import { TextField } from './TextField.tsx';
import { useField, useHero, useSharedText } from './use-field.ts';

const MediaPicker = lazy(() => loadMediaPicker().then(({ MediaPicker }) => ({ default: MediaPicker })));

/** The picture over the text with its three texts, which are never one another's stand-in. */
export function HeroFields({ session }: { readonly session: StorySession }) {
  const [hero, setHero] = useHero(session);
  const [decorative, setDecorative] = useField(session, 'heroDecorative');
  const [picking, setPicking] = useState(false);
  return (
    <section>
      <h3>Picture</h3>
      {hero === null ? (
        <button type="button" className="plain-button" onClick={() => setPicking(true)}>
          Choose a picture
        </button>
      ) : (
        <>
          <div className="hero-small">
            {/* Its words stand in the fields below. */}
            <StoredPicture mediaId={hero.mediaId} altText="" />
          </div>
          <HeroText session={session} textsId={hero.textsId} name="caption" label="Caption" />
          <HeroText
            session={session}
            textsId={hero.textsId}
            name="credit"
            label="Credit"
            missing="A picture goes out with a credit."
          />
          {!decorative && (
            <HeroText
              session={session}
              textsId={hero.textsId}
              name="altText"
              label="Alt text"
              missing="What it shows, for those who do not see it."
            />
          )}
          <label className="tick">
            <input
              type="checkbox"
              checked={decorative}
              onChange={(event) => setDecorative(event.target.checked)}
            />
            Decorative <span className="quiet">it shows nothing that needs words</span>
          </label>
          <div className="note-acts">
            <button type="button" className="plain-button" onClick={() => setPicking(true)}>
              Replace
            </button>
            <button type="button" className="plain-button" onClick={() => setHero(null)}>
              Remove
            </button>
          </div>
        </>
      )}
      {picking && (
        <Suspense fallback={null}>
          <MediaPicker
            onClose={() => setPicking(false)}
            onPick={({ id, caption, credit, altText, decorative }) => {
              setPicking(false);
              setHero({ mediaId: id, caption, credit, altText });
              setDecorative(decorative);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function HeroText(props: {
  readonly session: StorySession;
  readonly textsId: string;
  readonly name: string;
  readonly label: string;
  /** What is said while it is empty. */
  readonly missing?: string;
}) {
  const { session, textsId, name } = props;
  const text = session.doc.getText(elementTextName(textsId, name));
  const empty = useSharedText(text).trim() === '';
  return (
    <TextField
      key={textsId}
      session={session}
      text={text}
      name={`${textsId}:${name}`}
      label={props.label}
      says={empty ? props.missing : undefined}
      wrong
    />
  );
}
