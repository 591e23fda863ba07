import { unavailablePage } from '../publish/site/pages/problem-pages.tsx';
import type { SiteContext } from '../publish/site-context.ts';
import { HTML } from './site/page-source.ts';

/** How long a reader's program should wait before it asks again, in seconds. */
const RETRY_AFTER_SECONDS = 10;

/** 503 while the database is away: nothing about why, and when to come back. */
export function unavailable(site: SiteContext): Response {
  return new Response(unavailablePage(site), {
    status: 503,
    headers: { 'Content-Type': HTML, 'Cache-Control': 'no-store', 'Retry-After': `${RETRY_AFTER_SECONDS}` },
  });
}

/** For programs: a plain sentence. */
export function plainProblem(status: 400 | 404 | 405 | 416 | 429 | 501 | 503, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 503 ? { 'Retry-After': `${RETRY_AFTER_SECONDS}` } : {}),
    },
  });
}

/** For the desk: `application/problem+json` (RFC 9457). `title` is a sentence for the person. */
export function problem(details: {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly [extra: string]: unknown;
}): Response {
  return new Response(JSON.stringify(details), {
    status: details.status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
