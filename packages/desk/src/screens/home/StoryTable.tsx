import { Button } from '@mantine/core';
import type { DeskStory } from '@onrecord/domain/desk/shapes';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../../session/me.ts';
import { ago } from '../../time/newsroom-time.ts';
import { stateWords } from '../story-state.ts';

export function StoryTable(props: {
  readonly stories: readonly DeskStory[];
  /** The row the keys are at, zero-based; -1 for none. */
  readonly selected: number;
  /** What is shown is the answer to the question before. */
  readonly isStale: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}) {
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, isLoadingMore, onMore } = props;
  useEffect(() => {
    if (!end.current || !hasMore || isLoadingMore) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore, onMore]);
  return (
    <>
      <table className="stories" data-stale={props.isStale || undefined}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Story</th>
            <th scope="col">By</th>
            <th scope="col" className="num words">
              Words
            </th>
            <th scope="col" className="num">
              Changed
            </th>
          </tr>
        </thead>
        <tbody>
          {props.stories.map((story, index) => (
            <StoryRow key={story.id} story={story} index={index} isSelected={index === props.selected} />
          ))}
        </tbody>
      </table>
      <div ref={end} className="more">
        {hasMore && (
          <Button onClick={onMore} loading={isLoadingMore}>
            More stories
          </Button>
        )}
      </div>
    </>
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
        <Link to="/stories/$storyId" params={{ storyId: story.id }} lang={story.language}>
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
