import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { MoreToCome } from '../../../lists/MoreToCome.tsx';
import { SearchBox } from '../../../lists/SearchBox.tsx';
import { useListKeys } from '../../../lists/use-list-keys.ts';
import { Unanswered } from '../../../screens/Unanswered.tsx';
import { aboutSource } from '../../parts/claim-words.ts';
import { sourceListQuery } from '../ledger-queries.ts';
import { RecordScreen } from '../RecordScreen.tsx';

/** Who stated what is on record: people, organisations, outlets, and those that are described only. */
export function SourcesScreen() {
  const { q = '' } = useSearch({ from: '/desk/record/sources' });
  const navigate = useNavigate();
  const list = useInfiniteQuery({ ...sourceListQuery(q), placeholderData: keepPreviousData });
  const sources = list.data?.pages.flatMap((page) => page.sources) ?? [];
  const { selected, select } = useListKeys({
    rows: sources,
    prefix: 'source',
    isStale: list.isPlaceholderData,
    onOpen: ({ id }) => void navigate({ to: '/record/sources/$sourceId', params: { sourceId: id } }),
  });
  return (
    <RecordScreen title="Sources" aside="Who stated what is on record">
      <search className="filters">
        <div className="first">
          <SearchBox
            label="Search sources"
            placeholder="A name, or what a source is described as"
            q={q}
            onSearch={(words) => {
              select(-1);
              void navigate({
                to: '/record/sources',
                search: words === '' ? {} : { q: words },
                replace: true,
              });
            }}
            onEnter={() => select(0)}
          />
        </div>
      </search>
      <Unanswered query={list} waits="The sources are on their way…" />
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
        </>
      )}
      <MoreToCome says="More sources" list={list} />
    </RecordScreen>
  );
}

function SourceRow(props: {
  readonly source: DeskSource;
  readonly place: number;
  readonly isSelected: boolean;
}) {
  const { source } = props;
  return (
    <li id={`source-${props.place}`} className="row" data-selected={props.isSelected || undefined}>
      <Link to="/record/sources/$sourceId" params={{ sourceId: source.id }} dir="auto">
        {source.name}
      </Link>{' '}
      <span className="quiet">{aboutSource(source)}</span>{' '}
      {source.unnamed !== null && source.unnamed.agreedAt === null && (
        <span className="state" data-tone="wait">
          Waits for a second editor
        </span>
      )}
    </li>
  );
}
