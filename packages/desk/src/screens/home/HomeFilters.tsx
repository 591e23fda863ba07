import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
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
  /** What the box has asked for last. */
  const asked = useRef(q);
  // On a phone the list comes first; what narrows it is a press away.
  const [isOpen, setIsOpen] = useState(() =>
    [search.contributorId, search.tagId, search.from, search.to].some((value) => value !== undefined),
  );
  const searchLater = useDebouncedCallback((q: string) => {
    asked.current = q;
    onChange(without({ ...search, q }));
  }, 150);
  useEffect(() => {
    // Somebody else changed it, as "Clear the search" does: the box follows.
    if ((search.q ?? '') === asked.current) return;
    asked.current = search.q ?? '';
    setQ(asked.current);
  }, [search.q]);
  useShortcuts({ '/': () => box.current?.focus() });
  const set = (part: { readonly [name in keyof HomeSearch]: HomeSearch[name] | undefined }) =>
    onChange(without({ ...search, ...part }));
  return (
    <search className="filters" data-open={isOpen || undefined}>
      <div className="first">
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
        <Button hiddenFrom="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          Filter
        </Button>
      </div>
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
      <div className="span">
        <label data-empty={search.from === undefined || undefined}>
          From
          <input
            type="date"
            value={search.from ?? ''}
            max={search.to}
            onChange={({ currentTarget: { value } }) => set({ from: value || undefined })}
          />
        </label>
        <label data-empty={search.to === undefined || undefined}>
          to
          <input
            type="date"
            value={search.to ?? ''}
            min={search.from}
            onChange={({ currentTarget: { value } }) => set({ to: value || undefined })}
          />
        </label>
      </div>
    </search>
  );
}

/** The same without what is empty: an address says only what was chosen. */
function without(search: Readonly<Record<string, string | undefined>>): HomeSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as HomeSearch;
}
