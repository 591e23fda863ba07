import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { body, paragraph, picture, relatedStory } from '@onrecord/domain/body/build';
import { addCorrections } from '../packages/server/src/commands/add-corrections.ts';
import { addMedia } from '../packages/server/src/commands/add-media.ts';
import {
  changeContributors,
  changeSettings,
  changeTags,
} from '../packages/server/src/commands/save-newsroom.ts';
import { createFileStore } from '../packages/server/src/media/file-store.ts';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { EVERY_ELEMENT } from '../packages/server/src/testing/every-element.ts';
import {
  buildContributorInput,
  buildStory,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { endAll, type Site, startSite } from './onrecord.ts';

export interface ServedNewsroom {
  readonly newsroom: TestNewsroom;
  readonly site: Site;
  close(): Promise<void>;
}

/** A newsroom with something on every kind of page, and a server of its own in front of it. */
export async function serveNewsroom(): Promise<ServedNewsroom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  const newsroom = await createNewsroom();
  await fill(newsroom, dataDir);
  const site = await startSite({ DATABASE_URL: newsroom.connectionString, DATA_DIR: dataDir });
  return {
    newsroom,
    site,
    async close() {
      await site.stop();
      await endAll();
      await newsroom.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stories in the feed of `serveNewsroom`, newest first. */
export const PUBLISHED = ['every-element', 'porta', 'nemal', ...numbered()];

function numbered(): string[] {
  return Array.from({ length: 47 }, (_, at) => `story-${at}`);
}

async function fill(newsroom: TestNewsroom, dataDir: string): Promise<void> {
  const { context } = newsroom;
  const files = createFileStore({ dataDir });
  await changeSettings(context, {
    name: 'The Harbour',
    description: 'News from Marrow Bay.',
    timeZone: 'Europe/Kyiv',
    accentColour: '#ffd700',
    showRawHtml: true,
    navigation: [{ label: 'About', href: '/about/' }],
  });
  await changeTags(context, [buildTagInput('port', { name: 'Port', description: 'Ships and quays.' })]);
  const added = await addMedia(context, files, await samplePicture(1600, 900).jpeg().toBuffer(), {
    fileName: 'quay.jpg',
    kind: 'picture',
  });
  if (!added.ok) throw new Error(added.error);
  const mediaId = added.value.id;
  await changeContributors(context, [
    buildContributorInput('ada', { name: 'Ada Moss', bio: 'Reports on the port.', pictureMediaId: mediaId }),
  ]);
  const hero = { mediaId, altText: 'Cranes at dawn', caption: 'The quay on Monday.', credit: 'Ada Moss' };
  const common = { tagIds: [idOf('tag:port')], contributorIds: [idOf('contributor:ada')] };
  const newest = Date.UTC(2025, 2, 13);
  const at = (place: number) => new Date(newest - place * 3_600_000);
  const elements = Object.values(EVERY_ELEMENT).map((element) => {
    switch (element.type) {
      case 'picture':
        return picture({ ...element.attrs, mediaId });
      case 'gallery':
        return { ...element, content: element.content.map(({ attrs }) => picture({ ...attrs, mediaId })) };
      case 'relatedStory':
        return relatedStory(idOf('story:story-0'));
      default:
        return element;
    }
  });
  await newsroom.save(
    buildStory('every-element', {
      ...common,
      headline: 'One of everything',
      breaking: true,
      hero,
      body: body(...elements),
      firstPublishedAt: at(-3),
      updatedAt: at(-4),
    }),
    buildStory('porta', {
      headline: 'Кораблі повернулися до порту',
      language: 'uk',
      body: body(paragraph('Кораблі повернулися до «східного» причалу. Їхні екіпажі відпочивають.')),
      firstPublishedAt: at(-2),
    }),
    buildStory('nemal', {
      headline: 'האוניות חזרו לנמל',
      language: 'he',
      body: body(paragraph('האוניות חזרו לנמל "המזרחי" בבוקר.')),
      firstPublishedAt: at(-1),
    }),
    ...numbered().map((slug, place) =>
      buildStory(slug, {
        ...common,
        headline: `The quay, report ${place}`,
        firstPublishedAt: at(place),
        hero: place % 3 === 0 ? hero : null,
      }),
    ),
    buildStory('about', { kind: 'page', headline: 'About The Harbour' }),
    buildStory('retracted', { headline: 'A report that was wrong', firstPublishedAt: at(60) }),
    buildStory('gone', { firstPublishedAt: at(61) }),
  );
  await newsroom.save(
    buildStory('gone', { state: 'withdrawn', firstPublishedAt: at(61) }),
    buildStory('retracted', {
      state: 'retracted',
      headline: 'A report that was wrong',
      firstPublishedAt: at(60),
    }),
  );
  await addCorrections(
    context,
    (['update', 'clarification', 'correction', 'retraction'] as const).map((kind, place) => ({
      id: idOf(kind),
      storyId: idOf(kind === 'retraction' ? 'story:retracted' : 'story:every-element'),
      kind,
      note: `A note of the kind ${kind}.`,
      at: at(-5 - place),
    })),
  );
}

/** An address of each kind of page. */
export const PAGES = {
  feed: '/',
  story: '/every-element/',
  'Ukrainian story': '/porta/',
  'Hebrew story': '/nemal/',
  'retracted story': '/retracted/',
  tag: '/tag/port/',
  author: '/author/ada/',
  page: '/about/',
  'search with hits': '/search/?q=quay',
  'search without hits': '/search/?q=narwhal',
  'empty search': '/search/',
  corrections: '/corrections/',
  'not found': '/nowhere/',
  gone: '/gone/',
} as const;
