import { expect, test } from 'vitest';
import { readSiteAssets } from './assets.ts';

const manifest = {
  css: '/assets/site-1.css',
  js: '/assets/islands-1.js',
  pushJs: '/assets/push-1.js',
  icon: '/assets/favicon-1.svg',
  preloadFonts: { latin: ['/assets/latin-1.woff2'] },
};

test('the build’s manifest becomes the addresses that pages link to', () => {
  expect(readSiteAssets(JSON.stringify(manifest))).toEqual(manifest);
});

test('a manifest that lacks a file is refused before a page is rendered with it', () => {
  expect(() => readSiteAssets(JSON.stringify({ ...manifest, css: undefined }))).toThrow(/css/);
});
