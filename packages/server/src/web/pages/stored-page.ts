import { createHash } from 'node:crypto';
import { ENCODINGS, type Encoding, type Variants } from './compress.ts';
import { keysForCaches } from './keys-for-caches.ts';
import type { Render, RenderedPage } from './rendered-page.ts';

/** One encoding of a page, ready to send. */
export interface PageVariant {
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[];
}

/**
 * `fresh`: as the record is. `stale`: something beside the story changed; served, and rendered again behind the
 * reader's back. `dropped`: wrong as of now; served only while the database is away.
 */
export type Freshness = 'fresh' | 'stale' | 'dropped';

/** A page in the store. */
export interface StoredPage {
  readonly path: string;
  readonly status: number;
  readonly variants: Readonly<Record<Encoding, PageVariant>>;
  readonly hard: ReadonlySet<string>;
  readonly soft: ReadonlySet<string>;
  /** What it was built from, for building it again with other bytes. */
  readonly parts: PageParts;
  /** Of the unencoded page: equal bytes, equal hash. */
  readonly hash: string;
  readonly sizeBytes: number;
  /** When it was last rendered, or that was last tried. */
  triedAtMs: number;
  /** When time alone makes it stale; Infinity for most. */
  readonly freshUntilMs: number;
  /** When it must not be sent any more; Infinity for most. */
  readonly goodUntilMs: number;
  /** How well it is compressed; `queued` is quick, with the thorough bytes on their way. */
  effort: 'quick' | 'queued' | 'thorough';
  freshness: Freshness;
  /** How often it was asked for, halved now and then. */
  hits: number;
}

/**
 * Browsers ask each time (an ETag makes that cheap), so a correction shows at the next look. Shared caches keep
 * a page a minute unless purged by key, and a day when the newsroom's server is away.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=60, stale-while-revalidate=10, stale-if-error=86400';

/** Bytes of bookkeeping a page costs beside its bodies, roughly. */
const OVERHEAD_BYTES = 6000;

export interface PageParts {
  readonly path: string;
  readonly rendered: Omit<RenderedPage, 'body'>;
  readonly render: Render;
  readonly nowMs: number;
  /** Sent with every page: security headers. Names and values in turn. */
  readonly commonHeaders: readonly string[];
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 20);
}

export function buildStoredPage(
  parts: PageParts,
  variants: Variants,
  effort: StoredPage['effort'],
): StoredPage {
  const { rendered, nowMs } = parts;
  const hash = hashOf(variants.identity);
  const keys = keysForCaches([...rendered.hard, ...rendered.soft]);
  const shared = [
    'Content-Type',
    rendered.contentType,
    'Cache-Control',
    rendered.cacheControl ?? CACHE_CONTROL,
    'Vary',
    'Accept-Encoding',
    ...(keys.length > 0 ? ['Surrogate-Key', keys.join(' '), 'Cache-Tag', keys.join(',')] : []),
    ...(rendered.anyOrigin ? ['Access-Control-Allow-Origin', '*'] : []),
    ...(rendered.location === undefined ? [] : ['Location', rendered.location]),
    ...parts.commonHeaders,
  ];
  const build = (encoding: Encoding): PageVariant => {
    const etag = `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const encodingHeader = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
    const body = variants[encoding];
    return {
      body,
      etag,
      headers: [...shared, 'ETag', etag, ...encodingHeader, 'Content-Length', `${body.length}`],
    };
  };
  return {
    path: parts.path,
    status: rendered.status,
    variants: { identity: build('identity'), gzip: build('gzip'), br: build('br'), zstd: build('zstd') },
    hard: new Set(rendered.hard),
    soft: new Set(rendered.soft),
    parts,
    hash,
    sizeBytes: ENCODINGS.reduce((sum, encoding) => sum + variants[encoding].length, OVERHEAD_BYTES),
    triedAtMs: nowMs,
    freshUntilMs: rendered.freshForMs === undefined ? Number.POSITIVE_INFINITY : nowMs + rendered.freshForMs,
    goodUntilMs: rendered.goodUntil?.getTime() ?? Number.POSITIVE_INFINITY,
    effort,
    freshness: 'fresh',
    hits: 1,
  };
}
