import { isReservedSlug, isSlug, SLUG_MAX, slugFrom } from '@onrecord/domain/address/slug';
import type { PostEntry } from './archive.ts';

export interface SlugPlan {
  /** The slug of each post, in the order of the posts. */
  readonly slugs: readonly string[];
  /** Ids of posts by their address in Ghost; of two with one address, the first. */
  readonly idBySlug: ReadonlyMap<string, string>;
  /** Why a post got another slug than in Ghost, by its place. */
  readonly changes: ReadonlyMap<number, string>;
}

/**
 * Settles every post's slug before the first is saved, so that a second run finds the same. A slug is kept to
 * the letter; it changes only where two posts share it, where it is the site's own, or where it is none.
 */
export function planSlugs(posts: readonly PostEntry[]): SlugPlan {
  const slugs: string[] = new Array(posts.length).fill('');
  const idBySlug = new Map<string, string>();
  const changes = new Map<number, string>();
  const taken = new Set<string>();
  const others: Array<[number, PostEntry]> = [];

  for (const [place, post] of posts.entries()) {
    if (post.slug !== '' && !idBySlug.has(post.slug)) idBySlug.set(post.slug, post.id);
    if (isFree(post.slug, taken)) {
      slugs[place] = post.slug;
      taken.add(post.slug);
    } else others.push([place, post]);
  }
  for (const [place, post] of others) {
    const usable = isSlug(post.slug) && !isReservedSlug(post.slug);
    const slug = freeSlug(usable ? post.slug : slugFrom(post.title), post, taken);
    slugs[place] = slug;
    taken.add(slug);
    changes.set(place, `${reasonOf(post, usable)}; its address is now /${slug}/`);
  }
  return { slugs, idBySlug, changes };
}

function isFree(slug: string, taken: ReadonlySet<string>): boolean {
  return isSlug(slug) && !isReservedSlug(slug) && !taken.has(slug);
}

function freeSlug(wanted: string, post: PostEntry, taken: ReadonlySet<string>): string {
  const fromId = post.id.replace(/[^\p{L}\p{N}]+/gu, '').slice(-8);
  const base = isSlug(wanted) && wanted !== '' ? wanted : `story-${fromId || post.index}`;
  if (isFree(base, taken)) return base;
  for (let number = 2; ; number++) {
    const tail = `-${number}`;
    const slug = `${base.slice(0, SLUG_MAX - tail.length).replace(/[\uD800-\uDBFF]$/, '')}${tail}`;
    if (isFree(slug, taken)) return slug;
  }
}

function reasonOf(post: PostEntry, usable: boolean): string {
  if (usable) return `another post has the slug "${post.slug}", too`;
  if (post.slug === '') return 'it has no slug';
  if (isReservedSlug(post.slug)) return `the slug "${post.slug}" is an address of the site itself`;
  return `the slug "${post.slug.slice(0, 60)}" cannot stand in an address`;
}
