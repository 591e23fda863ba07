import type { RenditionFormat } from '@onrecord/domain/address/paths';
import { BRAND_FILES, type BrandFile } from '@onrecord/domain/media/brand';

/** What an address under `/media/` asks for. Made by `renditionPath`, `socialPicturePath`, `brandPath` and `filePath`. */
export type MediaAddress =
  | {
      readonly type: 'rendition';
      readonly contentHash: string;
      /** `Media.renditionVersion`. */
      readonly version: string;
      readonly widthPx: number;
      readonly format: RenditionFormat;
    }
  | { readonly type: 'social'; readonly contentHash: string; readonly version: string }
  | {
      readonly type: 'brand';
      readonly contentHash: string;
      readonly version: string;
      readonly file: BrandFile;
    }
  | { readonly type: 'file'; readonly contentHash: string; readonly fileName: string };

const FORMATS: Readonly<Record<string, RenditionFormat>> = { avif: 'avif', webp: 'webp', jpg: 'jpeg' };

/**
 * Reads the path of a request (still percent-encoded, without query) as one of the addresses of media.
 * Strict, as strangers write it: one spelling an address, anything else is undefined. The file name is only
 * what the reader's copy will be called; it never becomes part of a path in the store.
 */
export function parseMediaAddress(path: string): MediaAddress | undefined {
  const [, contentHash, version = '', rest] =
    /^\/media\/([0-9a-f]{64})(?:\.([0-9a-f]{8}))?\/(.{1,1000})$/.exec(path) ?? [];
  if (contentHash === undefined || rest === undefined) return undefined;
  if (rest === 'social.jpg') return { type: 'social', contentHash, version };
  const file = BRAND_FILES.find((file) => rest === `${file}.png`);
  if (file !== undefined) return { type: 'brand', contentHash, version, file };
  const [, width, ending = ''] = /^([1-9][0-9]{0,3})\.(avif|webp|jpg)$/.exec(rest) ?? [];
  const format = FORMATS[ending];
  if (width !== undefined && format !== undefined) {
    return { type: 'rendition', contentHash, version, widthPx: Number(width), format };
  }
  const fileName =
    version === '' && rest.startsWith('file/') ? decodeFileName(rest.slice('file/'.length)) : undefined;
  return fileName === undefined ? undefined : { type: 'file', contentHash, fileName };
}

function decodeFileName(segment: string): string | undefined {
  if (segment.includes('/')) return undefined;
  try {
    const name = decodeURIComponent(segment);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a header.
    return name === '' || name === '.' || name === '..' || /[/\\\u0000-\u001f\u007f]/.test(name)
      ? undefined
      : name;
  } catch {
    return undefined;
  }
}
