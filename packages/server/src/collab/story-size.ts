import { SHARED_DOCUMENT_MAX } from '@onrecord/domain/desk/shared-document';
import * as Y from 'yjs';

/** How large a shared document is. */
export interface StorySize {
  /** Of the whole document, merged, in Yjs' encoding. */
  readonly bytes: number;
  /** Of running text, notes included, deleted words not. UTF-16 units. */
  readonly characters: number;
}

function sizeOf(doc: Y.Doc): StorySize {
  return { bytes: Y.encodeStateAsUpdate(doc).length, characters: charactersOf(doc) };
}

function charactersOf(doc: Y.Doc): number {
  let characters = 0;
  for (const structs of doc.store.clients.values())
    for (const struct of structs)
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString)
        characters += struct.content.str.length;
  return characters;
}

/**
 * Whether an update would make a document larger than one may be. What makes it smaller, or leaves a document that
 * is too large already as it is, always fits: whoever takes something out is never held up.
 *
 * @param size of the document now
 */
function fits(doc: Y.Doc, size: StorySize, update: Uint8Array): boolean {
  if (isDeletion(update)) return true;
  // Tried on a copy: words that the same update takes out again weigh nothing.
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(trial, update);
    const after = sizeOf(trial);
    return (
      after.bytes <= Math.max(SHARED_DOCUMENT_MAX.bytes, size.bytes) &&
      after.characters <= Math.max(SHARED_DOCUMENT_MAX.characters, size.characters)
    );
  } finally {
    trial.destroy();
  }
}

function isDeletion(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every((struct) => struct instanceof Y.Skip);
}

/**
 * Knows of a document, without looking through it each time, that there is room: updates add at most their own
 * length. It looks only where that bound is above what is allowed.
 */
export class RoomLeft {
  readonly #doc: Y.Doc;
  /** At most so large; each unit of text takes at least a byte. */
  #atMost: StorySize;

  /** @param bytes how large the document is at most */
  constructor(doc: Y.Doc, bytes: number) {
    this.#doc = doc;
    this.#atMost = { bytes, characters: bytes };
  }

  /** Counts an update that was made. */
  add(update: Uint8Array): void {
    const { bytes, characters } = this.#atMost;
    this.#atMost = { bytes: bytes + update.length, characters: characters + update.length };
  }

  /** Looks how large the document is. */
  measure(): StorySize {
    this.#atMost = sizeOf(this.#doc);
    return this.#atMost;
  }

  /** Whether an update may be made. */
  hasRoomFor(update: Uint8Array): boolean {
    return this.#surely(update) || fits(this.#doc, this.measure(), update);
  }

  #surely({ length }: Uint8Array): boolean {
    const { bytes, characters } = this.#atMost;
    return (
      bytes + length <= SHARED_DOCUMENT_MAX.bytes && characters + length <= SHARED_DOCUMENT_MAX.characters
    );
  }
}
