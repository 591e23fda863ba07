import { isSlug, slugFrom } from '@onrecord/domain/address/slug';
import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import { safeHref } from '@onrecord/domain/body/href';
import { sourceOrNone } from './body/address.ts';
import type { OwnAddresses } from './body/own-addresses.ts';
import { contributorIdOf, tagIdOf } from './ids.ts';
import { type Note, NoteTaker } from './note-taker.ts';
import { lineOf, type Raw, textOf } from './raw.ts';

export interface MappedTags {
  readonly tags: readonly TagInput[];
  /** Ghost's ids of tags that exist here. */
  readonly ids: ReadonlySet<string>;
  /** Ghost's ids of `#breaking`, which becomes a flag of the story instead. */
  readonly breakingIds: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

/** Tags; one that Ghost keeps internal, by its visibility or its `#`, stays the newsroom's own. */
export function mapTags(rows: readonly Raw[], own: OwnAddresses): MappedTags {
  const context = new NoteTaker(own);
  const tags: TagInput[] = [];
  const ids = new Set<string>();
  const breakingIds = new Set<string>();
  const slugs = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const ghostId = textOf(row.id) || lineOf(row.slug);
    const name = lineOf(row.name);
    context.element = `tags[${index}]`;
    if (ghostId === '' || name === '') {
      context.note('warning', 'a tag without an id or a name was left out');
      continue;
    }
    if (name.toLowerCase() === '#breaking' || row.slug === 'hash-breaking') {
      breakingIds.add(ghostId);
      continue;
    }
    if (ids.has(ghostId)) continue;
    ids.add(ghostId);
    tags.push({
      id: tagIdOf(ghostId),
      slug: slugOf(row, name, slugs, context),
      name,
      description: lineOf(row.description),
      internal: lineOf(row.visibility) === 'internal' || name.startsWith('#'),
    });
  }
  return { tags, ids, breakingIds, notes: context.notes };
}

export interface MappedContributor {
  readonly contributor: ContributorInput;
  /** Where the person's picture is; its file was not looked for yet. */
  readonly pictureSource: string | null;
}

export interface MappedContributors {
  readonly contributors: readonly MappedContributor[];
  readonly ids: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

/** The people who wrote something. Accounts without a byline are the newsroom's own affair. */
export function mapContributors(
  rows: readonly Raw[],
  hasByline: (ghostId: string) => boolean,
  own: OwnAddresses,
): MappedContributors {
  const context = new NoteTaker(own);
  const contributors: MappedContributor[] = [];
  const ids = new Set<string>();
  const slugs = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const ghostId = textOf(row.id) || lineOf(row.slug);
    context.element = `users[${index}]`;
    if (ghostId === '' || ids.has(ghostId) || !hasByline(ghostId)) continue;
    const name = lineOf(row.name) || lineOf(row.slug);
    if (name === '') {
      context.note('warning', 'an author without a name was left out');
      continue;
    }
    ids.add(ghostId);
    contributors.push({
      contributor: {
        id: contributorIdOf(ghostId),
        slug: slugOf(row, name, slugs, context),
        name,
        bio: lineOf(row.bio),
        location: lineOf(row.location),
        website: websiteOf(row, context),
        pictureMediaId: null,
      },
      pictureSource: sourceOrNone(textOf(row.profile_image) || textOf(row.image), context) ?? null,
    });
  }
  return { contributors, ids, notes: context.notes };
}

function slugOf(row: Raw, name: string, taken: Set<string>, context: NoteTaker): string {
  const given = lineOf(row.slug);
  const base = isSlug(given)
    ? given
    : slugFrom(name) || `no-${textOf(row.id).replace(/\W/g, '').slice(-8) || 'name'}`;
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  taken.add(slug);
  if (slug !== given) context.note('warning', `the slug of "${name.slice(0, 60)}" is now "${slug}"`);
  return slug;
}

function websiteOf(row: Raw, context: NoteTaker): string {
  const given = lineOf(row.website);
  if (given === '') return '';
  if (/^https?:\/\//i.test(given) && URL.canParse(given) && safeHref(given) !== undefined) return given;
  context.note('note', `the website "${given.slice(0, 60)}" is no http(s) address; left out`);
  return '';
}
