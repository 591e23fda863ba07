import type { Coverage } from '@onrecord/domain/live/coverage';
import type { Rendering } from '../render.ts';

/** Whether a story goes on, or since when it does not. */
export function LiveMark({ coverage, words, times }: Rendering & { coverage: Coverage }) {
  const { endedAt } = coverage;
  if (endedAt === null) return <b class="live">{words.live}</b>;
  return (
    <span class="ended">
      {words.liveEnded} <time datetime={endedAt.toISOString()}>{times.dateTime(endedAt)}</time>
    </span>
  );
}
