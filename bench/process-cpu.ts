import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Of Linux' `utime` and `stime` in `/proc/PID/stat`: the same on every system of ours. */
const TICKS_PER_SECOND = 100;

/** The time one process has been on a core so far, its children not counted, in seconds; undefined once it is gone. */
export async function cpuSecondsOf(pid: number): Promise<number | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The second field is a name in brackets, which may hold anything.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }
  const { stdout } = await execute('ps', ['-o', 'time=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
  const parts = stdout.trim().split(/[:-]/).map(Number);
  if (stdout.trim() === '') return undefined;
  const [seconds = 0, minutes = 0, hours = 0] = parts.reverse();
  return seconds + 60 * minutes + 3600 * hours;
}
