import type { IncomingMessage, ServerResponse } from 'node:http';
import { negotiateEncoding } from './negotiate.ts';
import type { PageVariant, StoredPage } from './stored-page.ts';

/** Added to a page that may be out of date (RFC 9211, section 2; RFC 9111, section 5.5). */
const OUTDATED_HEADERS = [
  'Cache-Status',
  'Onrecord; hit; detail=outdated',
  'Warning',
  '110 - "Response is Stale"',
];

/** Sends a page of the store straight to the socket: the way nearly every request ends. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  outdated: boolean,
): void {
  const variant = page.variants[negotiateEncoding(request.headers['accept-encoding'] as string | undefined)];
  const headers = headersOf(variant, outdated);
  if (page.status === 200 && matches(request.headers['if-none-match'], page)) {
    response.writeHead(304, withoutBody(headers)).end();
    return;
  }
  response.writeHead(page.status, headers as string[]);
  if (request.method === 'HEAD') response.end();
  else response.end(variant.body);
}

/** The same as a web-standard response, for requests that came through the app. */
export function pageResponse(request: Request, page: StoredPage, outdated: boolean): Response {
  const variant = page.variants[negotiateEncoding(request.headers.get('accept-encoding') ?? undefined)];
  const unchanged = page.status === 200 && matches(request.headers.get('if-none-match') ?? undefined, page);
  const flat = headersOf(variant, outdated);
  const headers = new Headers();
  const sent = unchanged ? withoutBody(flat) : flat;
  for (let at = 0; at < sent.length; at += 2) headers.append(sent[at] ?? '', sent[at + 1] ?? '');
  if (unchanged) return new Response(null, { status: 304, headers });
  const body = request.method === 'HEAD' ? null : (variant.body as Uint8Array<ArrayBuffer>);
  return new Response(body, { status: page.status, headers });
}

function headersOf(variant: PageVariant, outdated: boolean): readonly string[] {
  return outdated ? [...variant.headers, ...OUTDATED_HEADERS] : variant.headers;
}

/** Headers that speak of a body do not belong to a 304 (RFC 9110, section 15.4.5). */
function withoutBody(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (!['Content-Type', 'Content-Length', 'Content-Encoding'].includes(name))
      kept.push(name, headers[at + 1] ?? '');
  }
  return kept;
}

/** Weak comparison, as If-None-Match asks for: any encoding of the same bytes is the same page. */
function matches(ifNoneMatch: string | undefined, page: StoredPage): boolean {
  if (ifNoneMatch === undefined || ifNoneMatch.length > 1000) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => {
    const opaque = /^\s*(?:W\/)?"([\w-]*?)(?:-(?:br|gzip|zstd))?"\s*$/.exec(tag)?.[1];
    return opaque === page.hash;
  });
}
