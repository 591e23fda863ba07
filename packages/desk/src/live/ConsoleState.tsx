import { Button } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { Link } from '@tanstack/react-router';
import { useMe } from '../session/me.ts';
import { longTime } from '../time/newsroom-time.ts';

type LiveAct = 'start-live' | 'resume-live';

/** What has to be known beside the composer, or in its place: not live yet, ended, or not seen by readers. */
export function ConsoleState(props: {
  readonly story: DeskStoryDetail;
  readonly coverage: DeskStoryDetail['coverage'];
  readonly busy: boolean;
  readonly onAct: (act: LiveAct) => void;
}) {
  const { story, coverage, busy, onAct } = props;
  const { person, newsroom } = useMe();
  const begin = (act: LiveAct, label: string) => {
    const refused = story.acts[act];
    return refused === null ? (
      <Button variant="filled" loading={busy} onClick={() => onAct(act)}>
        {label}
      </Button>
    ) : (
      <p className="quiet">{refused}</p>
    );
  };
  if (coverage === null)
    return (
      <section className="console-state">
        <h2>This story is not live</h2>
        <p>Live, it takes entries as things happen: readers who have it open see each at once.</p>
        {begin('start-live', 'Go live')}
      </section>
    );
  if (coverage.endedAt !== null)
    return (
      <section className="console-state">
        <h2>It has ended</h2>
        <p>
          {`Since ${longTime(coverage.endedAt, newsroom.timeZone)} readers see it as it stands. Mistakes can still be mended: an entry that is selected takes E.`}
        </p>
        {begin('resume-live', 'Go on live')}
      </section>
    );
  const isPublic = story.state === 'published';
  return (
    <>
      {person.role === 'viewer' && (
        <p className="console-note">You follow along; reporters and editors post.</p>
      )}
      {!isPublic && (
        <p className="console-note">
          Readers see the entries once{' '}
          <Link className="link" to="/stories/$storyId" params={{ storyId: story.id }}>
            the story
          </Link>{' '}
          is published.
        </p>
      )}
    </>
  );
}
