import './push.css';
import { Checkbox } from '@mantine/core';
import type { Audience } from '@onrecord/domain/desk/push-shapes';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import { readersWords, sentWords } from './audience.ts';

/** What goes out to which readers: the notification as they get it, and a box for each topic they may have chosen. */
export function NotifyFields(props: {
  readonly audience: Audience;
  readonly chosen: readonly string[];
  readonly onChosen: (topics: readonly string[]) => void;
  /** It goes out later: readers may have chosen a topic by then. */
  readonly later?: boolean;
}) {
  const { audience, chosen, onChosen, later = false } = props;
  const { timeZone } = useMe().newsroom;
  const { title, body } = audience.notice;
  return (
    <div className="notify">
      <figure className="notification" aria-label="The notification">
        <b dir="auto">{title || 'Without a headline'}</b>
        {body !== '' && <span dir="auto">{body}</span>}
      </figure>
      {audience.topics.map(({ topic, label, readers, sent }) => (
        <Checkbox
          key={topic}
          label={label}
          description={
            sent
              ? `Sent ${shortTime(sent.at, timeZone)} by ${sent.by}: ${sentWords(sent)}`
              : readersWords(readers)
          }
          checked={sent !== null || chosen.includes(topic)}
          disabled={sent !== null || (readers === 0 && !later)}
          onChange={({ currentTarget: { checked } }) =>
            onChosen(checked ? [...chosen, topic] : chosen.filter((other) => other !== topic))
          }
        />
      ))}
    </div>
  );
}
