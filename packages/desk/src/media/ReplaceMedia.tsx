import { Button, Modal } from '@mantine/core';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { MediaImage } from './MediaImage.tsx';
import { MediaPicker } from './MediaPicker.tsx';
import { replaceMedia } from './media-queries.ts';
import { storiesInWords } from './media-words.ts';

/** Puts another file in the place of this one in all stories. Shows both first: readers see it at once. */
export function ReplaceMedia(props: {
  readonly media: DeskMedia;
  readonly uses: number;
  readonly onReplaced: (by: DeskMedia) => void;
}) {
  const { media, uses, onReplaced } = props;
  const queries = useQueryClient();
  const [choosing, setChoosing] = useState(false);
  const [by, setBy] = useState<DeskMedia>();
  const replacing = useMutation({
    mutationFn: (withId: string) => replaceMedia(media.id, withId),
    onSuccess: async ({ stories }) => {
      await queries.invalidateQueries({ queryKey: ['media'] });
      say(`Replaced in ${storiesInWords(stories)}.`);
      if (by) onReplaced(by);
      setBy(undefined);
    },
  });
  if (uses === 0) return null;
  return (
    <>
      <Button onClick={() => setChoosing(true)}>Replace everywhere…</Button>
      {choosing && (
        <MediaPicker
          kind={media.kind}
          title={`Put in the place of ${media.fileName}`}
          onPick={(picked) => {
            setChoosing(false);
            if (picked.id !== media.id) setBy(picked);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      {by && (
        <Modal
          closeButtonProps={{ 'aria-label': 'Close' }}
          opened
          onClose={() => setBy(undefined)}
          title={`Replace in ${storiesInWords(uses)}?`}
        >
          <div className="media-swap">
            <figure>
              <MediaImage media={media} alt={media.altText} widthPx={180} />
              <figcaption>Now: {media.fileName}</figcaption>
            </figure>
            <figure>
              <MediaImage media={by} alt={by.altText} widthPx={180} />
              <figcaption>Then: {by.fileName}</figcaption>
            </figure>
          </div>
          <p>
            Published stories change at once, as a minor fix. Captions, credits and alt texts written in the
            stories stay as they are: see that they fit.
          </p>
          {replacing.isError && <Problem error={replacing.error} />}
          <div className="ends">
            <Button onClick={() => setBy(undefined)}>Keep as it is</Button>
            <Button
              variant="filled"
              data-autofocus
              loading={replacing.isPending}
              onClick={() => replacing.mutate(by.id)}
            >
              Replace
            </Button>
          </div>
        </Modal>
      )}
    </>
  );
}
