import type { BannerView } from '@onrecord/domain/breaking/banner';
import type { BrandPicture } from '@onrecord/domain/media/brand';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';

/** What every page and outlet is rendered with. Rendering is pure: the same input gives the same bytes. */
export interface SiteContext {
  readonly settings: NewsroomSettings;
  /** Scheme and host without a closing slash: https://example.org */
  readonly origin: string;
  readonly assets: SiteAssets;
  readonly brand: SiteBrand;
  /** The breaking banner; null while there is none. */
  readonly breaking: BannerView | null;
  /** The newest event that pages rendered now are sure to show. */
  readonly eventId: number;
}

/** The newsroom's own pictures; undefined where it has none. */
export interface SiteBrand {
  readonly logo?: BrandPicture | undefined;
  /** In the logo's place on dark pages; only beside a logo. */
  readonly darkLogo?: BrandPicture | undefined;
  readonly icon?: BrandPicture | undefined;
}

/** Addresses of the built files, each with a content hash in its name. */
export interface SiteAssets {
  readonly css: string;
  /** The newsroom's own colours; changes with its settings. */
  readonly themeCss: string;
  readonly js: string;
  /** What only the page of notifications loads. */
  readonly pushJs: string;
  readonly icon: string;
  /** Fonts to fetch ahead of the style sheet's own wish, by script: 'latin', 'cyrillic', 'hebrew', … */
  readonly preloadFonts: Readonly<Record<string, readonly string[]>>;
}
