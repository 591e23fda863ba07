/** UTF-16 units: two lines on a phone. */
export const BANNER_TEXT_MAX = 160;

/** How long a banner stands unless it is lifted before. Minutes: the choices at the desk, and what is chosen at first. */
export const BANNER_MINUTES = [30, 60, 120, 240, 480] as const;
export const BANNER_MINUTES_USUAL = 120;

/** The line over every page while something happens that all readers should know of. */
export interface BannerView {
  readonly text: string;
  /** The published story it leads to; null where it leads nowhere. */
  readonly path: string | null;
  /** It is never shown from then on. */
  readonly until: Date;
}
