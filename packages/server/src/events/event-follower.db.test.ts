import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendEvent } from '../store/event-log.ts';
import { databaseAddress, runSql } from '../testing/sql.ts';
import { createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { EventFollower } from './event-follower.ts';

let newsroom: TestNewsroom;
let seen: string[];
let attached: boolean[];
let follower: EventFollower;
/** What a test wants to happen when an event is seen. */
let onEvent: (actor: string) => void | Promise<void>;

beforeEach(async () => {
  newsroom = await createNewsroom();
  seen = [];
  attached = [];
  onEvent = () => undefined;
  follower = new EventFollower({
    db: newsroom.db,
    connectionString: newsroom.connectionString,
    onEvent: async ({ actor }) => {
      await onEvent(actor);
      seen.push(actor);
    },
    onAttached: (now) => attached.push(now),
    onError: () => undefined,
  });
  return async () => {
    await follower.close();
    await newsroom.close();
  };
});

const append = (actor: string) =>
  newsroom.db
    .transaction()
    .execute((trx) =>
      appendEvent(trx, { type: 'story-published', actor, at: newsroom.now, keys: [], paths: [] }),
    );
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `${at + from}`);

async function until(what: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 20_000; !what(); ) {
    if (Date.now() > deadline) throw new Error(`It never came to that. Seen: ${seen}; attached: ${attached}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const listening = "application_name = 'onrecord events' and datname = current_database()";
/** Cuts the follower's own connection, as an operator or a failing network would. */
const cut = () =>
  runSql(
    newsroom.connectionString,
    `select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`,
  );

describe('a follower', () => {
  it('reports each event once and in order, from its start on', async () => {
    await append('before');
    await follower.start();
    await Promise.all(numbers(60).map(append));
    await until(() => seen.length >= 60);
    expect(seen.toSorted()).toEqual(numbers(60).toSorted());
    const logged = await newsroom.db.selectFrom('event').select('actor').orderBy('id').execute();
    expect(['before', ...seen]).toEqual(logged.map((row) => row.actor));
    expect(follower.lastId).toBe(61n);
  });

  it('misses nothing over a lost connection, and says when it was away', async () => {
    await follower.start();
    await append('0');
    await cut();
    for (const actor of numbers(20, 1)) await append(actor);
    await until(() => seen.length >= 21 && attached.at(-1) === true);
    await append('21');
    await until(() => seen.length >= 22);
    expect(seen).toEqual(numbers(22));
    expect(attached).toEqual([true, false, true]);
  });

  it('goes on after its connection broke while it was catching up', async () => {
    await follower.start();
    await cut();
    let cutAgain = false;
    onEvent = async () => {
      if (cutAgain || attached.at(-1) !== false) return;
      cutAgain = true;
      await cut();
      // The loss is told before this event is done with.
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await append('0');
    await until(() => cutAgain && attached.at(-1) === true);
    onEvent = () => undefined;
    await append('1');
    await until(() => seen.includes('1'));
    expect(seen).toEqual(['0', '1']);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity where ${sql.raw(listening)}`.execute(newsroom.db);
    expect(rows[0]?.count).toBe(1);
  });

  it('reports an event again that could not be dealt with', async () => {
    let failures = 2;
    onEvent = () => {
      if (failures-- > 0) throw new Error('not now');
    };
    await follower.start();
    await append('0');
    await append('1');
    await until(() => seen.length >= 2);
    expect(seen).toEqual(['0', '1']);
  });

  it('waits for a database that is away, and catches up', async () => {
    await follower.start();
    const maintenance = databaseAddress(newsroom.connectionString, 'postgres');
    const name = new URL(newsroom.connectionString.replace('@/', '@localhost/')).pathname.slice(1);
    await append('0');
    await until(() => seen.length === 1);
    await runSql(maintenance, `alter database ${name} allow_connections false`);
    await runSql(
      maintenance,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    await until(() => attached.at(-1) === false);
    await runSql(maintenance, `alter database ${name} allow_connections true`);
    await append('1');
    await until(() => seen.length === 2 && attached.at(-1) === true);
    expect(seen).toEqual(['0', '1']);
  });

  it('can be closed while its connection is lost', async () => {
    await follower.start();
    await cut();
    await until(() => attached.at(-1) === false);
    await follower.close();
    await append('0');
    expect(seen).toEqual([]);
  });
});
