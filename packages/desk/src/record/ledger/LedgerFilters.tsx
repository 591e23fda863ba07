import '../../screens/home/home.css';
import { NativeSelect } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { FINDINGS, type Finding } from '@onrecord/domain/claims/ledger/claim';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FilterPicker } from '../../screens/home/FilterPicker.tsx';
import { Keys } from '../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { STATE_WORDS } from '../parts/claim-words.ts';
import { sourcesQuery } from '../parts/SourcePicker.tsx';
import { sourceQuery } from './ledger-queries.ts';
import { type LedgerSearch, withoutEmpty } from './ledger-search.ts';

/** Narrows the ledger: by words, by who said it, by the newsroom's finding. */
export function LedgerFilters(props: {
  readonly search: LedgerSearch;
  readonly onChange: (search: LedgerSearch) => void;
  /** From the search to the list, with the keys. */
  readonly onEnter: () => void;
}) {
  const { search, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(search.q ?? '');
  /** What the box has asked for last. */
  const asked = useRef(q);
  const searchLater = useDebouncedCallback((q: string) => {
    asked.current = q;
    onChange(withoutEmpty({ ...search, q }));
  }, 150);
  useEffect(() => {
    // Somebody else changed it, as "Clear the search" does: the box follows.
    if ((search.q ?? '') === asked.current) return;
    asked.current = search.q ?? '';
    setQ(asked.current);
  }, [search.q]);
  useShortcuts({ '/': () => box.current?.focus() });
  const speaker = useQuery({ ...sourceQuery(search.sourceId ?? ''), enabled: search.sourceId !== undefined });
  return (
    <search className="filters" data-open>
      <div className="first">
        <label className="find">
          <span className="said">Search claims</span>
          <input
            ref={box}
            type="search"
            value={q}
            placeholder="Search statements"
            maxLength={200}
            onChange={({ currentTarget: { value } }) => {
              setQ(value);
              searchLater(value.trim());
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' && event.key !== 'Enter') return;
              // Browsers empty the field at Escape; here it only leaves it, for the list.
              event.preventDefault();
              event.currentTarget.blur();
              if (event.key === 'Enter') props.onEnter();
            }}
          />
          <Keys of="/" />
        </label>
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
        onChange={(sourceId) => onChange(withoutEmpty({ ...search, sourceId }))}
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
          onChange(withoutEmpty({ ...search, finding: (value || undefined) as Finding | undefined }))
        }
      />
    </search>
  );
}
