import { z } from 'zod';
import type { SiteAssets } from '../site-context.ts';

/** What the build writes to `dist/client/manifest.json`: the hashed address of each built file by its use. */
const manifestSchema = z.object({
  css: z.string(),
  js: z.string(),
  pushJs: z.string(),
  icon: z.string(),
  preloadFonts: z.record(z.string(), z.array(z.string())),
});

/** Reads the build's manifest. Throws where it is not one: without it no page can be rendered. */
export function readSiteAssets(manifestJson: string): Omit<SiteAssets, 'themeCss'> {
  return manifestSchema.parse(JSON.parse(manifestJson));
}
