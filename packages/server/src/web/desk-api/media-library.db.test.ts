import { renditionPath, socialPicturePath } from '@onrecord/domain/address/paths';
import { body, paragraph, picture } from '@onrecord/domain/body/build';
import { type DeskMedia, deskMediaSchema } from '@onrecord/domain/desk/shapes';
import { renditionName } from '@onrecord/domain/media/media';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../media/file-store.ts';
import { createRenditions } from '../../media/renditions.ts';
import { samplePicture, xmpPacket } from '../../media/testing/picture-samples.ts';
import { listEventsAfter } from '../../store/event-log.ts';
import { findMediaByHash } from '../../store/media.ts';
import { listMediaUses } from '../../store/media-library.ts';
import { refreshMediaUse } from '../../store/media-use.ts';
import { findStoryView } from '../../store/views/story.ts';
import { buildStory } from '../../testing/stories.ts';
import { as, useTestLibrary } from '../../testing/test-library.ts';
import { idOf } from '../../testing/views.ts';
import { mediaResponse } from '../media.ts';

const library = useTestLibrary();
const { upload, send, list, keep } = library;

describe('the library', () => {
  it('runs newest first in pages, and finds words by their beginnings', async () => {
    const bytes = await Promise.all(
      Array.from({ length: 62 }, (_, at) =>
        samplePicture(10 + at, 10)
          .jpeg({ quality: 30 })
          .toBuffer(),
      ),
    );
    for (const [at, content] of bytes.entries()) {
      library.newsroom.now = new Date(library.newsroom.now.getTime() + (at % 2) * 1000);
      expect((await upload(`IMG_${at}.quay.jpg`, content)).status).toBe(201);
    }
    const first = await list();
    expect(first.media).toHaveLength(60);
    expect(first.media[0]?.fileName).toBe('IMG_61.quay.jpg');
    const second = await list(`?cursor=${first.next}`);
    expect(second.next).toBeNull();
    expect(new Set([...first.media, ...second.media].map(({ id }) => id)).size).toBe(62);
    const [media] = first.media;
    await send('PATCH', `/${media?.id}`, { credit: 'Ann Müller', caption: 'The harbour’s wall' });
    for (const q of ['mull', 'HARBOUR wall', 'img 61 ann', "wall & | ! ' :*"])
      expect(
        (await list(`?q=${encodeURIComponent(q)}`)).media.map(({ id }) => id),
        q,
      ).toEqual([media?.id]);
    expect((await list('?q=nowhere')).media).toEqual([]);
    expect((await list('?q=quay&kind=video')).media).toEqual([]);
  });

  it('keeps texts and focal point, with who changed what', async () => {
    const media = await keep('a.jpg');
    const edited = await send(
      'PATCH',
      `/${media.id}`,
      { altText: 'A wall', focal: { x: 0.25, y: 1 } },
      'reporter',
    );
    expect(await edited.json()).toEqual({ ...media, altText: 'A wall', focal: { x: 0.25, y: 1 } });
    const audit = await library.newsroom.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('act', '=', 'media-edited')
      .execute();
    expect(audit).toMatchObject([
      { user_id: 'the-reporter', details: { before: { altText: '' }, after: { altText: 'A wall' } } },
    ]);
    expect((await send('PATCH', `/${media.id}`, { focal: { x: 2, y: 0 } })).status).toBe(400);
    expect((await send('PATCH', `/${media.id}`, { contentHash: 'x' })).status).toBe(400);
    expect((await send('PATCH', `/${media.id}`, { altText: '' }, 'viewer')).status).toBe(403);
    expect((await send('PATCH', `/${idOf('none')}`, { altText: '' })).status).toBe(404);
    expect((await send('PATCH', '/..%2f..', { altText: '' })).status).toBe(404);
  });

  it('renews the pages that show a picture whose focal point moved', async () => {
    const media = await keep('a.jpg');
    const hero = { mediaId: media.id, altText: 'A wall', caption: '', credit: 'Ann' };
    const story = buildStory('quay', { hero });
    await library.newsroom.save(story);
    await refreshMediaUse(library.newsroom.db, [story.id]);
    await send('PATCH', `/${media.id}`, { focal: { x: 0.9, y: 0.1 } });
    const events = await listEventsAfter(library.newsroom.db, 0n, 100);
    expect(events.at(-1)).toMatchObject({ type: 'media-changed', actor: 'the-editor' });
    expect(events.at(-1)?.keys).toContain(`story:${story.id}`);
    const { x, y } = (await findStoryView(library.newsroom.db, story.id))?.hero?.media.focal ?? {
      x: 0,
      y: 0,
    };
    expect([x, y]).toEqual([expect.closeTo(0.9), expect.closeTo(0.1)]);
  });
});

