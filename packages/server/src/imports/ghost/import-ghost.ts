import { basename } from 'node:path';
import type { ContributorInput, StoryInput } from '@onrecord/domain/article/story-input';
import { elementsOf } from '@onrecord/domain/body/walk';
import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import type { GhostArchive, PostEntry } from './archive.ts';
import { attachMedia, type PostWithMedia } from './attach-media.ts';
import { type OwnAddresses, ownAddresses } from './body/own-addresses.ts';
import { type ContentFolder, openContentFolder } from './content-folder.ts';
import { digestOf, fingerprintOf } from './fingerprint.ts';
import { storyIdOf } from './ids.ts';
import { MediaShelf } from './media.ts';
import type { Note } from './note-taker.ts';
import { type MappedContributors, type MappedTags, mapContributors, mapTags } from './people-and-tags.ts';
import type { ImportedStory, ImportPorts, StoryOutcome } from './ports.ts';
import { type MappedPost, mapPost, type SiteContext } from './post.ts';
import type { ImportProgress } from './progress.ts';
import { dateOf } from './raw.ts';
import { type OpenExport, openExport } from './read-export.ts';
import { emptyReport, type ImportReport, type ReportLevel, type ReportLine } from './report.ts';
import { mapSettings } from './settings.ts';
import { planSlugs, type SlugPlan } from './slugs.ts';

export interface ImportOptions {
  readonly file: string;
  /** A copy of Ghost's `content` folder; without one no file is taken over. */
  readonly contentDir?: string;
  /** Where the newsroom's Ghost was, such as `https://example.org`: links to it become the newsroom's own. */
  readonly siteUrl?: string;
  readonly dryRun: boolean;
  readonly progress: (progress: ImportProgress) => void;
  /** A scheduled post whose time is over by now comes in as a draft. */
  readonly now: Date;
}

/** Posts that are mapped and saved at a time, and the size of their rows at which it is fewer. */
const BATCH_POSTS = 100;
const BATCH_BYTES = 8 * 1024 * 1024;
/** Posts whose files are stored at a time. */
const MEDIA_WORKERS = 4;
const PINNED_MAX = 3;

/**
 * Imports a Ghost export. The file is read once to the end before anything is written, and nothing is written
 * of a file that is broken: `failure` of the report then says why. Running it again changes nothing that is
 * there already, and finishes a run that broke off.
 */
export async function importGhost(options: ImportOptions, ports: ImportPorts): Promise<ImportReport> {
  const report = emptyReport(basename(options.file), options.dryRun);
  const folder = options.contentDir === undefined ? null : await openContentFolder(options.contentDir);
  if (folder?.ok === false) return failed(report, folder.error);
  const opened = await openExport(options.file, (bytesRead, bytesTotal, posts) =>
    options.progress({ phase: 'check', bytesRead, bytesTotal, posts }),
  );
  if (!opened.ok) return failed(report, opened.error);
  try {
    const run = new ImportRun(options, ports, report, opened.value, folder?.value ?? null);
    await run.all();
  } finally {
    await opened.value.close();
  }
  return report;
}

function failed(report: ImportReport, failure: string): ImportReport {
  report.failure = failure;
  report.lines.push({ level: 'error', file: report.file, post: null, element: '', message: failure });
  return report;
}

/** A post on its way from the export to the newsroom. */
interface PostInHand {
  readonly entry: PostEntry;
  readonly mapped: MappedPost;
  /** Taken before the files' ids are put in place. */
  readonly digest: string;
}

interface PostToSave extends PostInHand {
  readonly withMedia: PostWithMedia;
  readonly fingerprint: string;
}

class ImportRun {
  readonly #options: ImportOptions;
  readonly #ports: ImportPorts;
  readonly #report: ImportReport;
  readonly #export: OpenExport;
  readonly #archive: GhostArchive;
  readonly #slugs: SlugPlan;
  readonly #own: OwnAddresses;
  readonly #shelf: MediaShelf;
  readonly #tags: MappedTags;
  readonly #people: MappedContributors;
  readonly #seenIds = new Set<string>();
  /** New published stories that Ghost featured: when they went out, by id. */
  readonly #featured: Array<{ id: string; slug: string; publishedMs: number }> = [];

