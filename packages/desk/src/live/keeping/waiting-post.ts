import type { Body } from '@onrecord/domain/body/body';

/** What an entry says. */
export interface EntryWords {
  readonly headline: string;
  readonly body: Body;
  /** The entry in one line, where it is a key event; else ''. */
  readonly keyEvent: string;
}

/** An entry that was written here and that the server has not said it has. */
export interface WaitingPost {
  /** The entry's, made here: sent twice, it is one entry. */
  readonly id: string;
  readonly storyId: string;
  readonly words: EntryWords;
  /** Posts go out in this order. */
  readonly order: number;
  /** When it was posted by the clock of this machine. ISO 8601. */
  readonly writtenAt: string;
  /** Why the server does not take it, as a sentence; null while it is to be sent. */
  readonly refused: string | null;
}