describe('renditions of a picture whose credit was written here', () => {
  it('carry it, under addresses of their own; the addresses before keep what they meant', async () => {
    const photo = await samplePicture(900, 600)
      .withXmp(xmpPacket('<photoshop:Credit>As it came</photoshop:Credit>'))
      .jpeg()
      .toBuffer();
    const media = deskMediaSchema.parse(await (await upload('a.jpg', photo)).json());
    const hash = media.contentHash;
    await send('PATCH', `/${media.id}`, { credit: 'Ann Lee', copyright: '© Harbour' });
    const version = (await findMediaByHash(library.newsroom.db, hash))?.renditionVersion ?? '';
    expect(version).toMatch(/^[0-9a-f]{8}$/);
    const renditions = createRenditions({
      files: createFileStore({ dataDir: library.dataDir }),
      logger: { warn: () => undefined },
      findRecord: (contentHash) => findMediaByHash(library.newsroom.db, contentHash),
    });
    const textsOf = async (path: string) => {
      const services = {
        files: createFileStore({ dataDir: library.dataDir }),
        renditions,
        findMedia: async () => undefined,
      };
      const answer = await mediaResponse(services, new Request(`https://desk.example${path}`));
      const xmp = ExifReader.load(Buffer.from(await answer.arrayBuffer()), { expanded: true }).xmp;
      return [xmp?.Credit?.description, xmp?.rights?.description];
    };
    const name = renditionName({ contentHash: hash, renditionVersion: version });
    expect(await textsOf(renditionPath(name, 640, 'jpeg'))).toEqual(['Ann Lee', '© Harbour']);
    expect(await textsOf(socialPicturePath(name))).toEqual(['Ann Lee', '© Harbour']);
    expect(await textsOf(renditionPath(hash, 640, 'jpeg'))).toEqual(['As it came', undefined]);
    expect(await textsOf(renditionPath(`${hash}.00000000`, 640, 'jpeg'))).toEqual(['As it came', undefined]);
    await send('PATCH', `/${media.id}`, { altText: 'Of no concern to them' });
    expect((await findMediaByHash(library.newsroom.db, hash))?.renditionVersion).toBe(version);
  });

  it('cut the card of other people’s feeds around the focal point', async () => {
    // Left half red, right half blue, much wider than the card.
    const red = await sharp({ create: { width: 1000, height: 400, channels: 3, background: '#f00' } })
      .extend({ right: 1000, background: '#00f' })
      .jpeg()
      .toBuffer();
    const media = deskMediaSchema.parse(await (await upload('a.jpg', red)).json());
    const renditions = createRenditions({
      files: createFileStore({ dataDir: library.dataDir }),
      logger: { warn: () => undefined },
      findRecord: (contentHash) => findMediaByHash(library.newsroom.db, contentHash),
    });
    for (const [x, channel] of [
      [0, 0],
      [1, 2],
    ] as const) {
      await send('PATCH', `/${media.id}`, { focal: { x, y: 0.5 } });
      const version = (await findMediaByHash(library.newsroom.db, media.contentHash))?.renditionVersion;
      const card = sharp((await renditions.social(media.contentHash, version))?.bytes);
      expect(await card.metadata()).toMatchObject({ width: 1200, height: 630 });
      expect((await card.stats()).channels[channel]?.mean).toBeGreaterThan(160);
    }
  });
});

