/** A story that is, or was, followed live: entries are added to it while it goes on. */
export interface Coverage {
  readonly startedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

/** Whether a story is followed live: never so far, now, or until it ended. */
export type CoverageState = 'none' | 'live' | 'ended';

export function coverageStateOf(coverage: Pick<Coverage, 'endedAt'> | null | undefined): CoverageState {
  if (!coverage) return 'none';
  return coverage.endedAt === null ? 'live' : 'ended';
}
