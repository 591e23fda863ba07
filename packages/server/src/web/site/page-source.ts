import { BREAKING_KEY } from '@onrecord/domain/address/keys';
import type { Database } from '../../store/database.ts';
import { NothingThere, type Render, type RenderedPage } from '../pages/rendered-page.ts';
import type { SiteState } from './site-state.ts';

/** What sources render from. */
export interface SourceContext {
  readonly db: Database;
  readonly site: SiteState;
}

/** A page there may be: the one address it is kept under, and how it is made. */
export interface PageSource {
  /** Canonical: percent-encoded path, with the only query that matters. */
  readonly path: string;
  /** Undefined where there turns out to be nothing at that address. */
  readonly render: () => Promise<RenderedPage | undefined>;
}

/**
 * What makes the page of a source. The breaking banner stands on every page of HTML: a change of it renews them one by
 * one as they are asked for, and none is sent beyond its time.
 */
export function toRender(source: PageSource, site: SiteState): Render {
  return async () => {
    // Before the page is made: a banner that is set meanwhile makes it stale.
    const { breaking } = site.context;
    const page = await source.render();
    if (page === undefined) throw new NothingThere(source.path);
    if (page.contentType !== HTML) return page;
    return {
      ...page,
      soft: page.hard.includes(BREAKING_KEY) ? page.soft : [...page.soft, BREAKING_KEY],
      ...(breaking === null ? {} : { goodUntil: breaking.until }),
    };
  };
}

/**
 * A number in an address that names a later stretch of a page: undefined for the first one, null for anything that no
 * page links to.
 */
export function readNumber(value: string | undefined): number | undefined | null {
  if (value === undefined) return undefined;
  return /^[1-9]\d{0,8}$/.test(value) && value !== '1' ? Number(value) : null;
}

export const HTML = 'text/html; charset=utf-8';
export const XML = 'application/xml; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

/** To where what was asked for stands; with 302 where that may change. */
export function redirectPage(
  location: string,
  keys: readonly string[],
  status: 301 | 302 = 301,
): RenderedPage {
  return {
    status,
    contentType: 'text/plain; charset=utf-8',
    body: `${location}\n`,
    location,
    hard: keys,
    soft: [],
  };
}
