import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { err, ok } from '@onrecord/domain/result';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storyIdOf } from './ids.ts';
import { type ImportOptions, importGhost } from './import-ghost.ts';
import type { ImportedStory, ImportPorts, StoryOutcome } from './ports.ts';
import { lineText, summaryOf } from './report.ts';

const SPECIMEN = fileURLToPath(new URL('../../../../../../shared/specimen/', import.meta.url));

/** A newsroom in memory that counts what is written to it. */
class FakeNewsroom implements ImportPorts {
  readonly stories = new Map<string, ImportedStory>();
  settings: Partial<NewsroomSettings> = {};
  tags: readonly TagInput[] = [];
  contributors: readonly ContributorInput[] = [];
  pinned: readonly string[] = [];
  /** Stories that somebody edited here, and what is done with them then. */
  readonly editedHere = new Map<string, 'kept' | 'staged'>();
  writes = 0;
  /** Breaks off the run when this many stories are saved. */
  breaksAfter = Number.POSITIVE_INFINITY;

  async saveSettings(settings: Partial<NewsroomSettings>) {
    this.writes++;
    const names = Object.keys(settings) as Array<keyof NewsroomSettings>;
    const changed = names.filter((name) => this.settings[name] === undefined);
    this.settings = { ...settings, ...this.settings };
    return changed;
  }
  async saveTags(tags: readonly TagInput[]) {
    this.writes++;
    this.tags = tags;
  }
  async saveContributors(contributors: readonly ContributorInput[]) {
    this.writes++;
    this.contributors = contributors;
  }
  async saveStories(batch: readonly ImportedStory[]) {
    this.writes++;
    if (this.stories.size >= this.breaksAfter) throw new Error('the connection was lost');
    return batch.map((imported): StoryOutcome => {
      const { id, story } = imported;
      if (story.headline === 'Refused') return { id, outcome: 'refused', reason: 'no room' };
      const outcome = this.stories.has(id) ? (this.editedHere.get(id) ?? 'changed') : 'new';
      if (outcome !== 'kept' && outcome !== 'staged') this.stories.set(id, imported);
      return { id, outcome };
    });
  }
  async addMedia(path: string, fileName: string, kind: 'picture' | 'file' | 'audio' | 'video') {
    this.writes++;
    const content = readFileSync(path);
    if (content.toString('latin1').startsWith('broken')) return err('it holds no picture');
    const contentHash = createHash('sha256').update(content).digest('hex');
    const id = storyIdOf(contentHash);
    const texts = {
      caption: 'From the file. (Lens)',
      credit: '',
      creator: '',
      copyright: '',
      altText: 'Alt of the file',
    };
    return ok({
      id,
      kind,
      contentHash,
      mimeType: '',
      fileName,
      sizeBytes: 1,
      widthPx: 1,
      heightPx: 1,
      focal: { x: 0.5, y: 0.5 },
      renditionVersion: '',
      ...texts,
    });
  }
  async knownStories(ids: readonly string[]) {
    return new Map(
      ids.flatMap((id) => {
        const story = this.stories.get(id);
        const ifChanged = this.editedHere.get(id) ?? 'changed';
        return story === undefined ? [] : [[id, { fingerprint: story.fingerprint, ifChanged }] as const];
      }),
    );
  }
  async hasPinnedStories() {
    return this.pinned.length > 0;
  }
  async pinStories(ids: readonly string[]) {
    this.writes++;
    this.pinned = ids;
  }
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'onrecord-import-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const NOW = new Date('2026-01-01T00:00:00Z');

function run(newsroom: FakeNewsroom, file: string, options: Partial<ImportOptions> = {}) {
  return importGhost({ file, dryRun: false, progress: () => {}, now: NOW, ...options }, newsroom);
}

function exportOf(data: object): string {
  const file = join(dir, 'export.json');
  writeFileSync(file, JSON.stringify({ db: [{ meta: {}, data }] }));
  return file;
}

const post = (id: string, fields: object = {}) => ({
  id,
  slug: `post-${id}`,
  title: `Post ${id}`,
  status: 'published',
  type: 'post',
  published_at: `2025-01-${id.padStart(2, '0')}T00:00:00Z`,
  html: `<p>Text ${id}</p>`,
  ...fields,
});

describe('the specimen', () => {
  const file = join(SPECIMEN, 'ghost-export.json');
  const contentDir = join(SPECIMEN, 'content');

  test('comes in whole, and a second run changes nothing', async () => {
    const newsroom = new FakeNewsroom();
    const first = await run(newsroom, file, { contentDir });
    expect(summaryOf(first).split('\n').slice(0, 3)).toEqual([
      '65 published, 1 draft, 1 scheduled',
      '67 new, 0 changed, 0 unchanged',
      '5 pictures and files stored',
    ]);
    expect(first.lines).toEqual([]);
    const stories = new Map(
      [...newsroom.stories.values()].map(({ id, story }) => [story.slug, { id, story }]),
    );
    const lead = stories.get('trump-claims-he-asked-putin-to-spare-surrounded-ukrainian-troops')?.story;
    const related = stories.get('with-putin-demanding-new-concessions-all-eyes-on-trumps-next-move');
    expect(lead?.hero?.credit).toBe('Michael M. Santiago/Getty Images');
    expect(lead?.hero?.caption).toMatch(/on Oct\. 9, 2024\.$/);
    expect(lead?.body.content.at(-1)).toEqual({ type: 'relatedStory', attrs: { storyId: related?.id } });
    expect(lead?.breaking).toBe(true);
    expect(newsroom.tags.map(({ slug }) => slug)).not.toContain('hash-breaking');
    expect(newsroom.settings.timeZone).toBe('Europe/Kyiv');
    expect(newsroom.contributors.map(({ slug }) => slug)).toEqual(['news-desk', 'oleksandra-example']);

    const second = await run(newsroom, file, { contentDir });
    expect([second.new, second.changed, second.unchanged, second.settings]).toEqual([0, 0, 67, []]);
    expect(summaryOf(second)).toContain('0 new, 0 changed');
  });

  test('in a dry run says the same and writes nothing', async () => {
    const newsroom = new FakeNewsroom();
    const dry = await run(newsroom, file, { contentDir, dryRun: true });
    expect(newsroom.writes).toBe(0);
    expect([dry.published, dry.drafts, dry.scheduled, dry.new, dry.media.stored]).toEqual([65, 1, 1, 67, 5]);
    await run(newsroom, file, { contentDir });
    expect(await run(newsroom, file, { contentDir, dryRun: true })).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 67,
    });
  });
});

