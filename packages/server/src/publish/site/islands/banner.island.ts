import { morph } from './morph.island.ts';

/** The breaking banner's place on the page, wherever the page was fetched anew meanwhile. */
const placeIn = (main: Element) => main.querySelector<HTMLElement>('.banner');

/** Shows what a message says that stands in the banner. */
export function applyBanner(main: Element, key: string, html: string): void {
  const place = placeIn(main);
  if (place?.dataset.key !== key) return;
  const wanted = place.cloneNode() as Element;
  wanted.innerHTML = html;
  morph(place, wanted);
}

/** Takes the banner away if its time is over; otherwise says in how many milliseconds that is. */
export function expireBanner(main: Element): number | undefined {
  const line = placeIn(main)?.querySelector<HTMLElement>('[data-until]');
  if (!line) return undefined;
  const leftMs = Date.parse(line.dataset.until as string) - Date.now();
  if (leftMs > 0) return leftMs;
  line.remove();
  return undefined;
}