  constructor(
    options: ImportOptions,
    ports: ImportPorts,
    report: ImportReport,
    opened: OpenExport,
    folder: ContentFolder | null,
  ) {
    this.#options = options;
    this.#ports = ports;
    this.#report = report;
    this.#export = opened;
    this.#archive = opened.archive;
    this.#slugs = planSlugs(opened.archive.posts);
    this.#own = ownAddresses(options.siteUrl ?? null, (slug) => {
      const ghostId = this.#slugs.idBySlug.get(slug);
      return ghostId === undefined ? undefined : storyIdOf(ghostId);
    });
    this.#shelf = new MediaShelf(folder, options.dryRun ? null : ports.addMedia.bind(ports));
    this.#tags = mapTags(opened.archive.tags, this.#own);
    const bylines = opened.archive.allAuthorIds();
    this.#people = mapContributors(opened.archive.users, (id) => bylines.has(id), this.#own);
  }

  async all(): Promise<void> {
    const { archive } = this.#export;
    for (const [element, message] of archive.faults) this.#line('warning', null, element, message);
    const language = await this.#saveSettings();
    await this.#saveTagsAndPeople();
    const site: SiteContext = {
      language,
      own: this.#own,
      exportedAt: dateOf(archive.exportedAt) ?? new Date(0),
    };
    await this.#posts(site);
    await this.#pin();
    Object.assign(this.#report.media, this.#shelf.counts);
    if (!this.#shelf.hasFolder && this.#shelf.counts.missing > 0)
      this.#line(
        'warning',
        null,
        '',
        'pictures and files were left out; name the content folder of Ghost with --content DIR',
      );
  }

  /** Gives the language of posts that name none. */
  async #saveSettings(): Promise<string> {
    const { settings, notes } = mapSettings(this.#archive.settings, this.#own);
    this.#notes(notes, null);
    if (!this.#options.dryRun) this.#report.settings = [...(await this.#ports.saveSettings(settings))];
    return settings.language ?? DEFAULT_SETTINGS.language;
  }

  async #saveTagsAndPeople(): Promise<void> {
    this.#notes(this.#tags.notes, null);
    this.#notes(this.#people.notes, null);
    this.#report.tags = this.#tags.tags.length;
    this.#report.contributors = this.#people.contributors.length;
    const contributors: ContributorInput[] = [];
    for (const { contributor, pictureSource } of this.#people.contributors) {
      const outcome = pictureSource === null ? null : await this.#shelf.fetch(pictureSource, 'picture');
      if (outcome !== null && outcome.status !== 'stored')
        this.#line(
          'note',
          null,
          `author ${contributor.slug}`,
          `the picture ${pictureSource} is ${outcome.status}`,
        );
      const pictureMediaId = outcome?.status === 'stored' ? (outcome.media?.id ?? null) : null;
      contributors.push({ ...contributor, pictureMediaId });
    }
    if (this.#options.dryRun) return;
    await this.#ports.saveTags(this.#tags.tags);
    await this.#ports.saveContributors(contributors);
  }

  async #posts(site: SiteContext): Promise<void> {
    const { posts } = this.#archive;
    let batch: PostInHand[] = [];
    let batchBytes = 0;
    for (const [place, entry] of posts.entries()) {
      const post = await this.#read(entry, place, site);
      if (post !== undefined) batch.push(post);
      batchBytes += entry.sizeBytes;
      if (batch.length < BATCH_POSTS && batchBytes < BATCH_BYTES && place < posts.length - 1) continue;
      await this.#save(batch);
      batch = [];
      batchBytes = 0;
      this.#options.progress({
        phase: 'import',
        bytesRead: place === posts.length - 1 ? this.#export.sizeBytes : entry.startByte + entry.sizeBytes,
        bytesTotal: this.#export.sizeBytes,
        posts: place + 1,
      });
    }
  }

  async #read(entry: PostEntry, place: number, site: SiteContext): Promise<PostInHand | undefined> {
    const row = await this.#export.post(entry);
    if (row === null || this.#seenIds.has(entry.id)) {
      const message = row === null ? 'is no record' : `has the id of an earlier post (${entry.id})`;
      this.#line('error', null, `posts[${entry.index}]`, `${message}; left out`);
      this.#report.refused++;
      return undefined;
    }
    this.#seenIds.add(entry.id);
    const tagIds = this.#archive.tagIdsOf(entry.id);
    const authorIds = this.#archive.authorIdsOf(entry.id);
    const mapped = mapPost(
      row,
      entry.id,
      {
        meta: this.#archive.metaOf(entry.id),
        tagIds: tagIds.filter((id) => this.#tags.ids.has(id)),
        authorIds: authorIds.filter((id) => this.#people.ids.has(id)),
        breaking: tagIds.some((id) => this.#tags.breakingIds.has(id)),
        slug: this.#slugs.slugs[place] ?? '',
      },
      site,
    );
    const change = this.#slugs.changes.get(place);
    if (change !== undefined) this.#line('warning', mapped, 'slug', change);
    const lost = authorIds.filter((id) => !this.#people.ids.has(id)).length;
    if (lost > 0) this.#line('warning', mapped, 'authors', `${lost} of its authors are not in the export`);
    const { story, hero } = mapped;
    return { entry, mapped, digest: digestOf({ story, hero }) };
  }

  async #save(batch: readonly PostInHand[]): Promise<void> {
    const posts = await this.#attach(batch);
    const known = await this.#ports.knownStories(posts.map(({ mapped }) => mapped.id));
    const toSave: ImportedStory[] = [];
    const outcomes = new Map<string, StoryOutcome>();
    for (const post of posts) {
      const { id, touchedAt } = post.mapped;
      const before = known.get(id);
      if (before?.fingerprint === post.fingerprint) outcomes.set(id, { id, outcome: 'unchanged' });
      else if (this.#options.dryRun) outcomes.set(id, { id, outcome: before?.ifChanged ?? 'new' });
      else {
        const { now } = this.#options;
        // A clock that was wrong must not keep a story on top of the desk's list.
        const touched = touchedAt > now ? now : touchedAt;
        toSave.push({ id, fingerprint: post.fingerprint, touchedAt: touched, story: this.#inTime(post) });
      }
    }
    if (toSave.length > 0)
      for (const outcome of await this.#ports.saveStories(toSave)) outcomes.set(outcome.id, outcome);
    for (const post of posts) this.#count(post, outcomes.get(post.mapped.id));
  }

  async #attach(batch: readonly PostInHand[]): Promise<PostToSave[]> {
    const done: PostToSave[] = new Array(batch.length);
    const waiting = batch.entries();
    const worker = async () => {
      for (const [place, post] of waiting) {
        const withMedia = await attachMedia(post.mapped, this.#shelf);
        done[place] = { ...post, withMedia, fingerprint: fingerprintOf(post.digest, withMedia.outcomes) };
      }
    };
    await Promise.all(Array.from({ length: MEDIA_WORKERS }, worker));
    return done;
  }

  /** A time to go out that is over: nobody decided that the story should go out now. */
  #isOverdue(story: StoryInput): boolean {
    return story.scheduledFor !== null && story.scheduledFor <= this.#options.now;
  }

  #inTime({ withMedia: { story } }: PostToSave): StoryInput {
    return this.#isOverdue(story) ? { ...story, state: 'draft', scheduledFor: null } : story;
  }

  #count(post: PostToSave, outcome: StoryOutcome | undefined): void {
    const report = this.#report;
    const { mapped, withMedia } = post;
    this.#notes(mapped.notes, mapped);
    this.#notes(withMedia.notes, mapped);
    if (outcome === undefined || outcome.outcome === 'refused') {
      report.refused++;
      this.#line('error', mapped, '', outcome?.reason ?? 'it was not saved; run the import again');
      return;
    }
    const { story } = withMedia;
    if (outcome.outcome === 'kept' || outcome.outcome === 'staged') report[outcome.outcome].push(story.slug);
    else report[outcome.outcome]++;
    const overdue = this.#isOverdue(story);
    if (story.state === 'published') report.published++;
    else if (story.state === 'scheduled' && !overdue) report.scheduled++;
    else report.drafts++;
    if (overdue && outcome.outcome !== 'unchanged')
      this.#line(
        'warning',
        mapped,
        '',
        `its time to go out, ${story.scheduledFor?.toISOString()}, is over; it came in as a draft`,
      );
    if (story.kind === 'page') report.pages++;
    if (mapped.membersOnly) report.membersOnly.push(story.slug);
    for (const element of elementsOf(story.body)) {
      report.elements[element.type] = (report.elements[element.type] ?? 0) + 1;
      if (element.type !== 'unsupported') continue;
      report.unsupported[element.attrs.kind] = (report.unsupported[element.attrs.kind] ?? 0) + 1;
    }
    if (
      mapped.featured &&
      story.kind === 'story' &&
      story.firstPublishedAt !== null &&
      outcome.outcome === 'new'
    )
      this.#featured.push({ id: mapped.id, slug: story.slug, publishedMs: story.firstPublishedAt.getTime() });
  }

  /** Featured stories of Ghost lead the feed here, a few of them, unless the newsroom chose some itself. */
  async #pin(): Promise<void> {
    if (this.#featured.length === 0) return;
    const newest = this.#featured.toSorted((a, b) => b.publishedMs - a.publishedMs);
    const taken = await this.#ports.hasPinnedStories();
    const pinned = taken ? [] : newest.slice(0, PINNED_MAX);
    const rest = newest.length - pinned.length;
    this.#report.pinned = pinned.map(({ slug }) => slug);
    if (rest > 0)
      this.#line(
        'note',
        null,
        'featured',
        `${rest} more featured ${rest === 1 ? 'post' : 'posts'} of Ghost did not become pinned: ` +
          (taken ? 'the newsroom has pinned stories already' : `the newest ${PINNED_MAX} lead the feed`),
      );
    if (pinned.length > 0 && !this.#options.dryRun) await this.#ports.pinStories(pinned.map(({ id }) => id));
  }

  #notes(notes: readonly Note[], post: MappedPost | null): void {
    for (const { level, element, message } of notes) this.#line(level, post, element, message);
  }

  #line(level: ReportLevel, mapped: MappedPost | null, element: string, message: string): void {
    const post: ReportLine['post'] =
      mapped === null
        ? null
        : { slug: mapped.story.slug, id: mapped.story.outletId, title: mapped.story.headline };
    this.#report.lines.push({ level, file: this.#report.file, post, element, message });
  }
}
