import { setTimeout as sleep } from 'node:timers/promises';
import { CoEditor } from '../../packages/server/src/testing/co-editors.ts';

/** Each types the characters of an alphabet of its own, round and round: a character tells who typed it. */
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];
/** Faster than any person. Milliseconds between two keys. */
const KEY_MS = 25;

/** Three browsers that type into one story. */
export class Typists {
  readonly #editors: CoEditor[];
  readonly #counts = ALPHABETS.map(() => 0);
  readonly #timer: NodeJS.Timeout;

  private constructor(editors: CoEditor[]) {
    this.#editors = editors;
    this.#timer = setInterval(() => {
      for (const [at, editor] of editors.entries()) {
        const alphabet = ALPHABETS[at] ?? '';
        const count = this.#counts[at] ?? 0;
        editor.type(alphabet[count % alphabet.length] ?? '');
        this.#counts[at] = count + 1;
      }
    }, KEY_MS);
  }

  /** They begin once all have the story before them. */
  static async start(port: number, storyId: string, cookies: readonly string[]): Promise<Typists> {
    const editors = ALPHABETS.map((_, at) => new CoEditor(port, storyId, cookies[at] ?? ''));
    while (!editors.every((editor) => editor.isSynced)) await sleep(20);
    return new Typists(editors);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  close(): void {
    this.stop();
    for (const editor of this.#editors) editor.close();
  }

  /** Waits until each has heard that all is saved, and has everybody's words. */
  async allSaved(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    const done = () => this.#editors.every((editor) => editor.saved) && new Set(this.copies()).size === 1;
    while (!done()) {
      if (performance.now() > deadline) throw new Error('What was typed was not saved in time.');
      await sleep(50);
    }
  }

  /** What each sees. */
  copies(): string[] {
    return this.#editors.map((editor) => editor.words);
  }

  /** What each typed. */
  typed(): string[] {
    return ALPHABETS.map((alphabet, at) =>
      Array.from({ length: this.#counts[at] ?? 0 }, (_, key) => alphabet[key % alphabet.length]).join(''),
    );
  }
}

export interface Count {
  readonly typed: number;
  readonly stored: number;
  readonly lost: number;
  /** More often in the story than they were typed. */
  readonly surplus: number;
  readonly inOrder: boolean;
}

/** Looks for what one person typed in a text that holds others' characters too. */
export function countCharacters(typed: string, stored: string): Count {
  const own = new Set(typed);
  const found = [...stored].filter((character) => own.has(character)).join('');
  let lost = 0;
  let surplus = 0;
  for (const character of own) {
    const difference = occurrences(typed, character) - occurrences(found, character);
    if (difference > 0) lost += difference;
    else surplus -= difference;
  }
  return { typed: typed.length, stored: found.length, lost, surplus, inOrder: found === typed };
}

function occurrences(text: string, character: string): number {
  return text.split(character).length - 1;
}
