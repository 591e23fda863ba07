import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readersMax } from '../../packages/server/src/live/readers-max.ts';
import { type BenchContext, Refused } from '../bench-context.ts';
import type { CallAnswer, CrowdCalls } from './crowd-calls.ts';

const PROGRAM = join(import.meta.dirname, 'crowd-program.ts');

/** The crowd as seen from the bench: each call goes to its process and is answered later. */
export type Crowd = {
  readonly [Name in keyof CrowdCalls]: (
    ...values: Parameters<CrowdCalls[Name]>
  ) => Promise<Awaited<ReturnType<CrowdCalls[Name]>>>;
};

/** Starts a process for up to so many readers of one server; nobody is connected yet. */
export function startCrowd(context: BenchContext, origin: string, readers: number): Crowd {
  const most = readersMax();
  if (readers > most)
    throw new Refused(
      `${readers} readers are more than a server takes here: ${most}, by its own limit or that of open files. ` +
        'Take fewer --readers, or raise the hard limit in this shell first (as root: prlimit --pid $$ --nofile=30000).',
    );
  const child = spawn(process.execPath, [PROGRAM, origin], {
    // A group of its own, as for other programs: Ctrl-C is the bench's.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const ended = once(child, 'exit');
  context.defer(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  child.on('message', ({ call, value, error }: CallAnswer) => {
    const caller = waiting.get(call);
    waiting.delete(call);
    if (error === undefined) caller?.resolve(value);
    else caller?.reject(new Error(error));
  });
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('The process of the readers ended.'));
  });
  let calls = 0;
  const ask =
    (name: keyof CrowdCalls) =>
    (...values: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        const call = calls++;
        waiting.set(call, { resolve, reject });
        child.send({ call, name, values }, (error) => error && reject(error));
      });
  return {
    open: ask('open'),
    receipts: ask('receipts'),
    comeBack: ask('comeBack'),
    comeBackNow: ask('comeBackNow'),
    whenBack: ask('whenBack'),
    close: ask('close'),
  } as Crowd;
}
