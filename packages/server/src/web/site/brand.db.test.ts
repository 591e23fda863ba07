import { ok } from '@onrecord/domain/result';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editMedia } from '../../commands/desk/media-edit.ts';
import type { MediaContext } from '../../commands/desk/media-person.ts';
import { replaceMedia } from '../../commands/desk/media-replace.ts';
import { changeSettings } from '../../commands/save-newsroom.ts';
import { findMediaByHash } from '../../store/media.ts';
import { findSettings, listBrandUses } from '../../store/newsroom.ts';
import { createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let site: TestSite;
let owner: MediaContext;

beforeEach(async () => {
  newsroom = await createNewsroom();
  site = await openTestSite(newsroom);
  owner = {
    ...newsroom.context,
    actor: 'mara',
    person: { actor: { userId: 'mara', role: 'owner' }, name: 'Mara Voss' },
  };
  await changeSettings(newsroom.context, { name: 'The Harbour' });
});
afterEach(async () => {
  await site.close();
  await newsroom.close();
});

async function addPicture(colour: string, fileName: string): Promise<string> {
  const picture = sharp({ create: { width: 600, height: 100, channels: 4, background: colour } });
  const media = await findMediaByHash(
    newsroom.db,
    await site.addFile(await picture.png().toBuffer(), fileName, 'picture'),
  );
  return media?.id ?? '';
}

/** The address of the logo on the front page, once every event has arrived; undefined for the name in words. */
async function logoShown(): Promise<string | undefined> {
  await site.settle();
  const html = await site.read('/');
  return /<img src="([^"]+)" alt="The Harbour" width="240" height="40"/.exec(html)?.[1];
}

it('a logo is on every page as soon as it is chosen, is served, and gives way to the name again', async () => {
  expect(await logoShown()).toBeUndefined();
  const logoMediaId = await addPicture('#c00', 'logo.png');
  expect(await changeSettings(newsroom.context, { logoMediaId, iconMediaId: logoMediaId })).toEqual(
    ok('changed'),
  );
  const address = await logoShown();
  const served = await site.get(address ?? '');
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(served.headers.get('cache-control')).toContain('immutable');
  expect(await sharp(await served.arrayBuffer()).metadata()).toMatchObject({ width: 480, height: 80 });
  for (const path of ['/search/', '/corrections/']) expect(await site.read(path)).toContain(address);
  expect(await site.read('/rss/')).toContain('<image>');
  const manifest = await site.get('/manifest.webmanifest');
  expect(manifest.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
  const { icons } = (await manifest.json()) as { icons: { src: string }[] };
  for (const { src } of icons) expect((await site.get(new URL(src).pathname)).status).toBe(200);

  await changeSettings(newsroom.context, { logoMediaId: null });
  expect(await logoShown()).toBeUndefined();
  expect(await site.read('/')).toContain('<a class="name" href="/">The Harbour</a>');
});

it('a logo that is no picture of the library is refused, and nothing is changed', async () => {
  await site.addFile(new TextEncoder().encode('a,b\n1,2\n'), 'table.csv', 'file');
  const file = await newsroom.db.selectFrom('media').select('id').executeTakeFirstOrThrow();
  for (const id of [file.id, idOf('media:nowhere')])
    expect(await changeSettings(newsroom.context, { name: 'Other', logoMediaId: id })).toEqual({
      ok: false,
      error: ['logoMediaId: needs a picture of the library'],
    });
  expect(await findSettings(newsroom.db)).toMatchObject({ name: 'The Harbour', logoMediaId: null });
});

it('a logo follows its picture: credited anew, and replaced everywhere', async () => {
  const [logoMediaId, other] = [await addPicture('#c00', 'old.png'), await addPicture('#00c', 'new.png')];
  await changeSettings(newsroom.context, { logoMediaId });
  const first = await logoShown();
  expect((await editMedia(owner, logoMediaId, { credit: 'Ann Lee' })).ok).toBe(true);
  const credited = await logoShown();
  expect(credited).not.toBe(first);

  const changeDraft = async () => undefined;
  expect(await replaceMedia(owner, changeDraft, { fromId: logoMediaId, toId: other })).toEqual(
    ok({ stories: 0 }),
  );
  expect(await listBrandUses(newsroom.db, logoMediaId)).toEqual([]);
  expect(await listBrandUses(newsroom.db, other)).toEqual(['logoMediaId']);
  const replaced = await logoShown();
  expect(replaced).toMatch(/logo\.png$/);
  expect(replaced).not.toBe(credited);
});
