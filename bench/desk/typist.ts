import { setTimeout as sleep } from 'node:timers/promises';
import { CoEditor } from '../../packages/server/src/testing/co-editors.ts';
import type { DeskPerson } from '../desk-person.ts';

/** As fast as people type who write what they think. Milliseconds. */
const KEY_MS = 200;
const LETTERS = 'and then the boats came home to the quay at night, ';
const OPEN_MS = 60_000;

/** Somebody without a window who types into a story: the protocol of the desk, and a caret that moves. */
export class Typist {
  readonly editor: CoEditor;
  #typing: NodeJS.Timeout | undefined;
  keys = 0;

  private constructor(editor: CoEditor) {
    this.editor = editor;
  }

  static async open(origin: string, storyId: string, { cookie }: DeskPerson): Promise<Typist> {
    const editor = new CoEditor(Number(new URL(origin).port), storyId, cookie);
    const typist = new Typist(editor);
    try {
      await typist.until(() => editor.isSynced, OPEN_MS, 'The story was not opened');
    } catch (error) {
      editor.close();
      throw error;
    }
    return typist;
  }

  /** Types at the end of the first paragraph, five characters a second, until it is stopped. */
  start(): void {
    this.#typing = setInterval(() => {
      this.editor.type(LETTERS[this.keys++ % LETTERS.length] ?? '');
      this.editor.showCaret();
    }, KEY_MS);
  }

  stop(): void {
    clearInterval(this.#typing);
  }

  close(): void {
    this.stop();
    this.editor.close();
  }

  async until(happened: () => boolean, withinMs: number, otherwise: string): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!happened()) {
      if (performance.now() > deadline) throw new Error(`${otherwise} within ${withinMs / 1000} s.`);
      await sleep(5);
    }
  }
}
