import type { ClaimState } from '@onrecord/domain/claims/ledger/dispute';
import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import { Emitter } from '../session/emitter.ts';
import type { StorySession } from '../session/story-session.ts';

/** A passage held by its words, whoever writes around it. */
export interface HeldRange {
  readonly from: Y.RelativePosition;
  readonly to: Y.RelativePosition;
}

/** Something that stands in the list beside the text and has its place in it. */
export interface PlacedItem {
  readonly id: string;
  readonly type: 'offer' | 'advice';
  readonly ranges: readonly HeldRange[];
}

/** What the sheet shows of the record. */
export interface ShownRecord {
  /** Whether the list stands beside the text. */
  readonly open: boolean;
  /** How the cited claims stand, as far as that is known. */
  readonly states: ReadonlyMap<string, ClaimState>;
  readonly items: readonly PlacedItem[];
}

const NOTHING_SHOWN: ShownRecord = { open: false, states: new Map(), items: [] };

/** Words that somebody chose to be put on record. */
export interface ChosenWords {
  readonly text: string;
  readonly held: readonly HeldRange[];
}

/** Where the sheet of a story and the list of its statements meet: neither knows the other. */
export class StoryRecord {
  /** The sheet's editor, while there is one. */
  readonly editor = new Emitter<Editor | undefined>(undefined);
  readonly shown = new Emitter<ShownRecord>(NOTHING_SHOWN);
  /** The item that has the keys in the list, or the cursor in the text. */
  readonly focused = new Emitter<string | undefined>(undefined);
  /** What was chosen in the text to be put on record, until the list has taken it up. */
  readonly chosen = new Emitter<ChosenWords | undefined>(undefined);
  /** How often the list was asked for from the text. */
  readonly asked = new Emitter(0);

  hide(): void {
    this.shown.set({ ...this.shown.get(), open: false, items: [] });
    this.focused.set(undefined);
  }
}

const records = new WeakMap<StorySession, StoryRecord>();

export function recordOf(session: StorySession): StoryRecord {
  let record = records.get(session);
  if (record === undefined) {
    record = new StoryRecord();
    records.set(session, record);
  }
  return record;
}

export const citedItem = (claimId: string) => `cited:${claimId}`;
