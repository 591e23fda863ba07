import { describe, expect, it } from 'vitest';
import { ownPath } from './own-address.ts';

const SITE = 'https://harbour.example';

describe('an address of the newsroom’s own', () => {
  it.each([
    ['https://harbour.example/quay-reopens/', '/quay-reopens/'],
    ['https://harbour.example/quay-reopens?utm_source=x#top', '/quay-reopens/'],
    ['https://harbour.example/%D0%BF%D0%BE%D1%80%D1%82/', '/порт/'],
  ])('%s stands at %s', (address, path) => {
    expect(ownPath(address, SITE)).toBe(path);
  });

  it.each([
    'https://harbour.example/',
    'https://harbour.example/desk/stories/1',
    'https://elsewhere.example/quay-reopens/',
    'http://harbour.example/quay-reopens/',
    'https://harbour.example/%E0%A4%A/',
    'quay-reopens',
  ])('%s is none of a story', (address) => {
    expect(ownPath(address, SITE)).toBeUndefined();
  });
});