describe('an import', () => {
  test('updates the post that changed, and that one alone', async () => {
    const newsroom = new FakeNewsroom();
    await run(newsroom, exportOf({ posts: [post('1'), post('2')] }));
    const again = await run(newsroom, exportOf({ posts: [post('1'), post('2', { title: 'Other' })] }));
    expect(again).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
    expect(newsroom.stories.get(storyIdOf('2'))?.story.headline).toBe('Other');
  });

  test.each([
    ['kept', false, 'was edited here since and was left as it is: post-2'],
    ['kept', true, 'was edited here since and would be left as it is: post-2'],
    ['staged', false, "was edited here since; the export's version is staged at the desk"],
    ['staged', true, "was edited here since; the export's version would be staged at the desk"],
  ] as const)('names what was edited here and %s, in a dry run (%s) too', async (outcome, dryRun, words) => {
    const newsroom = new FakeNewsroom();
    await run(newsroom, exportOf({ posts: [post('1'), post('2'), post('3')] }));
    newsroom.editedHere.set(storyIdOf('2'), outcome).set(storyIdOf('3'), outcome);
    const file = exportOf({ posts: [post('1', { title: 'New' }), post('2', { title: 'Other' }), post('3')] });
    const again = await run(newsroom, file, { dryRun });
    expect(again).toMatchObject({ new: 0, changed: 1, unchanged: 1, refused: 0, [outcome]: ['post-2'] });
    expect(summaryOf(again)).toContain(`1 story ${words}`);
    expect(newsroom.stories.get(storyIdOf('2'))?.story.headline).toBe('Post 2');
  });

  test('says when a post was last touched, were the clock that told it wrong or not', async () => {
    const newsroom = new FakeNewsroom();
    const posts = [
      post('1', { updated_at: '2025-02-01T00:00:00Z' }),
      post('2', { status: 'draft', created_at: '2024-05-01T00:00:00Z', updated_at: '2024-06-01T00:00:00Z' }),
      post('3', { updated_at: '2099-01-01T00:00:00Z' }),
      post('4'),
    ];
    await run(newsroom, exportOf({ posts }));
    expect(
      [...newsroom.stories.values()].map(({ touchedAt }) => touchedAt.toISOString().slice(0, 10)),
    ).toEqual(['2025-02-01', '2024-06-01', '2026-01-01', '2025-01-04']);
  });

  test('that broke off is finished by running it again', async () => {
    const newsroom = new FakeNewsroom();
    newsroom.breaksAfter = 200;
    const file = exportOf({
      posts: Array.from({ length: 350 }, (_, n) => post(String(n), { published_at: NOW.toISOString() })),
    });
    await expect(run(newsroom, file)).rejects.toThrow('the connection was lost');
    newsroom.breaksAfter = Number.POSITIVE_INFINITY;
    expect(await run(newsroom, file)).toMatchObject({ new: 150, changed: 0, unchanged: 200 });
  });

  test('of a file that is cut off writes nothing', async () => {
    const newsroom = new FakeNewsroom();
    const file = exportOf({ posts: Array.from({ length: 300 }, (_, n) => post(String(n))) });
    writeFileSync(file, readFileSync(file).subarray(0, -40));
    const report = await run(newsroom, file);
    expect(newsroom.writes).toBe(0);
    expect(report.failure).toMatch(
      /^export\.json: the file ends in the middle of posts\[\d+\] .*nothing was imported$/,
    );
    expect(summaryOf(report)).toBe(report.failure);
  });

  test('from a content folder that is not there writes nothing', async () => {
    const newsroom = new FakeNewsroom();
    const report = await run(newsroom, exportOf({ posts: [] }), { contentDir: join(dir, 'none') });
    expect([report.failure !== null, newsroom.writes]).toEqual([true, 0]);
  });

  test('names post and element of what it could not take over', async () => {
    const newsroom = new FakeNewsroom();
    const posts = [
      post('1', { html: '<p><a href="javascript:x">a</a></p><svg></svg>' }),
      post('2', { slug: 'post-1' }),
      post('1', { title: 'Twice' }),
      post('3', { title: 'Refused' }),
      null,
    ];
    const report = await run(
      newsroom,
      exportOf({ posts, posts_authors: [{ post_id: '1', author_id: 'gone' }] }),
    );
    expect(report.lines.map(lineText)).toEqual([
      'export.json: post-1, authors: 1 of its authors are not in the export',
      'export.json: post-1-2, slug: another post has the slug "post-1", too; its address is now /post-1-2/',
      'export.json, posts[2]: has the id of an earlier post (1); left out',
      'export.json, posts[4]: is no record; left out',
      'export.json: post-1, html <a>: the address "javascript:x" could run a script; the text stays without the link',
      'export.json: post-1, html <svg>: <svg> has no element of ours; kept for the desk as html:svg, not shown to readers',
      'export.json: post-3: no room',
    ]);
    expect(report).toMatchObject({ published: 2, refused: 3, unsupported: { 'html:svg': 1 } });
  });

  test('lists posts for members, which come in as drafts', async () => {
    const report = await run(
      new FakeNewsroom(),
      exportOf({ posts: [post('1', { visibility: 'paid' }), post('2')] }),
    );
    expect(report).toMatchObject({ published: 1, drafts: 1, membersOnly: ['post-1'] });
    expect(summaryOf(report)).toContain('1 post for members only came in as a draft: post-1');
  });

  test('does not let a scheduled post go out whose time is over; later runs see no change', async () => {
    const newsroom = new FakeNewsroom();
    const file = exportOf({ posts: [post('1', { status: 'scheduled' })] });
    expect(await run(newsroom, file, { now: new Date('2024-12-01') })).toMatchObject({
      scheduled: 1,
      new: 1,
    });
    expect(await run(newsroom, file)).toMatchObject({ unchanged: 1 });
    const late = await run(new FakeNewsroom(), file);
    expect(late).toMatchObject({ drafts: 1, scheduled: 0 });
    expect(late.lines.map(lineText).join()).toContain('is over; it came in as a draft');
  });

  test('pins the three newest featured stories once, unless the newsroom has pinned some', async () => {
    const newsroom = new FakeNewsroom();
    const file = exportOf({
      posts: ['1', '2', '3', '4', '5'].map((id) =>
        post(id, { featured: 1, status: id === '5' ? 'draft' : 'published' }),
      ),
    });
    const report = await run(newsroom, file);
    expect(report.pinned).toEqual(['post-4', 'post-3', 'post-2']);
    expect(report.lines.map(({ message }) => message)).toEqual([
      '1 more featured post of Ghost did not become pinned: the newest 3 lead the feed',
    ]);
    newsroom.pinned = [];
    await run(newsroom, file);
    expect(newsroom.pinned).toEqual([]);
    const busy = new FakeNewsroom();
    busy.pinned = ['x'];
    expect((await run(busy, file)).pinned).toEqual([]);
    expect(busy.pinned).toEqual(['x']);
  });

  test('stores each file once, fills in texts from it, and goes on without the missing and broken', async () => {
    const content = join(dir, 'content');
    mkdirSync(join(content, 'images'), { recursive: true });
    writeFileSync(join(content, 'images/a.jpg'), 'a picture');
    writeFileSync(join(content, 'images/b.jpg'), 'broken');
    const html =
      '<img src="__GHOST_URL__/content/images/a.jpg"><img src="__GHOST_URL__/content/images/b.jpg">' +
      '<img src="__GHOST_URL__/content/images/c.jpg"><img src="https://far.example/d.jpg">';
    const newsroom = new FakeNewsroom();
    const file = exportOf({
      posts: [
        post('1', { html, feature_image: '__GHOST_URL__/content/images/size/w600/a.jpg' }),
        post('2', { html }),
      ],
    });
    const report = await run(newsroom, file, { contentDir: content });
    expect(report.media).toEqual({ stored: 2, missing: 1, broken: 1, elsewhere: 1 });
    const story = newsroom.stories.get(storyIdOf('1'))?.story;
    expect(story?.hero).toMatchObject({
      altText: 'Alt of the file',
      caption: 'From the file.',
      credit: 'Lens',
    });
    expect(story?.body.content.map((element) => element.type === 'picture' && element.attrs)).toMatchObject([
      { mediaId: expect.any(String), altText: 'Alt of the file', credit: 'Lens' },
      { mediaId: null, sourceUrl: '/content/images/b.jpg' },
      { mediaId: null, sourceUrl: '/content/images/c.jpg' },
      { mediaId: null, sourceUrl: 'https://far.example/d.jpg' },
    ]);
    const lines = report.lines.map(lineText);
    expect(lines).toContain(
      'export.json: post-1, picture /content/images/b.jpg: the file is broken: it holds no picture',
    );
    expect(lines).toContain(
      'export.json: post-2, picture /content/images/c.jpg: the file is not in the content folder',
    );

    writeFileSync(join(content, 'images/c.jpg'), 'found at last');
    expect(await run(newsroom, file, { contentDir: content })).toMatchObject({ changed: 2, unchanged: 0 });
    expect(await run(newsroom, file, { contentDir: content })).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('takes over settings, tags and the people who wrote something', async () => {
    const newsroom = new FakeNewsroom();
    const navigation = [
      { label: 'Home', url: '__GHOST_URL__/' },
      { label: 'Give', url: 'https://give.example/' },
      { label: 'Sign up', url: '#/portal/signup' },
      { label: 'Bad', url: 'javascript:x' },
    ];
    const settings = Object.entries({
      title: 'The Paper',
      lang: 'uk',
      active_timezone: 'Europe/Kyiv',
      accent_color: '#FD0',
      navigation: JSON.stringify(navigation),
      description: 'x'.repeat(600),
    }).map(([key, value]) => ({ key, value }));
    const tags = [
      { id: 't1', name: 'Water', slug: 'water' },
      { id: 't2', name: '#desk', slug: 'hash-desk' },
      { id: 't3', name: '#Breaking', slug: 'hash-breaking' },
      { id: 't4', name: 'Water, too', slug: 'water' },
      { id: 't5' },
    ];
    const users = [
      { id: 'u1', name: 'Ann', slug: 'ann', website: 'javascript:x', email: 'ann@example.org' },
      { id: 'u2', name: 'Quiet', slug: 'quiet' },
    ];
    const posts_tags = ['t3', 't2', 't1'].map((tag_id, sort_order) => ({ post_id: '1', tag_id, sort_order }));
    await run(
      newsroom,
      exportOf({ posts: [post('1', { author_id: 'u1' })], settings, tags, users, posts_tags }),
    );
    expect(newsroom.settings).toMatchObject({
      name: 'The Paper',
      language: 'uk',
      timeZone: 'Europe/Kyiv',
      accentColour: '#ffdd00',
      navigation: [
        { label: 'Home', href: '/' },
        { label: 'Give', href: 'https://give.example/' },
      ],
    });
    expect(newsroom.tags.map(({ slug, internal }) => [slug, internal])).toEqual([
      ['water', false],
      ['hash-desk', true],
      ['water-2', false],
    ]);
    expect(newsroom.contributors).toMatchObject([{ slug: 'ann', website: '' }]);
    const story = newsroom.stories.get(storyIdOf('1'))?.story;
    expect(story?.breaking).toBe(true);
    expect(story?.tagIds).toHaveLength(2);
    expect(story?.language).toBe('uk');
  });
});
