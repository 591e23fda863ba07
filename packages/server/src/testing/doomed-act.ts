import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { StoryActRequest } from '@onrecord/domain/desk/shapes';
import type { Role } from '@onrecord/domain/team/roles';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { TestNewsroom } from './stories.ts';

const PROGRAM = join(import.meta.dirname, 'act-program.ts');

/** Who acts. */
export const DOOMED_PERSON = {
  actor: { userId: 'user-editor', role: 'editor' as Role },
  name: 'The editor',
};

export interface DoomedAct {
  readonly storyId: string;
  /** What is pressed at the desk, or that the schedule comes round. */
  readonly request: StoryActRequest | 'publish-due';
}

/**
 * Has a process of its own do an act, and kill itself (SIGKILL) when it has sent a statement. Returns `killed` once
 * the database is done with what it was sent, or `done` where the act came to its end before.
 *
 * @param statement 1 is the first that the process sends
 */
export async function actAndBeKilled(
  { db, connectionString }: TestNewsroom,
  act: DoomedAct,
  statement: number,
): Promise<'killed' | 'done'> {
  // By this name `pg_stat_activity` knows the connections of one process from those of others.
  const application = `doomed-${randomUUID()}`;
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      ...process.env,
      DATABASE_URL: `${connectionString}${connectionString.includes('?') ? '&' : '?'}application_name=${application}`,
      ACT: JSON.stringify(act),
      KILL_AT: `${statement}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0 && signal !== 'SIGKILL')
    throw new Error(`The act failed (${code ?? signal}):\n${complaints}`);
  await untilGone(db, application);
  return signal === 'SIGKILL' ? 'killed' : 'done';
}

/** A COMMIT that was sent is carried out, though nobody waits for it any more. */
async function untilGone(db: Database, application: string): Promise<void> {
  for (;;) {
    const { rows } = await sql`select pid from pg_stat_activity
      where datname = current_database() and application_name = ${application}`.execute(db);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
