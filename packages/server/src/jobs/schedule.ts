import { liftExpiredBanner } from '../commands/lift-expired-banner.ts';
import { type DueContext, publishDueStories } from '../commands/publish-due-stories.ts';
import type { Log } from '../log.ts';

/** How often it is looked for what is due: it happens within this and a little. */
const INTERVAL_MS = 1000;

/** Publishes scheduled stories and lifts the breaking banner on time until it is stopped. Failures are logged and tried again. */
export function startSchedule(context: DueContext, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await liftExpiredBanner(context);
      const published = await publishDueStories(context);
      if (published > 0) log.info({ published }, 'scheduled stories were published');
      failing = false;
    } catch (error) {
      // Once per outage: the same line every second helps nobody.
      if (!failing) log.error({ err: error }, 'what is due could not be looked for; trying again');
      failing = true;
    }
    if (!stopped) timer = setTimeout(next, INTERVAL_MS);
  };
  const next = () => {
    running = look();
  };
  timer = setTimeout(next, 0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
