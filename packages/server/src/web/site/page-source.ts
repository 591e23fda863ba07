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

export function toRender(source: PageSource): Render {
  return async () => {
    const page = await source.render();
    if (page === undefined) throw new NothingThere(source.path);
    return page;
  };
}

export const HTML = 'text/html; charset=utf-8';
export const XML = 'application/xml; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

export function redirectPage(location: string, keys: readonly string[]): RenderedPage {
  return {
    status: 301,
    contentType: 'text/plain; charset=utf-8',
    body: `${location}\n`,
    location,
    hard: keys,
    soft: [],
  };
}
