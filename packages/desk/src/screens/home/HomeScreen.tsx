import './home.css';
import { Button } from '@mantine/core';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { storiesQuery } from '../../api/queries.ts';
import { Bar } from '../../layout/Bar.tsx';
import { titleOfView } from '../../layout/places.ts';
import { useNewStory } from '../../layout/use-new-story.ts';
import { MoreToCome } from '../../lists/MoreToCome.tsx';
import { useListKeys } from '../../lists/use-list-keys.ts';
import { openPalette } from '../../palette/palette.ts';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { longTime, placeOf } from '../../time/newsroom-time.ts';
import { Unanswered } from '../Unanswered.tsx';
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
  const { selected, select } = useListKeys({
    rows: stories,
    prefix: 'story',
    isStale: list.isPlaceholderData,
    onOpen: ({ id }) => void navigate({ to: '/stories/$storyId', params: { storyId: id } }),
  });
  const change = (next: HomeSearch) => {
    select(-1);
    void navigate({ to: '/', search: next, replace: true });
  };
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
        <HomeFilters key={view} search={search} onChange={change} onEnter={() => select(0)} />
        <Unanswered query={list} waits="The stories are on their way…" />
        {list.isSuccess && stories.length === 0 && (
          <EmptyHome
            search={search}
            onNewStory={mayBegin ? newStory : undefined}
            onClear={() => change(search.view ? { view } : {})}
          />
        )}
        {stories.length > 0 && (
          <StoryTable stories={stories} selected={selected} isStale={list.isPlaceholderData} />
        )}
        <MoreToCome says="More stories" list={list} />
      </div>
    </>
  );
}
