import { goneKey, MAIN_FEED_KEY, storyKey } from '@onrecord/domain/address/keys';
import { expect, it } from 'vitest';
import { dropChanged } from './drop-changed.ts';
import { PageStore } from './page-store.ts';
import type { RenderedPage } from './rendered-page.ts';

const away = async (): Promise<RenderedPage> => {
  throw new Error('the database is away');
};

it('serves no page that shows a withdrawn story, not even while the database is away; others as they were', async () => {
  const store = new PageStore({ budgetBytes: 1e6, commonHeaders: [], onRenderError: () => undefined });
  const shown: [string, string[], string[]][] = [
    ['/quay/', [storyKey('quay')], [MAIN_FEED_KEY]],
    ['/', [storyKey('quay'), storyKey('tide'), MAIN_FEED_KEY], []],
    ['/tide/', [storyKey('tide')], [MAIN_FEED_KEY]],
  ];
  for (const [path, hard, soft] of shown)
    await store.get(path, async () => ({ status: 200, contentType: 'text/html', body: path, hard, soft }));
  dropChanged(store, [storyKey('quay'), MAIN_FEED_KEY, goneKey('quay')]);
  await expect(store.get('/quay/', away)).rejects.toThrow('away');
  await expect(store.get('/', away)).rejects.toThrow('away');
  expect((await store.get('/tide/', away)).page.variants.identity.body.toString()).toBe('/tide/');

  // A story that only changed is served as it last was.
  dropChanged(store, [storyKey('tide'), MAIN_FEED_KEY]);
  expect(await store.get('/tide/', away)).toMatchObject({ outdated: true });
});
