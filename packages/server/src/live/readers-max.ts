import { readFileSync } from 'node:fs';

/** However many files the system allows. */
const READERS_MAX = 20_000;
/** Readers may take so much of the files a process may have open: pages, pictures and the database need theirs. */
const FILES_SHARE = 0.75;

/** Readers at once that leave room for everybody else: each is an open file to the system. */
export function readersMax(filesMax = openFilesMax()): number {
  return Math.min(READERS_MAX, Math.floor(filesMax * FILES_SHARE));
}

/** Files this process may have open. Node raises its limit as far as it may; only Linux says what it is. */
function openFilesMax(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    return Infinity;
  }
}
