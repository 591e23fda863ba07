import { expect, it } from 'vitest';
import { body, list, listItem, paragraph, picture } from '../body/build.ts';
import { mediaIdsOf } from '../body/walk.ts';
import { emptyDraft } from './empty-draft.ts';
import { swapMediaInDraft } from './swap-media.ts';

const FROM = '0193a000-0000-7000-8000-000000000001';
const TO = '0193a000-0000-7000-8000-000000000002';

it('swaps a file in hero, social picture and however deep in the body, and nothing else', () => {
  const draft = {
    ...emptyDraft('en'),
    headline: 'Kept',
    hero: { mediaId: FROM, altText: 'A', caption: 'B', credit: 'C' },
    socialMediaId: FROM,
    body: body(
      paragraph('Words.'),
      list(false, listItem(picture({ mediaId: FROM, altText: 'D' }))),
      picture({ mediaId: null }),
    ),
  };
  const swapped = swapMediaInDraft(draft, FROM, TO);
  expect(swapped).toEqual(JSON.parse(JSON.stringify(draft).replaceAll(FROM, TO)));
  expect(mediaIdsOf(swapped.body)).toEqual([TO]);
  expect(draft.hero.mediaId).toBe(FROM);
});
