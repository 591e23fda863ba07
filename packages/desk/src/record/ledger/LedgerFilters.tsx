import { NativeSelect } from '@mantine/core';
import { FINDINGS, type Finding } from '@onrecord/domain/claims/ledger/claim';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useQuery } from '@tanstack/react-query';
import { FilterPicker } from '../../lists/FilterPicker.tsx';
import { SearchBox } from '../../lists/SearchBox.tsx';
import { withoutEmpty } from '../../lists/without-empty.ts';
import { STATE_WORDS } from '../parts/claim-words.ts';
import { sourcesQuery } from '../parts/SourcePicker.tsx';
import { sourceQuery } from './ledger-queries.ts';
import type { LedgerSearch } from './ledger-search.ts';

/** Narrows the ledger: by words, by who said it, by the newsroom's finding. */
export function LedgerFilters(props: {
  readonly search: LedgerSearch;
  readonly onChange: (search: LedgerSearch) => void;
  /** From the search to the list, with the keys. */
  readonly onEnter: () => void;
}) {
  const { search, onChange } = props;
  const set = (part: { readonly [name in keyof LedgerSearch]: LedgerSearch[name] | undefined }) =>
    onChange(withoutEmpty<LedgerSearch>({ ...search, ...part }));
  const speaker = useQuery({ ...sourceQuery(search.sourceId ?? ''), enabled: search.sourceId !== undefined });
  return (
    <search className="filters" data-open>
      <div className="first">
        <SearchBox
          label="Search claims"
          placeholder="Search statements"
          q={search.q ?? ''}
          onSearch={(q) => set({ q })}
          onEnter={props.onEnter}
        />
      </div>
      <FilterPicker
        label="Who said it"
        value={search.sourceId}
        query={(q) => ({
          ...sourcesQuery(q),
          select: ({ sources }: { sources: DeskSource[] }) =>
            [...sources, ...(speaker.data ? [speaker.data] : [])].filter(
              ({ id }, at, all) => all.findIndex((other) => other.id === id) === at,
            ),
        })}
        onChange={(sourceId) => set({ sourceId })}
      />
      <NativeSelect
        className="picker"
        aria-label="Finding"
        value={search.finding ?? ''}
        data={[
          { value: '', label: 'Every finding' },
          ...FINDINGS.map((finding) => ({ value: finding, label: STATE_WORDS[finding] })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          set({ finding: (value || undefined) as Finding | undefined })
        }
      />
    </search>
  );
}
