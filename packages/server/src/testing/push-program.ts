/**
 * A process that does nothing but send notifications, to be killed: `DATABASE_URL` says what is to be sent,
 * `PUSH_ORIGIN` which push service on this machine may be sent to, `NOW` what time it is.
 */
import { createLog } from '../log.ts';
import { PushSender } from '../push/sender.ts';
import { openDatabase } from '../store/database.ts';

const { DATABASE_URL: connectionString = '', PUSH_ORIGIN: trustedOrigin = '', NOW: now = '' } = process.env;
const sender = new PushSender({
  db: openDatabase({ connectionString }),
  clock: () => new Date(now),
  log: createLog('silent'),
  origin: 'https://harbour.example',
  // Which is what one on this machine is.
  services: 'other',
  trustedOrigin,
});
process.stdout.write('sending now\n');
await sender.sendDue();
process.stdout.write('sent all\n');
