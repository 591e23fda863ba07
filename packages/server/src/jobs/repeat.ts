import type { Log } from '../log.ts';

export interface Repeating {
  /** Does it no more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** How often it is looked for something to do: it happens within this and a little. */
const PAUSE_MS = 1000;

/** Does something again and again, one time after the other. A failure is logged once, and tried again. */
export function repeat(work: () => Promise<void>, log: Log, complaint: string): Repeating {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await work();
      failing = false;
    } catch (error) {
      // Once per outage: the same line every second helps nobody.
      if (!failing) log.error({ err: error }, `${complaint}; trying again`);
      failing = true;
    }
    if (!stopped) timer = setTimeout(next, PAUSE_MS);
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
