import type { StoryInput, StoryState } from '@onrecord/domain/article/story-input';
import type { ElementOf } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import { splitCredit } from '@onrecord/domain/media/caption';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { detectLanguage, languageTag } from '@onrecord/domain/text/language';
import { sourceOrNone } from './body/address.ts';
import { UnreadableHtml } from './body/html/dom.ts';
import { htmlText } from './body/html/text.ts';
import type { OwnAddresses } from './body/own-addresses.ts';
import { readBody } from './body/read-body.ts';
import { contributorIdOf, storyIdOf, tagIdOf } from './ids.ts';
import { type Note, NoteTaker } from './note-taker.ts';
import { dateOf, flagOf, holdsForbiddenText, lineOf, type Raw, textOf } from './raw.ts';
import { statusOf } from './status.ts';

/** What the rest of the export says about a post. */
export interface PostRelations {
  /** Its row of `posts_meta`. */
  readonly meta: Raw;
  /** Ids of Ghost, in order; those that exist. */
  readonly tagIds: readonly string[];
  readonly authorIds: readonly string[];
  /** It carries the internal tag `#breaking`. */
  readonly breaking: boolean;
  readonly slug: string;
}

/** What holds for every post of an export. */
export interface SiteContext {
  /** BCP 47. */
  readonly language: string;
  readonly own: OwnAddresses;
  /** Stands in for a post's creation where the post has no usable date at all. */
  readonly exportedAt: Date;
}

/** A leading picture whose file was not looked for yet. */
export interface HeroSource {
  readonly sourceUrl: string;
  readonly altText: string;
  readonly caption: string;
  readonly credit: string;
}

export interface MappedPost {
  readonly id: string;
  /** Complete but for the files: the hero is null, the body's pictures have their sources only. */
  readonly story: StoryInput;
  readonly hero: HeroSource | null;
  /** Of the picture for cards in other people's feeds. */
  readonly socialSource: string | null;
  readonly posters: ReadonlyMap<ElementOf<'video'>, string>;
  /** When anybody last changed it in Ghost, readers' version or not. */
  readonly touchedAt: Date;
  readonly featured: boolean;
  readonly membersOnly: boolean;
  readonly notes: readonly Note[];
}

const UNTITLED = '(Untitled)';
const HEADLINE_FROM_BODY_MAX = 80;

/**
 * Maps a post of Ghost to a story. Pure, and total: whatever a field holds, the story is valid, and what had to be
 * left out or changed is in the notes.
 */
export function mapPost(post: Raw, ghostId: string, relations: PostRelations, site: SiteContext): MappedPost {
  const context = new NoteTaker(site.own);
  const { meta } = relations;
  noteForbiddenText(post, meta, context);
  const read = readBody(post, site.own);
  const plainText = plainTextOf(read.body);
  const title = lineOf(post.title);
  const status = statusOf(post, meta, context);
  const fitToPublish = title !== '' && read.mapped;
  if (title === '')
    context.note('warning', 'it has no title; it came in as a draft named after its first words');
  const state: StoryState = fitToPublish ? status.state : 'draft';
  const field = (...names: string[]) =>
    lineOf(names.map((name) => meta[name] ?? post[name]).find((text) => lineOf(text) !== ''));

  const story: StoryInput = {
    kind: post.type === 'page' || flagOf(post.page) ? 'page' : 'story',
    state,
    slug: relations.slug,
    headline: title || excerptOf(plainText, HEADLINE_FROM_BODY_MAX) || UNTITLED,
    dek: lineOf(post.custom_excerpt),
    body: read.body,
    language: languageOf(post, plainText, site, context),
    createdAt:
      dateOf(post.created_at) ?? dateOf(post.published_at) ?? dateOf(post.updated_at) ?? site.exportedAt,
    firstPublishedAt: state === 'published' ? status.publishedAt : null,
    updatedAt: state === 'published' ? status.updatedAt : null,
    scheduledFor: state === 'scheduled' ? status.publishedAt : null,
    breaking: relations.breaking,
    pinned: false,
    contributorIds: relations.authorIds.map(contributorIdOf),
    tagIds: relations.tagIds.map(tagIdOf),
    hero: null,
    canonicalUrl: canonicalOf(post, context),
    searchTitle: field('meta_title'),
    searchDescription: field('meta_description'),
    socialTitle: field('og_title', 'twitter_title'),
    socialDescription: field('og_description', 'twitter_description'),
    socialMediaId: null,
    outletId: ghostId,
  };
  return {
    id: storyIdOf(ghostId),
    story,
    hero: heroOf(post, meta, context),
    socialSource: socialSourceOf(post, meta, context),
    posters: read.posters,
    touchedAt: dateOf(post.updated_at) ?? story.firstPublishedAt ?? story.createdAt,
    featured: flagOf(post.featured),
    membersOnly: status.membersOnly,
    notes: [...context.notes, ...read.notes],
  };
}

/** Fields that other fields were made from, or that nothing is read of. */
function isRead(field: string, post: Raw): boolean {
  if (field === 'plaintext') return false;
  return field !== 'html' || (textOf(post.lexical) === '' && textOf(post.mobiledoc) === '');
}

function noteForbiddenText(post: Raw, meta: Raw, context: NoteTaker): void {
  for (const [field, value] of [...Object.entries(post), ...Object.entries(meta)]) {
    if (typeof value !== 'string' || !isRead(field, post)) continue;
    if (!holdsForbiddenText(value, field === 'lexical' || field === 'mobiledoc')) continue;
    context.element = field.slice(0, 40);
    context.note('note', 'control characters or broken letters, which no output can hold, were taken out');
  }
  context.element = '';
}

function languageOf(post: Raw, plainText: string, site: SiteContext, context: NoteTaker): string {
  const given = lineOf(post.locale);
  if (given === '') return detectLanguage(plainText, site.language);
  const tag = languageTag(given);
  if (tag === undefined)
    context.note('note', `"${given.slice(0, 30)}" is no language tag; the language was told from the text`);
  return tag ?? detectLanguage(plainText, site.language);
}

function canonicalOf(post: Raw, context: NoteTaker): string | null {
  const given = lineOf(post.canonical_url);
  if (given === '' || context.own.pathOf(given) !== undefined) return null;
  if (/^https?:\/\//i.test(given) && URL.canParse(given) && safeHref(given) !== undefined) return given;
  context.element = 'canonical_url';
  context.note('warning', `"${given.slice(0, 60)}" is no address of a page; left out`);
  context.element = '';
  return null;
}

function heroOf(post: Raw, meta: Raw, context: NoteTaker): HeroSource | null {
  context.element = 'feature_image';
  const sourceUrl = sourceOrNone(textOf(post.feature_image) || textOf(post.image), context);
  context.element = '';
  if (sourceUrl === undefined) return null;
  return {
    sourceUrl,
    altText: lineOf(meta.feature_image_alt ?? post.feature_image_alt),
    ...splitCredit(captionOf(meta.feature_image_caption ?? post.feature_image_caption, context)),
  };
}

function captionOf(value: unknown, context: NoteTaker): string {
  try {
    return htmlText(textOf(value));
  } catch (error) {
    if (!(error instanceof UnreadableHtml)) throw error;
    context.note('warning', "the leading picture's caption cannot be read; left out");
    return '';
  }
}

function socialSourceOf(post: Raw, meta: Raw, context: NoteTaker): string | null {
  for (const name of ['og_image', 'twitter_image']) {
    context.element = name;
    const source = sourceOrNone(textOf(meta[name] ?? post[name]), context);
    context.element = '';
    if (source !== undefined) return source;
  }
  return null;
}
