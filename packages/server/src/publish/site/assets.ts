import { z } from 'zod';
import type { SiteAssets } from '../site-context.ts';

const manifestSchema = z.object({
  css: z.string(),
  js: z.string(),
  icon: z.string(),
  preloadFonts: z.record(z.string(), z.array(z.string())),
});

/** What the build writes to `dist/client/manifest.json`: the hashed address of each built file by its use. */
export type AssetManifest = z.infer<typeof manifestSchema>;

/** Where files of the client bundle are served. */
export const ASSETS_PATH = '/assets/';

/** Reads the build's manifest. Throws where it is not one: without it no page can be rendered. */
export function readSiteAssets(manifestJson: string): Omit<SiteAssets, 'themeCss'> {
  return manifestSchema.parse(JSON.parse(manifestJson));
}
