import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createWorkQueue, QueueFullError } from './work-queue.ts';

describe('a work queue', () => {
  it('does no more at a time than it may', async () => {
    const queue = createWorkQueue({ concurrency: 2, maxWaiting: 100 });
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await delay(1);
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => queue.run(work, 'now')));
    expect(most).toBe(2);
  });

  it('does first what somebody waits for, and keeps a place free for it', async () => {
    const queue = createWorkQueue({ concurrency: 2, maxWaiting: 100 });
    const done: string[] = [];
    const work = (name: string) => async () => {
      await delay(2);
      done.push(name);
    };
    await Promise.all([
      ...['a1', 'a2', 'a3'].map((name) => queue.run(work(name), 'ahead')),
      ...['n1', 'n2'].map((name) => queue.run(work(name), 'now')),
    ]);
    expect(done.slice(0, 2)).toEqual(['a1', 'n1']);
    expect(done.indexOf('n2')).toBeLessThan(done.indexOf('a3'));
  });

  it('refuses more than may wait, except for work ahead of time', async () => {
    const queue = createWorkQueue({ concurrency: 1, maxWaiting: 0 });
    const first = queue.run(() => delay(5), 'now');
    await expect(queue.run(() => delay(1), 'now')).rejects.toBeInstanceOf(QueueFullError);
    await Promise.all([first, queue.run(() => delay(1), 'ahead')]);
  });

  it('goes on after work that failed', async () => {
    const queue = createWorkQueue({ concurrency: 1, maxWaiting: 5 });
    await expect(queue.run(() => Promise.reject(new Error('no')), 'now')).rejects.toThrow('no');
    expect(await queue.run(async () => 1, 'now')).toBe(1);
  });
});
