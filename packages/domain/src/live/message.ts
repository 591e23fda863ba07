/**
 * What open pages are told. A message states how things are as of an event, never what to do about them: applying
 * one twice, late, or after a newer one leaves the same screen. `id` is the number of an event, and orders messages.
 */
export type LiveMessage = LiveChanges | LiveReset;

export interface LiveChanges {
  readonly id: number;
  readonly changed: readonly LiveChange[];
}

/** What happened before this event cannot be told piece by piece any more: look at the whole page again. */
export interface LiveReset {
  readonly id: number;
  readonly reset: true;
}

/** One thing that pages are made of, as it is now. */
export interface LiveChange {
  /** `shortKey` of its key. A page that is made of it is fetched again. */
  readonly key: string;
  /** For what stands in lists: `shortKey` of each list it stands in now; none once it was taken off. */
  readonly lists?: readonly string[];
  /** Where it stands in them: an instant, ISO 8601. */
  readonly at?: string;
  /** As lists show it. Of the breaking banner: what stands in it now, '' for nothing. */
  readonly html?: string;
}
