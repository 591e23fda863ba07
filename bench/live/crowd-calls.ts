/** What a bench asks of its crowd of readers, which run in a process of their own. Instants are `monotonicMs`. */
export interface CrowdCalls {
  /** Opens readers until there are so many. Resolves once each has been told something. */
  open(count: number): Promise<void>;
  /** Waits until every reader has an event, `waitMs` at most. Returns the instant of each receipt. */
  receipts(eventId: number, waitMs: number): Promise<Float64Array>;
  /** Says how readers come back from now on, and forgets what came of it so far. */
  comeBack(manner: ComeBack): void;
  /** With `together`: all who were cut off connect again within `withinMs`. */
  comeBackNow(withinMs: number): void;
  /** Waits until all are back, `waitMs` at most. */
  whenBack(waitMs: number): Promise<Returned>;
  /** Ends all connections. */
  close(): void;
}

/** `asTold`: after the time that the server gave each of them, as browsers do. `together`: when they are told to. */
export type ComeBack = 'asTold' | 'together';

export interface Returned {
  /** When each who came back was told something. */
  readonly backAt: Float64Array;
  /** When a try began that failed. */
  readonly failedAt: Float64Array;
}

/** A call as it goes to the crowd's process, and its answer. */
export interface Call {
  readonly call: number;
  readonly name: keyof CrowdCalls;
  readonly values: readonly unknown[];
}
export interface CallAnswer {
  readonly call: number;
  readonly value?: unknown;
  readonly error?: string;
}
