import { lazy, Suspense, useState } from 'react';
import { StoredPicture } from '../elements/PictureView.tsx';
import { loadMediaPicker } from '../media-port.ts';
import type { StorySession } from '../session/story-session.ts';
import { useField, useHero } from './use-field.ts';

const MediaPicker = lazy(() => loadMediaPicker().then(({ MediaPicker }) => ({ default: MediaPicker })));

/** The picture of the card that other sites show for a link to the story. */
export function SocialPicture({ session }: { readonly session: StorySession }) {
  const [mediaId, setMediaId] = useField(session, 'socialMediaId');
  const [hero] = useHero(session);
  const [picking, setPicking] = useState(false);
  const shown = mediaId ?? hero?.mediaId;
  return (
    <div className="social-picture">
      <h4>Picture on social media</h4>
      {shown !== undefined && <StoredPicture mediaId={shown} altText="" />}
      <p className="quiet">
        {mediaId !== null
          ? 'A picture of its own.'
          : hero === null
            ? 'The first picture of the story, if it has one.'
            : 'The picture over the text.'}
      </p>
      <div className="note-acts">
        <button type="button" className="plain-button" onClick={() => setPicking(true)}>
          {mediaId === null ? 'Choose another picture' : 'Replace'}
        </button>
        {mediaId !== null && (
          <button type="button" className="plain-button" onClick={() => setMediaId(null)}>
            Remove
          </button>
        )}
      </div>
      {picking && (
        <Suspense fallback={null}>
          <MediaPicker
            title="Picture on social media"
            onClose={() => setPicking(false)}
            onPick={({ id }) => {
              setPicking(false);
              setMediaId(id);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
