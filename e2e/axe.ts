import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
/** axe as one script. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The rules whose outcome depends on the colours. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds on a page as it is, in light and in dark, a line each. The page is left dark. */
export async function violationsInBothColours(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, rules] of [
    ['light', []],
    // Only colours differ.
    ['dark', COLOUR_RULES],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page, colorScheme);
    for (const violation of await violationsOn(page, rules)) found.push(`${colorScheme}: ${violation}`);
  }
  return found;
}

/** Nothing is on its way to another colour or place any more. The desk takes up a scheme a moment after the browser. */
const settled = (page: Page, colorScheme: string) =>
  page.evaluate(async (colorScheme) => {
    const frame = () => new Promise(requestAnimationFrame);
    const { dataset } = document.documentElement;
    do await frame();
    while ((dataset.mantineColorScheme ?? colorScheme) !== colorScheme);
    await frame();
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    );
  }, colorScheme);

/**
 * What axe finds, a line each; by some of its rules or by all. It is put in by the debugger's way, so that the page's
 * own policy stays.
 */
export async function violationsOn(page: Page, runOnly: readonly string[] = []): Promise<string[]> {
  // It is half a megabyte, and a page is looked at several times.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(`(() => { ${AXE} })()`);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    const only = runOnly.length > 0 ? { runOnly } : {};
    // Style sheets would be fetched and parsed anew each time, for a rule that is not among those that run.
    const preload = { assets: ['media'] };
    return (await axe.run({ resultTypes: ['violations'], preload, ...only })).violations;
  }, runOnly);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary}`),
  );
}
