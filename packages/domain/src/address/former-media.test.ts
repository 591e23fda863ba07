import { expect, test } from 'vitest';
import { formerMediaPath } from './former-media.ts';

test('a picture and all of its renditions have one former address', () => {
  for (const path of [
    '/content/images/2025/03/hero.jpg',
    '/content/images/size/w600/2025/03/hero.jpg',
    '/content/images/size/w1000/format/webp/2025/03/hero.jpg',
    '/content/images/2025/03/her%6F.jpg?v=2',
  ])
    expect(formerMediaPath(path)).toBe('/content/images/2025/03/hero.jpg');
});

test('files keep their whole path, and everything else has no former address', () => {
  expect(formerMediaPath('/content/files/2024/size/w600/a.pdf')).toBe('/content/files/2024/size/w600/a.pdf');
  for (const path of [
    '/content/',
    '/content/images/',
    '/content/themes/x.css',
    '/images/x.jpg',
    '/content/images/%ff',
  ])
    expect(formerMediaPath(path)).toBeUndefined();
});
