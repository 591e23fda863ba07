import { liftExpiredBanner } from '../commands/lift-expired-banner.ts';
import { type DueContext, publishDueStories } from '../commands/publish-due-stories.ts';
import type { Log } from '../log.ts';
import { type Repeating, repeat } from './repeat.ts';

/** Publishes scheduled stories and lifts the breaking banner on time; neither waits for the other to succeed. */
export function startSchedule(context: DueContext, log: Log): Repeating {
  const stories = repeat(
    async () => {
      const published = await publishDueStories(context);
      if (published > 0) log.info({ published }, 'scheduled stories were published');
    },
    log,
    'scheduled stories could not be looked for',
  );
  const banner = repeat(
    async () => {
      await liftExpiredBanner(context);
    },
    log,
    'the breaking banner could not be looked at',
  );
  return {
    async stop() {
      await Promise.all([stories.stop(), banner.stop()]);
    },
  };
}
