import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { contributorsQuery, tagsQuery } from '../../api/queries.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { FilterPicker } from './FilterPicker.tsx';
import type { HomeSearch } from './home-search.ts';

export function HomeFilters(props: {
  readonly search: HomeSearch;
  readonly onChange: (search: HomeSearch) => void;
  /** From the search to the list, with the keys. */
  readonly onEnter: () => void;
}) {
  const { search, onChange } = props;
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState(search.q ?? '');
  const searchLater = useDebouncedCallback((q: string) => onChange(without({ ...search, q })), 150);
  useShortcuts({ '/': () => box.current?.focus() });
  const set = (part: { readonly [name in keyof HomeSearch]: HomeSearch[name] | undefined }) =>
    onChange(without({ ...search, ...part }));
  return (
    <search className="filters">
      <label className="find">
        <span className="said">Search stories</span>
        <input
          ref={box}
          type="search"
          value={q}
          placeholder="Search headlines and text"
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
      <FilterPicker
        label="Author"
        value={search.contributorId}
        query={(q) => ({
          ...contributorsQuery(q),
          select: ({ contributors }: { contributors: { id: string; name: string }[] }) => contributors,
        })}
        onChange={(contributorId) => set({ contributorId })}
      />
      <FilterPicker
        label="Tag"
        value={search.tagId}
        query={(q) => ({
          ...tagsQuery(q),
          select: ({ tags }: { tags: { id: string; name: string }[] }) => tags,
        })}
        onChange={(tagId) => set({ tagId })}
      />
      <label className="date">
        From{' '}
        <input
          type="date"
          value={search.from ?? ''}
          max={search.to}
          onChange={({ currentTarget: { value } }) => set({ from: value || undefined })}
        />
      </label>
      <label className="date">
        to{' '}
        <input
          type="date"
          value={search.to ?? ''}
          min={search.from}
          onChange={({ currentTarget: { value } }) => set({ to: value || undefined })}
        />
      </label>
    </search>
  );
}

/** The same without what is empty: an address says only what was chosen. */
function without(search: Readonly<Record<string, string | undefined>>): HomeSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as HomeSearch;
}
