import './home.css';
import { Button } from '@mantine/core';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { storiesQuery } from '../../api/queries.ts';
import { Bar } from '../../layout/Bar.tsx';
import { titleOfView } from '../../layout/places.ts';
import { useNewStory } from '../../layout/use-new-story.ts';
import { openPalette } from '../../palette/palette.ts';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { longTime, placeOf } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';
import { Waiting } from '../Waiting.tsx';
import { EmptyHome } from './EmptyHome.tsx';
import { HomeFilters } from './HomeFilters.tsx';
import type { HomeSearch } from './home-search.ts';
import { StoryTable } from './StoryTable.tsx';

/** Stories by state, searched and filtered, to be walked with the keyboard. */
export function HomeScreen() {
  const search = useSearch({ from: '/desk/' });
  const { person, newsroom } = useMe();
  const navigate = useNavigate();
  const newStory = useNewStory();
  const mayBegin = mayDo(person.role, 'create-story');
  const view = search.view ?? 'all';
  const list = useInfiniteQuery({
    ...storiesQuery({ ...search, view }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const stories = list.data?.pages.flatMap((page) => page.stories) ?? [];
  const [selected, setSelected] = useState(-1);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(stories.length - 1, selected + by));
    setSelected(next);
    document.getElementById(`story-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const open = (index: number) => {
    const story = stories[index];
    if (story) void navigate({ to: '/stories/$storyId', params: { storyId: story.id } });
  };
  const change = (next: HomeSearch) => {
    setSelected(-1);
    void navigate({ to: '/', search: next, replace: true });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...(selected >= 0 ? { Enter: () => open(selected) } : {}),
  });
  return (
    <>
      <Bar
        title={titleOfView(view)}
        aside={`${longTime(new Date(), newsroom.timeZone)} in ${placeOf(newsroom.timeZone)}`}
      >
        <Button onClick={openPalette} visibleFrom="md">
          Search <Keys of="mod+k" />
        </Button>
        {mayBegin && (
          <Button variant="filled" onClick={newStory}>
            New story <Keys of="n" />
          </Button>
        )}
      </Bar>
      <div className="screen">
        <HomeFilters key={view} search={search} onChange={change} onEnter={() => setSelected(0)} />
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Waiting>The stories are on their way…</Waiting>}
        {list.isSuccess && stories.length === 0 && (
          <EmptyHome
            search={search}
            onNewStory={mayBegin ? newStory : undefined}
            onClear={() => change(search.view ? { view } : {})}
          />
        )}
        {stories.length > 0 && (
          <StoryTable
            stories={stories}
            selected={selected}
            isStale={list.isPlaceholderData}
            hasMore={list.hasNextPage}
            isLoadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </div>
    </>
  );
}
