import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { PATIENCE } from './patience.ts';

/** Waits until keys go where they are meant for: the focus follows what is shown by a moment. */
export async function hasKeys(place: Locator): Promise<void> {
  await expect
    .poll(() => place.evaluate((element) => element.contains(document.activeElement)), PATIENCE)
    .toBe(true);
}

/** The text of the story that is open. */
export const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the story' });
export const headlineOf = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Headline', exact: true });

/** What the text says, an entry for each of its paragraphs; without what stands over it, as the cursors of others. */
export const paragraphsOf = (page: Page): Promise<string[]> =>
  textOf(page)
    .getByRole('paragraph')
    .evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        for (const widget of copy.querySelectorAll('.caret, .ProseMirror-widget')) widget.remove();
        return copy.textContent ?? '';
      }),
    );

/** Waits until the story can be written in. */
export async function sheetOpen(page: Page): Promise<void> {
  await textOf(page).waitFor();
}

/** Opens a story at the desk, from wherever one is there, and waits until it can be written in. */
export async function openStory(page: Page, storyId: string): Promise<void> {
  await page.goto(new URL(`/desk/stories/${storyId}`, page.url()).href);
  await sheetOpen(page);
}

/** Puts the cursor behind everything that is written. */
export async function goToEnd(page: Page): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await cursorSeen(page);
}

/** The editor learns of the cursor's move with the next frame; another key, or what is pasted, could come before. */
async function cursorSeen(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Puts the cursor at the end of a paragraph, zero-based, and waits until it stands there. */
export async function goToParagraph(page: Page, place: number): Promise<void> {
  const paragraph = textOf(page).getByRole('paragraph').nth(place);
  await expect
    .poll(async () => {
      await paragraph.click();
      await page.keyboard.press('End');
      await cursorSeen(page);
      return paragraph.evaluate((element) => {
        const { state, view } = (element.closest('.ProseMirror') as unknown as Sheet).editor;
        const { empty, $head } = state.selection;
        if (!empty || !element.contains(view.domAtPos($head.pos).node)) return 'elsewhere';
        return $head.parentOffset === $head.parent.content.size ? 'at its end' : 'in it';
      });
    }, PATIENCE)
    .toBe('at its end');
}

/** Types at the end of the text. */
export async function typeAtEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page);
  await page.keyboard.type(words);
}

/** The line over a story: its state, whether it is saved, and what can be done with it. */
export const barOf = (page: Page): Locator => page.locator('.story-bar');

/** What the bar says about saving. */
export const saidOfSaving = (page: Page): Promise<string> => barOf(page).getByRole('status').innerText();

/** Waits until the bar says that the database has everything that was typed. */
export async function saved(page: Page): Promise<void> {
  await barOf(page)
    .getByRole('status')
    .filter({ hasText: /^saved$/i })
    .waitFor();
}

/** The draft as the server has it: what would be published now. */
export async function draftOf(page: Page, storyId: string): Promise<StoryDraft> {
  const answer = await page.request.get(new URL(`/desk/api/stories/${storyId}`, page.url()).href);
  return ((await answer.json()) as { draft: StoryDraft }).draft;
}

/** Copies HTML as another program would and pastes it at the cursor, by the keys. */
export async function paste(page: Page, types: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((types) => {
    addEventListener(
      'copy',
      (event) => {
        for (const [type, content] of Object.entries(types)) event.clipboardData?.setData(type, content);
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, once: true },
    );
  }, types);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
}

/**
 * Chooses words of the text, as by drawing over them, and waits until the editor has taken that up: what others type
 * meanwhile has it put its own choice back. They stand within one paragraph of it.
 */
export async function choosePassage(page: Page, words: string): Promise<void> {
  await textOf(page).focus();
  await expect.poll(() => textOf(page).evaluate(choose, words), PATIENCE).toBe(words);
}

/** Puts the cursor behind words of the text. */
export async function goBehind(page: Page, words: string): Promise<void> {
  await choosePassage(page, words);
  await page.keyboard.press('ArrowRight');
  await cursorSeen(page);
}

/** The sheet's element, as TipTap ties its editor to it. */
interface Sheet extends HTMLElement {
  readonly editor: {
    readonly view: { domAtPos(position: number): { readonly node: Node } };
    readonly state: {
      readonly doc: { textBetween(from: number, to: number): string };
      readonly selection: {
        readonly from: number;
        readonly to: number;
        readonly empty: boolean;
        readonly $head: {
          readonly pos: number;
          readonly parentOffset: number;
          readonly parent: { readonly content: { readonly size: number } };
        };
      };
    };
  };
}

/** Returns what the editor takes for chosen then. Runs in the page. */
async function choose(sheet: HTMLElement | SVGElement, words: string): Promise<string> {
  const block = [...sheet.querySelectorAll('p, h2, h3, h4')].find((one) => one.textContent?.includes(words));
  if (block === undefined) throw new Error(`The text does not say "${words}".`);
  const at = block.textContent?.indexOf(words) ?? 0;
  // What is marked parts the words into several runs.
  const placeOf = (offset: number): [Text, number] => {
    const runs = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let before = 0;
    while (runs.nextNode()) {
      const run = runs.currentNode as Text;
      if (offset <= before + run.data.length) return [run, offset - before];
      before += run.data.length;
    }
    throw new Error('The paragraph is shorter than its text.');
  };
  getSelection()?.setBaseAndExtent(...placeOf(at), ...placeOf(at + words.length));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const { doc, selection } = (sheet as Sheet).editor.state;
  return doc.textBetween(selection.from, selection.to);
}
