import { brandPath, filePath, renditionPath, socialPicturePath } from '@onrecord/domain/address/paths';
import { BRAND_FILES } from '@onrecord/domain/media/brand';
import { renditionName } from '@onrecord/domain/media/media';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { parseMediaAddress } from './rendition-address.ts';

const HASH = 'ab12'.padEnd(64, '0');

describe('a media address', () => {
  it('is read as it was written', () => {
    for (const version of ['', '0a1b2c3d']) {
      const name = renditionName({ contentHash: HASH, renditionVersion: version });
      for (const format of ['avif', 'webp', 'jpeg'] as const) {
        expect(parseMediaAddress(renditionPath(name, 640, format))).toEqual({
          type: 'rendition',
          contentHash: HASH,
          version,
          widthPx: 640,
          format,
        });
      }
      for (const file of BRAND_FILES)
        expect(parseMediaAddress(brandPath(name, file))).toEqual({
          type: 'brand',
          contentHash: HASH,
          version,
          file,
        });
      expect(parseMediaAddress(socialPicturePath(name))).toEqual({
        type: 'social',
        contentHash: HASH,
        version,
      });
    }
    for (const fileName of ['report.pdf', 'звіт 2025 (1).pdf', '50%.csv', 'social.jpg', '..report.pdf']) {
      expect(parseMediaAddress(filePath(HASH, fileName))).toEqual({
        type: 'file',
        contentHash: HASH,
        fileName,
      });
    }
  });

  it.each([
    '/media/',
    `/media/${HASH}`,
    `/media/${HASH}/`,
    `/media/${HASH}./640.jpg`,
    `/media/${HASH}.0A1B2C3D/640.jpg`,
    `/media/${HASH}.0a1b2c3/640.jpg`,
    `/media/${HASH}.0a1b2c3d/file/a.pdf`,
    `/media/${HASH}/640.png`,
    `/media/${HASH}/icon-65.png`,
    `/media/${HASH}/logo.svg`,
    `/media/${HASH}/640.jpeg`,
    `/media/${HASH}/0640.jpg`,
    `/media/${HASH}/0.jpg`,
    `/media/${HASH}/-1.jpg`,
    `/media/${HASH}/6.4e2.jpg`,
    `/media/${HASH}/99999.jpg`,
    `/media/${HASH}/640.jpg/`,
    `/media/${HASH}/640.jpg\n`,
    `/media/${HASH.toUpperCase()}/640.jpg`,
    `/media/${HASH.slice(1)}/640.jpg`,
    `//media/${HASH}/640.jpg`,
    `/media/${HASH}/../../secret`,
    `/media/${HASH}/file/`,
    `/media/${HASH}/file/..`,
    `/media/${HASH}/file/%2e%2e`,
    `/media/${HASH}/file/a/b`,
    `/media/${HASH}/file/a%2fb`,
    `/media/${HASH}/file/a%5cb`,
    `/media/${HASH}/file/a%0d%0ab`,
    `/media/${HASH}/file/%00`,
    `/media/${HASH}/file/%ff`,
    `/media/${HASH}/file/${'a'.repeat(2000)}`,
    `/media/${HASH}/constructor.jpg`,
  ])('is not %j', (path) => {
    expect(parseMediaAddress(path)).toBeUndefined();
  });

  it('is never taken out of its folder by anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const address = parseMediaAddress(`/media/${HASH}/file/${rest}`);
        if (address?.type === 'file') expect(address.fileName).not.toMatch(/[/\\\0\r\n]|^\.\.?$/);
      }),
    );
  });
});
