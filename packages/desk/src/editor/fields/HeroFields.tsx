import { lazy, Suspense, useId, useState } from 'react';
import { StoredPicture } from '../elements/PictureView.tsx';
import { loadMediaPicker } from '../media-port.ts';
import type { StorySession } from '../session/story-session.ts';
import { useField } from './use-field.ts';

const MediaPicker = lazy(() => loadMediaPicker().then(({ MediaPicker }) => ({ default: MediaPicker })));

/** The picture over the text with its three texts, which are never one another's stand-in. */
export function HeroFields({ session }: { readonly session: StorySession }) {
  const [hero, setHero] = useField(session, 'hero');
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
            <StoredPicture mediaId={hero.mediaId} altText={hero.altText} />
          </div>
          <HeroText
            label="Caption"
            value={hero.caption}
            onChange={(caption) => setHero({ ...hero, caption })}
          />
          <HeroText
            label="Credit"
            value={hero.credit}
            onChange={(credit) => setHero({ ...hero, credit })}
            missing={hero.credit.trim() === '' ? 'A picture goes out with a credit.' : undefined}
          />
          {!decorative && (
            <HeroText
              label="Alt text"
              value={hero.altText}
              onChange={(altText) => setHero({ ...hero, altText })}
              missing={hero.altText.trim() === '' ? 'What it shows, for those who do not see it.' : undefined}
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
            onPick={(media) => {
              setPicking(false);
              setHero({
                mediaId: media.id,
                caption: media.caption,
                credit: media.credit,
                altText: media.altText,
              });
              setDecorative(media.decorative);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

function HeroText(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly missing?: string | undefined;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={2}
        value={props.value}
        aria-describedby={`${id}-missing`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p id={`${id}-missing`} className="wrong">
        {props.missing}
      </p>
    </div>
  );
}
