import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface ProcessMemory {
  /** Memory in use now (RSS), in bytes. */
  readonly residentBytes: number;
  /** The most so far, where the system keeps count of it; otherwise as now. */
  readonly peakBytes: number;
}

/** Of one process, without its children; undefined once it is gone. */
export async function memoryOf(pid: number): Promise<ProcessMemory | undefined> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const residentBytes = kilobytes(status, 'VmRSS');
    const peakBytes = kilobytes(status, 'VmHWM');
    return residentBytes === undefined || peakBytes === undefined ? undefined : { residentBytes, peakBytes };
  }
  const { stdout } = await execute('ps', ['-o', 'rss=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
  const bytes = Number(stdout.trim()) * 1024;
  return bytes > 0 ? { residentBytes: bytes, peakBytes: bytes } : undefined;
}

function kilobytes(status: string, name: string): number | undefined {
  const value = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return value === undefined ? undefined : Number(value) * 1024;
}
