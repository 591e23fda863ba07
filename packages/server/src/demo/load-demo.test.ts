import { CENTRE, type Media } from '@onrecord/domain/media/media';
import { v5 } from 'uuid';
import { expect, test } from 'vitest';
import { type DemoPictureTexts, loadDemo } from './load-demo.ts';
import { DEMO_PICTURES } from './pictures.ts';

const NOW = new Date('2031-03-14T18:25:40Z');

test('saves everything a story refers to before the stories, and all stories at once', async () => {
  const calls: string[] = [];
  const pictures: DemoPictureTexts[] = [];
  const contents = new Set<string>();
  let mostAtOnce = 0;
  let atOnce = 0;
  const called = (name: string) => async (many: object) => {
    calls.push(Array.isArray(many) ? `${name}: ${many.length}` : name);
  };
  await loadDemo(
    {
      saveSettings: called('settings'),
      saveTags: called('tags'),
      saveContributors: called('contributors'),
      recordClaims: called('claims'),
      saveStories: called('stories'),
      saveCorrections: called('corrections'),
      saveLiveStories: called('live stories'),
      addPicture: async (bytes, texts) => {
        atOnce++;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        pictures.push(texts);
        contents.add(bytes.toString('base64'));
        await new Promise(setImmediate);
        atOnce--;
        return storedAs(texts.fileName);
      },
    },
    NOW,
  );
  expect(calls).toEqual([
    'settings',
    'tags: 13',
    'contributors: 7',
    'claims: 14',
    'stories: 56',
    'corrections: 4',
    'live stories: 1',
  ]);
  expect(pictures).toHaveLength(Object.keys(DEMO_PICTURES).length);
  expect(contents.size).toBe(pictures.length);
  expect(mostAtOnce).toBeLessThanOrEqual(2);
  for (const { fileName, altText, credit } of pictures) {
    expect(fileName).toMatch(/^[a-z-]+\.jpg$/);
    expect(altText).not.toBe('');
    expect(credit).toBe('Port Aurel Record');
  }
}, 60_000);

function storedAs(fileName: string): Media {
  return {
    id: v5(fileName, v5.URL),
    kind: 'picture',
    contentHash: '0'.repeat(64),
    mimeType: 'image/jpeg',
    fileName,
    sizeBytes: 1,
    widthPx: 1280,
    heightPx: 720,
    caption: '',
    credit: '',
    creator: '',
    copyright: '',
    altText: '',
    focal: CENTRE,
    renditionVersion: '',
  };
}