describe('replacing a picture everywhere', () => {
  it('changes every story that shows it, with a revision, and tells of the public ones', async () => {
    const [from, to, other] = [
      await keep('from.jpg', 40),
      await keep('to.jpg', 41),
      await keep('other.jpg', 42),
    ];
    const hero = (mediaId: string) => ({ mediaId, altText: 'A', caption: 'Kept', credit: 'C' });
    const stories = [
      buildStory('hero', { hero: hero(from.id) }),
      buildStory('inside', { body: body(paragraph('Words.'), picture({ mediaId: from.id, altText: 'B' })) }),
      buildStory('social', { socialMediaId: from.id, state: 'draft', firstPublishedAt: null }),
      buildStory('untouched', { hero: hero(other.id) }),
    ];
    await library.newsroom.save(...stories);
    await refreshMediaUse(
      library.newsroom.db,
      stories.map(({ id }) => id),
    );
    const shown = await (await library.routes.request(`/${from.id}`, { headers: as('viewer') })).json();
    expect((shown as { uses: { slug: string }[] }).uses.map(({ slug }) => slug).sort()).toEqual([
      'hero',
      'inside',
      'social',
    ]);

    expect((await send('POST', `/${from.id}/replace`, { withId: to.id }, 'reporter')).status).toBe(403);
    const replaced = await send('POST', `/${from.id}/replace`, { withId: to.id });
    expect(await replaced.json()).toEqual({ stories: 3 });
    expect(await listMediaUses(library.newsroom.db, from.id, 9)).toEqual([]);
    expect(await listMediaUses(library.newsroom.db, to.id, 9)).toHaveLength(3);
    const view = await findStoryView(library.newsroom.db, idOf('story:hero'));
    expect(view?.hero).toMatchObject({ media: { id: to.id }, caption: 'Kept' });
    expect([
      ...((await findStoryView(library.newsroom.db, idOf('story:inside')))?.media.keys() ?? []),
    ]).toEqual([to.id]);
    const revisions = await library.newsroom.db
      .selectFrom('revision')
      .select(['story_id', 'number', 'act', 'content'])
      .where('act', '=', 'media-replaced')
      .execute();
    expect(revisions).toHaveLength(3);
    for (const { content } of revisions) expect(JSON.stringify(content)).toContain(to.id);
    const last = (await listEventsAfter(library.newsroom.db, 0n, 100)).at(-1);
    expect(last?.keys).toContain(`story:${idOf('story:inside')}`);
    expect(last?.keys).not.toContain(`story:${idOf('story:social')}`);
  });

  it('reaches what is being written, and finishes what was cut off when done again', async () => {
    const [from, to] = [await keep('from.jpg', 40), await keep('to.jpg', 41)];
    library.draftMediaId = from.id;
    const story = buildStory('quay', { state: 'draft', firstPublishedAt: null });
    await library.newsroom.save(story);
    await library.newsroom.db
      .insertInto('working_copy')
      .values({
        story_id: story.id,
        yjs: Buffer.alloc(0),
        draft: JSON.stringify({ hero: { mediaId: from.id } }),
        touched_at: library.newsroom.now,
        touched_by: null,
      })
      .execute();
    await refreshMediaUse(library.newsroom.db, [story.id]);
    expect(await (await send('POST', `/${from.id}/replace`, { withId: to.id })).json()).toEqual({
      stories: 1,
    });
    // The shared document did not take it (here it is a stand-in): the file is still in use, and tried again.
    await send('POST', `/${from.id}/replace`, { withId: to.id });
    expect(library.swapped).toEqual([
      [story.id, to.id],
      [story.id, to.id],
    ]);
  });

  it('refuses what makes no sense', async () => {
    const media = await keep('a.jpg');
    const pdf = (await (await upload('a.pdf', Buffer.from('%PDF-1.7\n'))).json()) as DeskMedia;
    expect((await send('POST', `/${media.id}/replace`, { withId: media.id })).status).toBe(409);
    expect((await send('POST', `/${media.id}/replace`, { withId: pdf.id })).status).toBe(409);
    expect((await send('POST', `/${media.id}/replace`, { withId: idOf('none') })).status).toBe(404);
    expect((await send('POST', `/${media.id}/replace`, {})).status).toBe(400);
  });
});
