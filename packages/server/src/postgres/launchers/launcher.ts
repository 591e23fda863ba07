import type { Result } from '@onrecord/domain/result';

/**
 * A way of running PostgreSQL's programs as somebody who is not root, which they insist on.
 */
export interface Launcher {
  /** For the log: `as the user anna`. */
  readonly description: string;
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  /** Who must own the cluster's files, as seen from this process. */
  readonly owner: Identity;
  /** Set when the process itself must change its user before it starts the program. */
  readonly switchTo?: Identity;
}

/** Numeric user and group. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Yields a launcher, or says in half a sentence why this way is closed. */
export type LauncherCandidate = () => Promise<Result<Launcher, string>>;
