import { CLAIMS_KEY, claimKey, SETTINGS_KEY, sourceKey, storyKey } from '@onrecord/domain/address/keys';
import { expect, it } from 'vitest';
import { idOf } from '../../testing/views.ts';
import { KEYS_HEADER_MAX, keysForCaches } from './keys-for-caches.ts';

const claims = (count: number) => Array.from({ length: count }, (_, at) => claimKey(idOf(`claim ${at}`)));

it('shared caches are told each key of a page that has few', () => {
  const keys = [SETTINGS_KEY, ...claims(5), sourceKey(idOf('source'))];
  expect(keysForCaches(keys)).toEqual(keys);
});

it('of a page with hundreds of claims they are told what every change of one names, and all other keys', () => {
  const story = storyKey(idOf('story'));
  const keys = keysForCaches([SETTINGS_KEY, story, ...claims(500), sourceKey(idOf('source'))]);
  expect(keys).toEqual([SETTINGS_KEY, story, CLAIMS_KEY]);
  expect(keys.join(' ').length).toBeLessThan(KEYS_HEADER_MAX);
});
