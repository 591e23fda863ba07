import { Button } from '@mantine/core';
import { useState } from 'react';
import { contributorsQuery, tagsQuery } from '../../api/queries.ts';
import { FilterPicker } from '../../lists/FilterPicker.tsx';
import { SearchBox } from '../../lists/SearchBox.tsx';
import { withoutEmpty } from '../../lists/without-empty.ts';
import type { HomeSearch } from './home-search.ts';

/** Narrows the list: by words, by whose it is, by tag, by its days. */
export function HomeFilters(props: {
  readonly search: HomeSearch;
  readonly onChange: (search: HomeSearch) => void;
  /** From the search to the list, with the keys. */
  readonly onEnter: () => void;
}) {
  const { search, onChange } = props;
  // On a phone the list comes first; what narrows it is a press away.
  const [isOpen, setIsOpen] = useState(() =>
    [search.contributorId, search.tagId, search.from, search.to].some((value) => value !== undefined),
  );
  const set = (part: { readonly [name in keyof HomeSearch]: HomeSearch[name] | undefined }) =>
    onChange(withoutEmpty<HomeSearch>({ ...search, ...part }));
  return (
    <search className="filters" data-open={isOpen || undefined}>
      <div className="first">
        <SearchBox
          label="Search stories"
          placeholder="Search headlines and text"
          q={search.q ?? ''}
          onSearch={(q) => set({ q })}
          onEnter={props.onEnter}
        />
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
