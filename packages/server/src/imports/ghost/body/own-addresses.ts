import { isReservedSlug } from '@onrecord/domain/address/slug';

/** Ghost writes its own address into exports as this word. */
const PLACEHOLDER = '__GHOST_URL__';

/** Tells the newsroom's own addresses from others', and the stories behind them. */
export interface OwnAddresses {
  /** The path of an own address, beginning with one '/'; undefined for an address elsewhere. */
  pathOf(address: string): string | undefined;
  /** The story a path leads to, by our id. */
  storyAt(path: string): string | undefined;
}

/**
 * @param siteUrl where the newsroom's Ghost was, if known: addresses under it count as its own.
 * @param storyIdOfSlug the id of the story or page with a slug.
 */
export function ownAddresses(
  siteUrl: string | null,
  storyIdOfSlug: (slug: string) => string | undefined,
): OwnAddresses {
  const bases = siteUrl === null ? [PLACEHOLDER] : [PLACEHOLDER, ...spellingsOf(siteUrl)];
  return {
    pathOf(address) {
      if (/^\/(?![/\\])/.test(address)) return address;
      const base = bases.find(
        (start) => address.startsWith(start) && /^([/?#]|$)/.test(address.slice(start.length)),
      );
      if (base === undefined) return undefined;
      // More than one slash at the start would name another host.
      return `/${address.slice(base.length).replace(/^[/\\]+/, '')}`;
    },
    storyAt(path) {
      const segments = (path.split(/[?#]/, 1)[0] ?? '').split('/').filter((segment) => segment !== '');
      const slug = segments.at(-1);
      // Behind a reserved word is a tag, an author or a file; other longer paths come from Ghost's own routes.
      if (slug === undefined || (segments.length > 1 && isReservedSlug(segments[0] ?? ''))) return undefined;
      return storyIdOfSlug(slug) ?? storyIdOfSlug(decoded(slug));
    },
  };
}

function spellingsOf(siteUrl: string): string[] {
  if (!URL.canParse(siteUrl)) return [];
  const { host, pathname } = new URL(siteUrl);
  const path = pathname.replace(/\/+$/, '');
  return [`https://${host}${path}`, `http://${host}${path}`];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
