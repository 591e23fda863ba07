import { BoundedMap } from './bounded-map.ts';

/** The part of a pino logger that is needed. */
export interface WarningLog {
  warn(details: object, message: string): void;
}

/** A damaged picture is not tried again, nor reported again, for this long. */
const DAMAGED_FOR_MS = 60_000;
const MAX_REMEMBERED = 1000;

/** Strangers can invent addresses: of the missing pictures one a minute is named, and the others counted. */
const MISSING_REPORT_EVERY_MS = 60_000;

/** Remembers which pictures cannot be shown, and tells the log without flooding it. */
export class UnusablePictures {
  readonly #log: WarningLog;
  readonly #now: () => number;
  readonly #damagedAt = new BoundedMap<number>(MAX_REMEMBERED);
  #missingReportedAt = Number.NEGATIVE_INFINITY;
  #missingUnreported = 0;

  /** `now` in milliseconds, from any beginning. */
  constructor(log: WarningLog, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  isDamaged(contentHash: string): boolean {
    const since = this.#damagedAt.get(contentHash);
    return since !== undefined && this.#now() - since < DAMAGED_FOR_MS;
  }

  reportDamaged(contentHash: string, cause: unknown): void {
    this.#damagedAt.set(contentHash, this.#now());
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#log.warn({ contentHash, reason }, 'Picture cannot be shown: it is damaged');
  }

  reportMissing(contentHash: string): void {
    if (this.#now() - this.#missingReportedAt < MISSING_REPORT_EVERY_MS) {
      this.#missingUnreported++;
      return;
    }
    this.#log.warn(
      { contentHash, othersSinceLastReport: this.#missingUnreported },
      'Picture cannot be shown: its file is missing',
    );
    this.#missingReportedAt = this.#now();
    this.#missingUnreported = 0;
  }
}
