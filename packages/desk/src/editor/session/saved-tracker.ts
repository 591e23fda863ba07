import {
  parseSharedDocumentMessage,
  SHARED_DOCUMENT_CLOSE,
  SHARED_DOCUMENT_REFUSED,
} from '@onrecord/domain/desk/shared-document';
import { Emitter } from './emitter.ts';

/** Whether what was typed is safe, and where; `text` is the sentence for the bar. */
export interface SavedState {
  readonly state: 'opening' | 'saved' | 'saving' | 'offline' | 'not-saved';
  readonly text: string;
}

/** What the tracker reads of the connection. */
export interface Acknowledged {
  /** Changes of this browser the server has not acknowledged yet. */
  readonly unsyncedChanges: number;
}

/**
 * Tells the truth about saving. *Saved* is said only after the server has said that its database holds everything,
 * at a moment when the server had acknowledged everything of this browser, and nothing was typed since.
 */
export class SavedTracker {
  readonly state = new Emitter<SavedState>({ state: 'opening', text: 'Opening…' });
  readonly mayWrite = new Emitter(true);
  #connected = false;
  #tried = false;
  #safe = false;
  #keptHere = true;
  /** Whether the copy on this machine is behind what was typed. */
  #keeping = false;
  /** Whether the server has no room for what was typed here; only a new connection is another try. */
  #full = false;
  #problem: string | undefined;
  readonly #acknowledged: () => Acknowledged;

  constructor(acknowledged: () => Acknowledged) {
    this.#acknowledged = acknowledged;
  }

  /** Something was changed here, by the person or by the copy kept on this machine. */
  changedHere(): void {
    this.#safe = false;
    this.#update();
  }

  /** The browser refuses to keep a copy, as in some private windows. */
  keepsNothing(): void {
    this.#keptHere = false;
    this.#update();
  }

  /** What was typed is on its way into the copy on this machine, or all of it has arrived. */
  keeping(keeping: boolean): void {
    this.#keeping = keeping;
    this.#update();
  }

  /** The connection stands, or was lost, or the first attempt at one failed. */
  connection(connected: boolean): void {
    this.#connected = connected;
    this.#tried = true;
    this.#update();
  }

  opened(mayWrite: boolean): void {
    this.#problem = undefined;
    this.#full = false;
    this.mayWrite.set(mayWrite);
    this.#update();
  }

  /** The server did not open the document. */
  refused(reason: string): void {
    this.#problem =
      reason === SHARED_DOCUMENT_REFUSED.noSuchStory
        ? 'this story is not there any more'
        : reason === SHARED_DOCUMENT_REFUSED.tooManyDocuments
          ? 'too many stories are open; close one in another tab'
          : 'you may not open this story';
    this.#update();
  }

  closed(code: number): void {
    if (code === SHARED_DOCUMENT_CLOSE.signedOut) this.#problem = 'you are signed out; sign in again';
    else if (code === SHARED_DOCUMENT_CLOSE.notUnderstood)
      this.#problem = 'the server did not understand this page; reload the desk';
    else if (code === SHARED_DOCUMENT_CLOSE.unavailable)
      this.#problem = 'the server cannot reach its database; it tries again by itself';
    this.connection(false);
  }

  /** A stateless message of the server. */
  message(payload: string): void {
    const message = parseSharedDocumentMessage(payload);
    switch (message?.type) {
      case 'saved':
        this.#problem = undefined;
        if (message.complete && this.#acknowledged().unsyncedChanges === 0) this.#safe = true;
        break;
      case 'not-saved':
        this.#problem = 'the server cannot reach its database; it holds what you typed and tries again';
        break;
      case 'full':
        this.#full = true;
        break;
      case 'access':
        this.mayWrite.set(message.mayWrite);
        break;
      case 'story-changed':
      case undefined:
        return;
    }
    this.#update();
  }

  /** Whether there may be something here that the server does not have. */
  get unsent(): boolean {
    return !this.#safe;
  }

  #update(): void {
    this.state.set(this.#now(), alike);
  }

  #now(): SavedState {
    const here = !this.#keptHere
      ? 'this browser keeps no copy: leave the window open'
      : this.#keeping
        ? 'being kept on this machine'
        : 'kept on this machine';
    if (this.#full)
      return {
        state: 'not-saved',
        text: `not saved: the story is as long as one can be; take something out of it, or go on in a second story (${here})`,
      };
    if (this.#problem !== undefined)
      return { state: 'not-saved', text: `not saved: ${this.#problem} (${here})` };
    if (!this.#connected) {
      if (!this.#keptHere) return { state: 'not-saved', text: `not saved: offline, and ${here}` };
      return this.#tried
        ? { state: 'offline', text: `offline, ${here}` }
        : { state: 'opening', text: 'Opening…' };
    }
    return this.#safe ? { state: 'saved', text: 'saved' } : { state: 'saving', text: 'saving' };
  }
}

const alike = (one: SavedState, other: SavedState) => one.state === other.state && one.text === other.text;
