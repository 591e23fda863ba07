import type { Body } from '../body/body.ts';

/** UTF-16 units. */
export const ENTRY_HEADLINE_MAX = 300;
/** A key event is said in one line. UTF-16 units. */
export const KEY_EVENT_MAX = 200;

/** What somebody decides about an entry of a live story. */
export interface EntryInput {
  /** '' where it has none: most entries are a few sentences. */
  readonly headline: string;
  readonly body: Body;
  /** The entry in one line, where it is one of the key events of the story; else ''. */
  readonly keyEvent: string;
}
