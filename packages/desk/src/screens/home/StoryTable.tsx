import type { DeskStory } from '@onrecord/domain/desk/shapes';
import { Link } from '@tanstack/react-router';
import { RowTable } from '../../lists/RowTable.tsx';
import { useMe } from '../../session/me.ts';
import { ago } from '../../time/newsroom-time.ts';
import { stateWords } from '../story-state.ts';

/** Stories as rows: how far each is, what it says and by whom, how long it is and when it changed. */
export function StoryTable(props: {
  readonly stories: readonly DeskStory[];
  /** The row the keys are at, zero-based; -1 for none. */
  readonly selected: number;
  /** What is shown is the answer to the question before. */
  readonly isStale: boolean;
}) {
  return (
    <RowTable
      className="stories"
      isStale={props.isStale}
      head={
        <>
          <th scope="col">State</th>
          <th scope="col">Story</th>
          <th scope="col">By</th>
          <th scope="col" className="num words">
            Words
          </th>
          <th scope="col" className="num">
            Changed
          </th>
        </>
      }
    >
      {props.stories.map((story, index) => (
        <StoryRow key={story.id} story={story} index={index} isSelected={index === props.selected} />
      ))}
    </RowTable>
  );
}

function StoryRow(props: {
  readonly story: DeskStory;
  readonly index: number;
  readonly isSelected: boolean;
}) {
  const { story, index } = props;
  const { timeZone } = useMe().newsroom;
  const { tone, words } = stateWords(story, timeZone);
  return (
    <tr id={`story-${index}`} data-selected={props.isSelected || undefined}>
      <td className="state" data-tone={tone}>
        {words}
      </td>
      <td className="head">
        <Link to="/stories/$storyId" params={{ storyId: story.id }} lang={story.language} className="leads">
          <span dir="auto" {...(story.headline === '' ? { className: 'quiet' } : {})}>
            {story.headline || 'Without a headline'}
          </span>
        </Link>
        {story.tagNames.length > 0 && <span className="tags">{story.tagNames.join(' · ')}</span>}
      </td>
      <td className="by">{story.contributorNames.join(', ')}</td>
      <td className="num words">{story.wordCount.toLocaleString('en')}</td>
      <td className="num" title={story.touchedBy === null ? undefined : `by ${story.touchedBy}`}>
        {ago(story.touchedAt, timeZone)}
      </td>
    </tr>
  );
}
