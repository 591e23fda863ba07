/**
 * A process that does one act of the newsroom as the server does it, and ends itself by SIGKILL in the midst of it.
 * `DATABASE_URL` says where, `ACT` what, `KILL_AT` at which statement (1 is the first): it is sent, and its answer is
 * not read any more. An act that comes to its end first ends the process with 0.
 */
import { flushCompileCache } from 'node:module';
import pg from 'pg';
import { createCollab } from '../collab/collab.ts';
import { performAct } from '../commands/desk/perform-act.ts';
import { publishDueStories } from '../commands/publish-due-stories.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { DOOMED_PERSON, type DoomedAct } from './doomed-act.ts';

// Who is killed writes nothing at its end; the next such process starts in half the time with this.
flushCompileCache();

const { DATABASE_URL: connectionString = '', ACT = '', KILL_AT } = process.env;
const { storyId, request } = JSON.parse(ACT) as DoomedAct;

let statements = 0;
const query = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  const answer = query.apply(this, given);
  // The driver has handed it to the system: the database gets it, whatever becomes of us.
  if (++statements === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
  return answer;
} as typeof pg.Client.prototype.query;

const db = openDatabase({ connectionString });
const clock = () => new Date();
const drafts = createCollab({
  db,
  team: { findActor: async () => undefined },
  log: createLog('silent'),
  clock,
});
const actor = DOOMED_PERSON.actor.userId;
if (request === 'publish-due') await publishDueStories({ db, clock, drafts, actor: 'schedule' });
else {
  const done = await performAct({ db, clock, drafts, actor, person: DOOMED_PERSON }, storyId, request);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}
await drafts.close();
await db.destroy();
