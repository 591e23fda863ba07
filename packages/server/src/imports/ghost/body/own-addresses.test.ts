import { expect, test } from 'vitest';
import { ownAddresses } from './own-addresses.ts';

const own = ownAddresses('https://news.example/', (slug) => (slug === 'flood' ? 'the id' : undefined));

test.each([
  ['__GHOST_URL__/flood/', '/flood/'],
  ['__GHOST_URL__', '/'],
  ['__GHOST_URL__?a=b', '/?a=b'],
  ['https://news.example/flood/', '/flood/'],
  ['http://news.example', '/'],
  ['/flood/', '/flood/'],
  ['__GHOST_URL__//evil.example/', '/evil.example/'],
  ['https://news.example//evil.example', '/evil.example'],
  ['https://news.example.evil/', undefined],
  ['//evil.example/', undefined],
  ['/\\evil.example/', undefined],
  ['https://other.example/flood/', undefined],
])('the path of %s is %s', (address, path) => {
  expect(own.pathOf(address)).toBe(path);
});

test.each([
  ['/flood/', 'the id'],
  ['/flood', 'the id'],
  ['/flood/?ref=mail#top', 'the id'],
  ['/2025/03/flood/', 'the id'],
  ['/tag/flood/', undefined],
  ['/author/flood/', undefined],
  ['/', undefined],
  ['/%E0%A4%A/', undefined],
])('the story at %s is %s', (path, id) => {
  expect(own.storyAt(path)).toBe(id);
});
