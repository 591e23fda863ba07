import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '@onrecord/domain/result';

const LOCK_FILE = 'lock';
const HOLDER_FILE = 'running.json';
/** SQLite's result codes: somebody else holds the lock; the file system has none. */
const SQLITE_BUSY = 5;
/** The low byte of an extended result code is the code proper. */
const PRIMARY_CODE = 0xff;
/** How long to try for the lock: two that start at once can each see the other in its way for a moment. */
const TWO_STARTS_MS = 250;

/** Keeps locks from the garbage collector, which would open them. */
const held = new Set<DatabaseSync>();

/** What the process that holds a data directory says about itself. */
export interface DataDirHolder {
  readonly pid: number;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  /** Of its database, so that a command can work beside it. Missing while it starts. */
  readonly connectionString?: string;
}

/** `message` is one sentence or two for the reader of a terminal. */
export type DataDirError =
  | {
      readonly type: 'in-use';
      readonly path: string;
      /** Undefined in the instant before the holder has written who it is. */
      readonly holder: DataDirHolder | undefined;
      readonly message: string;
    }
  | { readonly type: 'unusable'; readonly path: string; readonly message: string };

/** A data directory that this process alone may use until it ends or calls `release`. */
export interface DataDir {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Tells other processes how to reach the database that this one runs. */
  announce(connectionString: string): Promise<void>;
  release(): void;
}

/**
 * Makes the directory if need be (closed to others) and takes it for this process. The lock is the operating
 * system's, so it goes with the process however that ends, and a pid that was given out again means nothing.
 */
export async function takeDataDir(directory: string): Promise<Result<DataDir, DataDirError>> {
  const requested = resolve(directory);
  let path: string;
  let lock: DatabaseSync;
  try {
    await mkdir(requested, { recursive: true, mode: 0o700 });
    path = await realpath(requested);
    // Node has no call for a file lock; SQLite, which comes with it, holds one while a transaction is open.
    // Nothing is ever stored in this file.
    lock = new DatabaseSync(join(path, LOCK_FILE), { timeout: TWO_STARTS_MS });
  } catch (error) {
    return err(unusable(requested, error));
  }
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((((error as { errcode?: number }).errcode ?? 0) & PRIMARY_CODE) !== SQLITE_BUSY) {
      return err(unusable(path, error));
    }
    return err(inUse(path, await readHolder(path)));
  }

  const self: DataDirHolder = { pid: process.pid, startedAt: new Date().toISOString() };
  try {
    await writeHolder(path, self);
  } catch (error) {
    lock.close();
    return err(unusable(path, error));
  }
  held.add(lock);
  return ok({
    path,
    announce: (connectionString) => writeHolder(path, { ...self, connectionString }),
    release: () => {
      if (held.delete(lock)) lock.close();
    },
  });
}

async function writeHolder(path: string, holder: DataDirHolder): Promise<void> {
  const file = join(path, HOLDER_FILE);
  // Renamed into place, so that nobody reads half of it.
  await writeFile(`${file}.new`, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function readHolder(path: string): Promise<DataDirHolder | undefined> {
  try {
    const holder = JSON.parse(await readFile(join(path, HOLDER_FILE), 'utf8')) as DataDirHolder;
    // The file of the holder before may still lie there for an instant.
    return isAlive(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(path: string, holder: DataDirHolder | undefined): DataDirError {
  const who =
    holder === undefined
      ? 'another process that is just starting'
      : `process ${holder.pid} (started ${holder.startedAt})`;
  return {
    type: 'in-use',
    path,
    holder,
    message: `${path} is in use by ${who}. Stop it, or set DATA_DIR to another folder.`,
  };
}

function unusable(path: string, error: unknown): DataDirError {
  const reason = error instanceof Error ? error.message : String(error);
  return { type: 'unusable', path, message: `DATA_DIR ${path} cannot be used: ${reason}.` };
}
