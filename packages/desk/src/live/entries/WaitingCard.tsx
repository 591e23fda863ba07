import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { say } from '../../layout/toasts.ts';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import type { LiveDesk } from '../keeping/live-desk.ts';
import type { WaitingPost } from '../keeping/waiting-post.ts';
import { Words } from './EntryCard.tsx';

/** An entry on its way to the server, or one that the server did not want. */
export function WaitingCard(props: {
  readonly post: WaitingPost;
  readonly desk: LiveDesk;
  /** Takes its words up again; false where another entry is being written. Undefined where none can be. */
  readonly onTakeUp: ((post: WaitingPost) => boolean) | undefined;
}) {
  const { post, onTakeUp } = props;
  const { queue } = props.desk;
  const { person, newsroom } = useMe();
  const cutOff = useSyncExternalStore(queue.isCutOff.subscribe, queue.isCutOff.get);
  const takeUp = () => {
    if (onTakeUp?.(post)) queue.letGo(post.id);
    else say('Another entry is being written. Post it first, or clear it.');
  };
  const letGo = () => {
    queue.letGo(post.id);
    const { id, storyId, words, writtenAt } = post;
    say('Let go.', () => queue.add({ id, storyId, words, writtenAt }));
  };
  return (
    <article className="entry-row" data-waiting="" aria-label={`On its way, written ${post.writtenAt}`}>
      <p className="about">
        <time dateTime={post.writtenAt}>{shortTime(post.writtenAt, newsroom.timeZone)}</time>{' '}
        <b>{person.name}</b>
        <span className={post.refused === null ? '' : 'mark'}>
          {post.refused === null ? (cutOff ? 'Waits for the connection' : 'Sending…') : 'Not posted'}
        </span>
      </p>
      <Words {...post.words} />
      {post.refused !== null && (
        <div className="refused" role="alert">
          <p>{post.refused}</p>
          {onTakeUp && (
            <Button size="compact-sm" onClick={takeUp}>
              Write it anew
            </Button>
          )}
          <Button size="compact-sm" onClick={() => queue.retry(post.id)}>
            Try again
          </Button>
          <Button size="compact-sm" onClick={letGo}>
            Let it go
          </Button>
        </div>
      )}
    </article>
  );
}
