import type { Connection, Document } from '@hocuspocus/server';
import { SHARED_DOCUMENT_CLOSE, type SharedDocumentMessage } from '@onrecord/domain/desk/shared-document';
import type { VisitorContext } from './sockets.ts';
import type { StorySize } from './story-size.ts';

/** After something was typed or taken out, and then so long a pause, all is tried again. Milliseconds. */
const TRY_AGAIN_AFTER_MS = 2000;

interface Held {
  readonly document: Document;
  /** How large the document was when there was no room in it. */
  readonly size: StorySize;
  timer?: NodeJS.Timeout;
}

/**
 * Connections whose words had no room in a story. What they send from then on builds on what was not taken, so it is
 * not taken either, and kept in their browsers; they go on reading. A new connection sends all of it again as one
 * update, in which words taken out again weigh nothing.
 */
export class HeldBack {
  readonly #held = new Map<Connection<VisitorContext>, Held>();

  has(connection: Connection<VisitorContext>): boolean {
    return this.#held.has(connection);
  }

  add(connection: Connection<VisitorContext>, size: StorySize): void {
    this.#held.set(connection, { document: connection.document, size });
    // Hocuspocus then answers updates as not taken.
    connection.readOnly = true;
    const message: SharedDocumentMessage = { type: 'full', ...size };
    connection.sendStateless(JSON.stringify(message));
  }

  /** Something else came over such a connection: perhaps that makes room. */
  changed(connection: Connection<VisitorContext>): void {
    const held = this.#held.get(connection);
    if (held === undefined) return;
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.#letTryAgain(connection), TRY_AGAIN_AFTER_MS);
  }

  /** The document was stored: where others have taken something out of it, there may be room. */
  stored(document: Document, measure: () => StorySize): void {
    const waiting = [...this.#held].filter(([, held]) => held.document === document);
    if (waiting.length === 0) return;
    const { bytes, characters } = measure();
    for (const [connection, { size }] of waiting)
      if (bytes < size.bytes || characters < size.characters) this.#letTryAgain(connection);
  }

  /** Forgets connections that have gone. */
  sweep(): void {
    for (const [connection, { document, timer }] of this.#held) {
      if (document.hasConnection(connection)) continue;
      clearTimeout(timer);
      this.#held.delete(connection);
    }
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  #letTryAgain(connection: Connection<VisitorContext>): void {
    clearTimeout(this.#held.get(connection)?.timer);
    this.#held.delete(connection);
    connection.context.visitor.close(SHARED_DOCUMENT_CLOSE.tryAgain, 'There may be room now.');
  }
}
