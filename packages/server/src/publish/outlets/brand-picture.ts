import { brandPath } from '@onrecord/domain/address/paths';
import { type BrandFile, type BrandPicture, brandFileExtent } from '@onrecord/domain/media/brand';
import { renditionName } from '@onrecord/domain/media/media';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';

/** A file of the newsroom's logo or icon, as outlets name it: a PNG. */
export function brandFile(site: SiteContext, picture: BrandPicture, file: BrandFile) {
  return {
    url: absoluteUrl(site, brandPath(renditionName(picture), file)),
    mimeType: 'image/png',
    ...brandFileExtent(picture, file),
  } as const;
}
