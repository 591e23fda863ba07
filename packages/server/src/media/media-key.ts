import type { RenditionFormat } from '@onrecord/domain/address/paths';
import type { BrandFile } from '@onrecord/domain/media/brand';
import { isContentHash } from './content-hash.ts';

const ENDINGS: Readonly<Record<RenditionFormat, string>> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' };

/** The stored file as it came: `originals/ab/HASH`. Pictures under this key never leave the server. */
export function originalKey(contentHash: string): string {
  return `originals/${folder(contentHash)}`;
}

/** One rendition of a picture: `renditions/ab/HASH/640.avif`, of a version `renditions/ab/HASH/VERSION/640.avif`. */
export function renditionKey(
  contentHash: string,
  widthPx: number,
  format: RenditionFormat,
  version = '',
): string {
  return `renditions/${folder(contentHash)}${versionFolder(version)}/${widthPx}.${ENDINGS[format]}`;
}

/** The picture for cards in other people's feeds: `renditions/ab/HASH/social.jpg`. */
export function socialKey(contentHash: string, version = ''): string {
  return `renditions/${folder(contentHash)}${versionFolder(version)}/social.jpg`;
}

/** What is made of a logo or an icon: `renditions/ab/HASH/logo.png`. */
export function brandKey(contentHash: string, file: BrandFile, version = ''): string {
  return `renditions/${folder(contentHash)}${versionFolder(version)}/${file}.png`;
}

function versionFolder(version: string): string {
  if (!/^([0-9a-f]{8})?$/.test(version)) throw new Error(`Not a version: ${JSON.stringify(version)}`);
  return version === '' ? '' : `/${version}`;
}

/** Two digits first, so that no folder of a large archive holds more than a 256th of it. */
function folder(contentHash: string): string {
  if (!isContentHash(contentHash)) throw new Error(`Not a content hash: ${JSON.stringify(contentHash)}`);
  return `${contentHash.slice(0, 2)}/${contentHash}`;
}
