import type { Log } from '../log.ts';
import type { PushSender } from '../push/sender.ts';

/** How often it is looked for something to send. */
const INTERVAL_MS = 1000;
/** How often it is forgotten who got what was sent long ago. */
const FORGET_MS = 3600_000;

/** Sends what readers are to be told until it is stopped. Failures are logged and tried again. */
export function startSendingNotices(sender: PushSender, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let failing = false;
  let forgottenAtMs = 0;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      const tried = await sender.sendDue();
      if (tried > 0) log.info({ tried }, 'notifications were sent');
      if (Date.now() - forgottenAtMs > FORGET_MS) {
        forgottenAtMs = Date.now();
        await sender.forgetOld();
      }
      failing = false;
    } catch (error) {
      // Once per outage: the same line every second helps nobody.
      if (!failing) log.error({ err: error }, 'notifications could not be sent; trying again');
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
      sender.stop();
      await running;
      sender.close();
    },
  };
}
