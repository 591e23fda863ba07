import { Button, Menu } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { Link } from '@tanstack/react-router';
import { Bar } from '../layout/Bar.tsx';
import { useMe } from '../session/me.ts';
import { shortTime } from '../time/newsroom-time.ts';

/** The line over a live story: whether it is live and since when, and how it ends. */
export function ConsoleBar(props: {
  readonly story: DeskStoryDetail;
  readonly coverage: DeskStoryDetail['coverage'];
  /** Whether changes of others are heard of as they happen. */
  readonly hears: boolean;
  readonly busy: boolean;
  readonly onEnd: () => void;
}) {
  const { story, coverage, busy, onEnd } = props;
  const { timeZone } = useMe().newsroom;
  const isLive = coverage !== null && coverage.endedAt === null;
  const isPublic = story.state === 'published' || story.state === 'retracted';
  const publicPath = `/${story.slug}/`;
  const mayEnd = isLive && story.acts['end-live'] === null;
  return (
    <Bar
      title={story.headline || 'A story without a headline'}
      aside={
        coverage === null ? undefined : isLive ? (
          <>
            <b className="live-mark">Live</b> since {shortTime(coverage.startedAt, timeZone)}
            {!props.hears && ' · catching up every 2 s'}
          </>
        ) : (
          `Ended ${shortTime(coverage.endedAt ?? '', timeZone)}`
        )
      }
    >
      {isPublic && (
        <Button className="roomy" component="a" href={publicPath} target="_blank" rel="noreferrer">
          As readers see it
        </Button>
      )}
      <Button className="roomy" renderRoot={(root) => <StoryLink storyId={story.id} {...root} />}>
        The story
      </Button>
      {mayEnd && (
        <Button className="roomy" disabled={busy} onClick={onEnd}>
          End live
        </Button>
      )}
      <Menu width={220} withinPortal={false}>
        <Menu.Target>
          <Button className="cramped" aria-label="More to do with this live story">
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isPublic && (
            <Menu.Item component="a" href={publicPath} target="_blank" rel="noreferrer">
              As readers see it
            </Menu.Item>
          )}
          <Menu.Item renderRoot={(root) => <StoryLink storyId={story.id} {...root} />}>The story</Menu.Item>
          {mayEnd && (
            <Menu.Item disabled={busy} onClick={onEnd}>
              End live
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </Bar>
  );
}

const StoryLink = ({ storyId, ...root }: { readonly storyId: string }) => (
  <Link to="/stories/$storyId" params={{ storyId }} {...root} />
);
