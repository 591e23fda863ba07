import type { Log } from '../log.ts';
import { PushSender, type PushSenderOptions } from '../push/sender.ts';
import { type Repeating, repeat } from './repeat.ts';

/** How often it is forgotten who got what was sent long ago. */
const FORGET_MS = 3600_000;

/** Sends what readers are to be told until it is stopped; neither kind of push service waits for the other. */
export function startSendingNotices(options: Omit<PushSenderOptions, 'services'>): Repeating {
  const sendings = (['known', 'other'] as const).map((services) =>
    startSending(new PushSender({ ...options, services }), options.log),
  );
  return {
    async stop() {
      await Promise.all(sendings.map((sending) => sending.stop()));
    },
  };
}

function startSending(sender: PushSender, log: Log): Repeating {
  let forgottenAtMs = 0;
  const sending = repeat(
    async () => {
      const tried = await sender.sendDue();
      if (tried > 0) log.info({ tried }, 'notifications were sent');
      if (Date.now() - forgottenAtMs <= FORGET_MS) return;
      forgottenAtMs = Date.now();
      await sender.forgetOld();
    },
    log,
    'notifications could not be sent',
  );
  return {
    async stop() {
      const ended = sending.stop();
      sender.stop();
      await ended;
      sender.close();
    },
  };
}
