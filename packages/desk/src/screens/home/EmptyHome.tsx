import { Button } from '@mantine/core';
import type { HomeView } from '@onrecord/domain/desk/shapes';
import { Keys } from '../../shortcuts/Keys.tsx';
import type { HomeSearch } from './home-search.ts';

const WORDS: Readonly<Record<HomeView, readonly [title: string, help: string]>> = {
  all: ['Nothing here yet', 'Begin the first story. It is yours alone to see until somebody publishes it.'],
  mine: ['You have no stories yet', 'Stories you begin, and those you are given, stand here.'],
  draft: ['No drafts', 'Everything that was begun is in review, scheduled or out.'],
  'in-review': ['Nothing waits for review', 'A story comes here when its reporter asks for review.'],
  scheduled: [
    'Nothing is scheduled',
    'An editor schedules a story from its own page, with the time it goes out.',
  ],
  published: ['Nothing is published yet', 'What readers can read stands here, the newest first.'],
  spiked: ['The spike is empty', 'Stories dropped before publication are kept here and can be taken back.'],
};

export function EmptyHome(props: {
  readonly search: HomeSearch;
  /** Undefined for who only reads. */
  readonly onNewStory: (() => void) | undefined;
  readonly onClear: () => void;
}) {
  const { view = 'all', ...filters } = props.search;
  const isFiltered = Object.keys(filters).length > 0;
  const [title, help] = isFiltered
    ? ['No story fits', 'Fewer words, or a wider span of days, find more.']
    : WORDS[view];
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{help}</p>
      <div className="does">
        {isFiltered ? (
          <Button onClick={props.onClear}>Clear the search</Button>
        ) : (
          props.onNewStory && (
            <Button onClick={props.onNewStory}>
              New story <Keys of="n" />
            </Button>
          )
        )}
      </div>
    </div>
  );
}
