import { beforeEach, expect, it } from 'vitest';
import { createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { openDatabase } from './database.ts';
import { appendEvent, lastEventId, listEventsAfter, type NewEvent } from './event-log.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const event = (actor: string): NewEvent => ({
  type: 'story-published',
  actor,
  at: newsroom.now,
  keys: ['feed:main', 'story:"1", {2}'],
  paths: ['/порт/', "/o'hara/"],
});

it('an event comes back as it was appended', async () => {
  expect(await lastEventId(newsroom.db)).toBe(0n);
  const id = await newsroom.db.transaction().execute((trx) => appendEvent(trx, event('one')));
  expect(await listEventsAfter(newsroom.db, 0n, 10)).toEqual([{ id, ...event('one') }]);
  expect(await listEventsAfter(newsroom.db, id, 10)).toEqual([]);
});

it('a transaction that is rolled back leaves no gap', async () => {
  await newsroom.db.transaction().execute((trx) => appendEvent(trx, event('one')));
  const broken = newsroom.db.transaction().execute(async (trx) => {
    await appendEvent(trx, event('never'));
    throw new Error('changed its mind');
  });
  await expect(broken).rejects.toThrow('changed its mind');
  expect(await newsroom.db.transaction().execute((trx) => appendEvent(trx, event('two')))).toBe(2n);
});

it('who follows the numbers misses no event, however many are appended at once', async () => {
  const writers = openDatabase({ connectionString: newsroom.connectionString, poolSize: 8 });
  const appended = Promise.all(
    Array.from({ length: 200 }, (_, at) =>
      writers.transaction().execute(async (trx) => {
        const id = await appendEvent(trx, event(`${at}`));
        // Some take longer to commit than those that came after them.
        if (at % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
        return id;
      }),
    ),
  );
  const seen: bigint[] = [];
  const follow = async (until: () => boolean) => {
    do {
      for (const { id } of await listEventsAfter(newsroom.db, seen.at(-1) ?? 0n, 10)) seen.push(id);
    } while (!until());
  };
  let done = false;
  const following = follow(() => done && seen.length >= 200);
  const ids = await appended;
  done = true;
  await following;
  await writers.destroy();
  expect(seen).toEqual(Array.from({ length: 200 }, (_, at) => BigInt(at + 1)));
  expect(new Set(ids).size).toBe(200);
});
