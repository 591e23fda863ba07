import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type DeskPerson, profileOf } from '../desk-person.ts';

const OPEN_MS = 60_000;

/** A window of a browser with a profile of its own, signed in. The caller closes its context. */
export async function openWindow(
  browser: Browser,
  origin: string,
  person: DeskPerson,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const profile = await browser.newContext({ ...profileOf(person, origin), ...options });
  profile.setDefaultTimeout(OPEN_MS);
  return profile.newPage();
}

/**
 * Resolves when words stand in the open story and the frame that shows them has been painted, with the time of that on
 * the page's own clock (`performance.now()`, milliseconds since it was navigated to). Runs in the page.
 */
export function whenWordsShow(words: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('.story-body')?.textContent.includes(words)) return;
      observer.disconnect();
      // The message's task comes after the frame that the callback before belongs to.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}
