import { ICON_SIZES_PX } from '@onrecord/domain/media/brand';
import { directionOf } from '@onrecord/domain/text/language';
import type { SiteContext } from '../site-context.ts';
import { brandFile } from './brand-picture.ts';

/** Smaller icons are for tabs, and Apple's is named in the page's head. Pixels. */
const SMALLEST_ICON_PX = 192;

/**
 * How the site stands on a home screen: under its name, with the newsroom's icon, opened in the browser.
 * Source: W3C, Web Application Manifest.
 */
export function webManifest(site: SiteContext): string {
  const { name, description, language } = site.settings;
  const { icon } = site.brand;
  const sizes = ICON_SIZES_PX.filter((size) => size >= SMALLEST_ICON_PX);
  return JSON.stringify({
    name,
    ...(description === '' ? {} : { description }),
    lang: language,
    dir: directionOf(language),
    start_url: '/',
    scope: '/',
    display: 'browser',
    icons:
      icon === undefined
        ? [{ src: site.assets.icon, sizes: 'any', type: 'image/svg+xml' }]
        : sizes.map((size) => {
            const { url, mimeType } = brandFile(site, icon, `icon-${size}`);
            return { src: url, sizes: `${size}x${size}`, type: mimeType };
          }),
  });
}
