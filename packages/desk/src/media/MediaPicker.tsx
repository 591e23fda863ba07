import './media.css';
import { Button, Modal } from '@mantine/core';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import type { MediaKind } from '@onrecord/domain/media/media';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { DropZone } from './DropZone.tsx';
import { MediaGrid } from './MediaGrid.tsx';
import { mediaListQuery } from './media-queries.ts';
import { UploadButton } from './UploadButton.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './use-uploads.ts';

const ACCEPTED: Readonly<Record<MediaKind, string>> = {
  picture: '.jpg,.jpeg,.png,.webp,.avif,.gif,.tif,.tiff',
  audio: 'audio/*',
  video: 'video/*',
  file: '',
};
const TITLES: Readonly<Record<MediaKind, string>> = {
  picture: 'Choose a picture',
  audio: 'Choose a recording',
  video: 'Choose a film',
  file: 'Choose a file',
};

/** A dialog that picks one file of a kind from the library, or takes in a new one and picks that. */
export function MediaPicker(props: {
  readonly kind?: MediaKind;
  readonly title?: string;
  readonly onPick: (media: DeskMedia) => void;
  readonly onClose: () => void;
}) {
  const { kind = 'picture', onPick, onClose } = props;
  const { role } = useMe().person;
  const mayUpload = mayDo(role, 'upload-media');
  const [q, setQ] = useState('');
  const list = useInfiniteQuery({ ...mediaListQuery({ q, kind }), placeholderData: keepPreviousData });
  const media = list.data?.pages.flatMap((page) => page.media) ?? [];
  const { uploads, add, clear } = useUploads((uploaded) => {
    // One file is what was wanted; of several the person chooses.
    if (uploads.length <= 1 && uploaded.kind === kind) onPick(uploaded);
  });
  return (
    <Modal
      closeButtonProps={{ 'aria-label': 'Close' }}
      opened
      onClose={onClose}
      title={props.title ?? TITLES[kind]}
      size="56rem"
      yOffset="6vh"
    >
      <DropZone disabled={!mayUpload} onFiles={add}>
        <div className="media-find">
          <input
            type="search"
            aria-label="Search the library"
            placeholder="Caption, credit, file name…"
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
            data-autofocus
          />
          {mayUpload && <UploadButton accept={ACCEPTED[kind]} onFiles={add} />}
        </div>
        <UploadList uploads={uploads} onClear={clear} />
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && media.length === 0 && (
          <p className="quiet">
            {q === ''
              ? 'The library has none yet. Drop one here.'
              : 'Nothing in the library has these words.'}
          </p>
        )}
        <MediaGrid media={media} selectedId={undefined} onSelect={onPick} />
        {list.hasNextPage && (
          <div className="media-more">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Older
            </Button>
          </div>
        )}
      </DropZone>
    </Modal>
  );
}
