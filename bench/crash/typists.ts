import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type DeskPerson, profileOf } from '../desk-person.ts';

/** Each types the characters of an alphabet of its own, round and round: a character tells who typed it. */
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];
/** As fast as people type. Milliseconds between two keys, without the time that a key takes. */
const KEY_MS = 100;
/** What the paragraph holds before they begin: nobody's. */
const BEGINNING = '·';
const OPEN_MS = 60_000;
const POLL_MS = 100;

/** Three windows of a browser, each of another person, that type into one paragraph of one story. */
export class Typists {
  readonly #windows: readonly Window[];
  readonly #typing: Promise<void>;
  #stopped = false;

  private constructor(windows: readonly Window[]) {
    this.#windows = windows;
    this.#typing = Promise.all(windows.map((window) => this.#type(window))).then(() => undefined);
    // Whoever waits for `stop` hears of it.
    this.#typing.catch(() => undefined);
  }

  /** They begin once all have the story before them, with the same paragraph. */
  static async start(browser: Browser, url: string, people: readonly DeskPerson[]): Promise<Typists> {
    const windows: Window[] = [];
    for (const [at, person] of people.entries())
      windows.push(await Window.open(browser, url, person, ALPHABETS[at] ?? ''));
    const [first] = windows;
    await first?.begin();
    for (const window of windows) await window.toTheEnd();
    return new Typists(windows);
  }

  /** Resolves when all have stopped; fails where a window broke. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#typing;
  }

  /**
   * Waits until each window says "saved" and shows the same words. Returns whether they do so within a time, and
   * what each shows.
   */
  async settle(withinMs: number): Promise<{ readonly settled: boolean; readonly shown: readonly string[] }> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const shown = await Promise.all(this.#windows.map((window) => window.words()));
      const saved = await Promise.all(this.#windows.map((window) => window.saysSaved()));
      const settled = saved.every(Boolean) && new Set(shown).size === 1;
      if (settled || performance.now() > deadline) return { settled, shown };
      await sleep(POLL_MS);
    }
  }

  /** What each typed. */
  typed(): string[] {
    return this.#windows.map((window) => window.typed);
  }

  async #type(window: Window): Promise<void> {
    while (!this.#stopped) {
      await window.typeNext();
      await sleep(KEY_MS);
    }
  }
}

class Window {
  readonly #page: Page;
  readonly #alphabet: string;
  #keys = 0;

  private constructor(page: Page, alphabet: string) {
    this.#page = page;
    this.#alphabet = alphabet;
  }

  static async open(browser: Browser, url: string, person: DeskPerson, alphabet: string): Promise<Window> {
    const profile = await browser.newContext(profileOf(person, url));
    const page = await profile.newPage();
    await page.goto(url);
    await page.locator('.story-body').waitFor({ timeout: OPEN_MS });
    return new Window(page, alphabet);
  }

  /** Makes the paragraph: three who begin an empty one at once would each make a run of their own. */
  async begin(): Promise<void> {
    await this.#page.locator('.story-body').click();
    await this.#page.keyboard.insertText(BEGINNING);
  }

  /** Puts the caret at the paragraph's end, once it is there. */
  async toTheEnd(): Promise<void> {
    await this.#page.locator('.story-body', { hasText: BEGINNING }).click({ timeout: OPEN_MS });
    await this.#page.keyboard.press('Control+End');
  }

  async typeNext(): Promise<void> {
    await this.#page.keyboard.press(this.#alphabet[this.#keys % this.#alphabet.length] ?? '');
    this.#keys++;
  }

  get typed(): string {
    return Array.from({ length: this.#keys }, (_, key) => this.#alphabet[key % this.#alphabet.length]).join(
      '',
    );
  }

  /** What stands in the story, without the names at others' carets. */
  words(): Promise<string> {
    return this.#page.evaluate(() => {
      const shown = document.querySelector('.story-body')?.cloneNode(true) as HTMLElement;
      for (const caret of shown.querySelectorAll('.caret')) caret.remove();
      return shown.textContent.replaceAll(/[\u2060\u200b]/g, '');
    });
  }

  async saysSaved(): Promise<boolean> {
    return (await this.#page.locator('.story-bar .saved').getAttribute('data-state')) === 'saved';
  }
}
