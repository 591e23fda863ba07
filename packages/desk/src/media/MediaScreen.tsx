import './media.css';
import { Button } from '@mantine/core';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Bar } from '../layout/Bar.tsx';
import { Problem } from '../screens/Problem.tsx';
import { Waiting } from '../screens/Waiting.tsx';
import { useMe } from '../session/me.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { DropZone } from './DropZone.tsx';
import { MediaGrid } from './MediaGrid.tsx';
import { MediaPanel } from './MediaPanel.tsx';
import { type MediaFilter, mediaListQuery } from './media-queries.ts';
import { UploadButton } from './UploadButton.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './use-uploads.ts';

const KINDS: ReadonlyArray<{
  readonly value: NonNullable<MediaFilter['kind']> | '';
  readonly label: string;
}> = [
  { value: '', label: 'Everything' },
  { value: 'picture', label: 'Pictures' },
  { value: 'file', label: 'Documents' },
  { value: 'audio', label: 'Recordings' },
  { value: 'video', label: 'Films' },
];

/** The library: what the newsroom may show, by day, with its texts and where it is used. */
export function MediaScreen() {
  const { role } = useMe().person;
  const mayUpload = mayDo(role, 'upload-media');
  const [filter, setFilter] = useState<MediaFilter>({ q: '' });
  const [selected, setSelected] = useState<DeskMedia>();
  const find = useRef<HTMLInputElement>(null);
  const { uploads, add, clear } = useUploads();
  const list = useInfiniteQuery({ ...mediaListQuery(filter), placeholderData: keepPreviousData });
  const media = list.data?.pages.flatMap((page) => page.media) ?? [];
  const move = (by: number) => {
    const at = media.findIndex(({ id }) => id === selected?.id);
    setSelected(media[Math.max(0, Math.min(media.length - 1, at + by))]);
  };
  useShortcuts({
    '/': () => find.current?.focus(),
    j: () => move(1),
    k: () => move(-1),
    ...(selected ? { Escape: () => setSelected(undefined) } : {}),
  });
  const isEmpty = list.isSuccess && media.length === 0;
  const isFiltered = filter.q !== '' || filter.kind !== undefined;
  return (
    <>
      <Bar title="Pictures" aside="Drop files anywhere here">
        {mayUpload && <UploadButton main onFiles={add} />}
      </Bar>
      <div className="library" data-open={selected !== undefined || undefined}>
        <DropZone disabled={!mayUpload} onFiles={add}>
          <div className="screen">
            <search className="media-find">
              <span className="find">
                <input
                  ref={find}
                  type="search"
                  aria-label="Search the library"
                  placeholder="Caption, credit, alt text, file name…"
                  value={filter.q}
                  onChange={(event) => setFilter({ ...filter, q: event.currentTarget.value })}
                />
                <Keys of="/" />
              </span>
              <select
                aria-label="Kind"
                value={filter.kind ?? ''}
                onChange={({ currentTarget }) => {
                  const kind = KINDS.find(({ value }) => value === currentTarget.value)?.value;
                  setFilter({ q: filter.q, ...(kind ? { kind } : {}) });
                }}
              >
                {KINDS.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </search>
            <UploadList uploads={uploads} onClear={clear} />
            {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
            {list.isPending && <Waiting>The library is on its way…</Waiting>}
            {isEmpty && (
              <div className="empty">
                <h2>{isFiltered ? 'Nothing in the library has these words' : 'No pictures yet'}</h2>
                <p>
                  {isFiltered
                    ? 'Words are found by their beginnings, in captions, credits, alt texts and file names.'
                    : 'Drop pictures, documents or recordings anywhere on this page. What a picture says of itself, its caption, creator, credit and alt text, comes with it; where it was taken does not.'}
                </p>
                {isFiltered && (
                  <div className="does">
                    <Button onClick={() => setFilter({ q: '' })}>Show everything</Button>
                  </div>
                )}
              </div>
            )}
            <MediaGrid media={media} selectedId={selected?.id} onSelect={setSelected} />
            {list.hasNextPage && (
              <div className="media-more">
                <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  Older
                </Button>
              </div>
            )}
          </div>
        </DropZone>
        {selected && (
          <MediaPanel
            key={selected.id}
            media={selected}
            onSelect={setSelected}
            onClose={() => setSelected(undefined)}
          />
        )}
      </div>
    </>
  );
}
