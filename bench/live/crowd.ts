import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchContext, Refused } from '../bench-context.ts';
import type { CallAnswer, CrowdCalls } from './crowd-calls.ts';

const PROGRAM = join(import.meta.dirname, 'crowd-program.ts');
/** Files and connections that server and crowd need beside a connection for each reader. */
const OTHER_FILES = 1000;

/** The crowd as seen from the bench: each call goes to its process and is answered later. */
export type Crowd = {
  readonly [Name in keyof CrowdCalls]: (
    ...values: Parameters<CrowdCalls[Name]>
  ) => Promise<Awaited<ReturnType<CrowdCalls[Name]>>>;
};

/** Starts a process for up to `readersMax` readers of one server; nobody is connected yet. */
export async function startCrowd(context: BenchContext, origin: string, readersMax: number): Promise<Crowd> {
  const filesMax = await openFilesMax();
  if (readersMax + OTHER_FILES > filesMax)
    throw new Refused(
      `${readersMax} readers need ${readersMax + OTHER_FILES} open files a process, and ${filesMax} are allowed: ` +
        `raise the hard limit first (as root: prlimit --pid $$ --nofile=${readersMax + OTHER_FILES}), or take fewer --readers.`,
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

/** Node raises its own soft limit to the hard one when it starts; elsewhere than on Linux nothing is known. */
async function openFilesMax(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const hard = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1];
  return hard === undefined ? Infinity : Number(hard);
}
