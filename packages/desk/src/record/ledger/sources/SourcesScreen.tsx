import '../ledger.css';
import { useDebouncedValue } from '@mantine/hooks';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Bar } from '../../../layout/Bar.tsx';
import { Problem } from '../../../screens/Problem.tsx';
import { Waiting } from '../../../screens/Waiting.tsx';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { SOURCE_KIND_WORDS } from '../../parts/claim-words.ts';
import { sourceListQuery } from '../ledger-queries.ts';
import { MoreToCome } from '../MoreToCome.tsx';
import { RecordNav } from '../RecordNav.tsx';
import { useListKeys } from '../use-list-keys.ts';

/** Who stated what is on record: people, organisations, outlets, and those that are described only. */
export function SourcesScreen() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const box = useRef<HTMLInputElement>(null);
  const list = useInfiniteQuery({ ...sourceListQuery(q), placeholderData: keepPreviousData });
  const sources = list.data?.pages.flatMap((page) => page.sources) ?? [];
  const { selected, setSelected } = useListKeys({
    count: sources.length,
    prefix: 'source',
    keys: (at) => ({
      Enter: () => {
        const source = sources[at];
        if (source) void navigate({ to: '/record/sources/$sourceId', params: { sourceId: source.id } });
      },
    }),
  });
  useShortcuts({ '/': () => box.current?.focus() });
  return (
    <>
      <Bar title="Sources" aside="Who stated what is on record" />
      <RecordNav />
      <div className="screen">
        <search className="filters">
          <div className="first">
            <label className="find">
              <span className="said">Search sources</span>
              <input
                ref={box}
                type="search"
                value={typed}
                placeholder="A name, or what a source is described as"
                maxLength={200}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  setSelected(-1);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' && event.key !== 'Enter') return;
                  // Browsers empty the field at Escape; here it only leaves it, for the list.
                  event.preventDefault();
                  event.currentTarget.blur();
                  if (event.key === 'Enter') setSelected(0);
                }}
              />
              <Keys of="/" />
            </label>
          </div>
        </search>
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Waiting>The sources are on their way…</Waiting>}
        {list.isSuccess && sources.length === 0 && (
          <div className="empty">
            <h2>{q === '' ? 'No sources yet' : 'Nobody on record is called that'}</h2>
            <p>A source is put on record with the first statement of theirs, beside the text of a story.</p>
          </div>
        )}
        {sources.length > 0 && (
          <>
            <p className="quiet">
              {q === '' ? 'Those that changed last stand first.' : 'The likeliest first.'}
            </p>
            <ul className="sources" data-stale={list.isPlaceholderData || undefined}>
              {sources.map((source, place) => (
                <SourceRow key={source.id} source={source} place={place} isSelected={place === selected} />
              ))}
            </ul>
            <MoreToCome
              says="More sources"
              hasMore={list.hasNextPage}
              isLoadingMore={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </>
        )}
      </div>
    </>
  );
}

function SourceRow(props: {
  readonly source: DeskSource;
  readonly place: number;
  readonly isSelected: boolean;
}) {
  const { source } = props;
  return (
    <li id={`source-${props.place}`} data-selected={props.isSelected || undefined}>
      <Link to="/record/sources/$sourceId" params={{ sourceId: source.id }} dir="auto">
        {source.name}
      </Link>{' '}
      <span className="quiet">
        {[SOURCE_KIND_WORDS[source.kind], source.role, ...source.aliases].filter(Boolean).join(' · ')}
      </span>{' '}
      {source.unnamed !== null && source.unnamed.agreedAt === null && (
        <span className="state" data-tone="wait">
          Waits for a second editor
        </span>
      )}
    </li>
  );
}
