import { BREAKING_KEY, shortKey } from '@onrecord/domain/address/keys';
import type { Rendering } from '../render.ts';

/** The breaking banner's place, on every page; empty while there is none, so that an open page can show one. */
export function BreakingBanner(rendering: Rendering) {
  return (
    <div class="banner" data-key={shortKey(BREAKING_KEY)} aria-live="polite">
      <BannerLine {...rendering} />
    </div>
  );
}

/** The banner itself. An open page takes it away at its time, whatever it is told. */
export function BannerLine({ site, words }: Rendering) {
  if (site.breaking === null) return null;
  const { text, path, until } = site.breaking;
  return (
    <p data-until={until.toISOString()}>
      <b class="breaking">{words.breaking}</b> {path === null ? text : <a href={path}>{text}</a>}
    </p>
  );
}
