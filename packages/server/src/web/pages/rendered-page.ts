/** What a renderer returns: the page as it is for everybody, and what it was made of. */
export interface RenderedPage {
  readonly status: 200 | 301 | 302 | 404 | 410 | 451;
  readonly contentType: string;
  readonly body: string;
  /** Keys whose change drops the page at once. */
  readonly hard: readonly string[];
  /** Keys whose change lets the page be served until it was rendered again. */
  readonly soft: readonly string[];
  /** Where a redirect leads: a path or address. */
  readonly location?: string;
  /** For what changes with time alone: after so long the page is rendered again when asked for. Milliseconds. */
  readonly freshForMs?: number;
  /** It may not be sent from then on: who asks waits until it was rendered again. */
  readonly goodUntil?: Date;
  /** Open data: pages of any other site may read it (Fetch standard, `Access-Control-Allow-Origin`). */
  readonly anyOrigin?: boolean;
  /** `Cache-Control` where it is not that of pages. */
  readonly cacheControl?: string;
}

/** Thrown by a render that found nothing at its address: what stood there before is forgotten. */
export class NothingThere extends Error {}

/** Thrown where a page is not in the store and cannot be rendered: the database is away. */
export class Unavailable extends Error {}

/** Makes a page anew; throws `NothingThere`, or anything else where the database is away. */
export type Render = () => Promise<RenderedPage>;
