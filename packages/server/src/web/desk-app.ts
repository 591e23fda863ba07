import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { BuiltFiles } from './built-files.ts';
import { compress, type Encoding, type Variants } from './pages/compress.ts';
import { negotiateEncoding } from './pages/negotiate.ts';
import { plainProblem } from './problem.ts';

/** What the build made of the desk, in memory. */
export interface DeskFiles {
  readonly index: Variants;
  /** The script that keeps the desk for when there is no network; its address has no hash, as browsers demand. */
  readonly offlineScript: Variants;
  readonly assets: BuiltFiles;
}

/** Reads the desk's build: `index.html`, `offline.js` and the folder `assets`. */
export async function readDeskFiles(folder: string): Promise<DeskFiles> {
  const [index, offline, assets, names] = await Promise.all([
    readFile(join(folder, 'index.html')),
    readFile(join(folder, 'offline.js'), 'utf8'),
    BuiltFiles.read(join(folder, 'assets')),
    readdir(join(folder, 'assets')),
  ]);
  // The script has to change whenever the desk does, and it has to know what to keep.
  const kept = names.filter((name) => /\.(js|css|woff2)$/.test(name)).map((name) => `/desk/assets/${name}`);
  const list = `self.DESK_FILES = ${JSON.stringify(kept.sort())};\n`;
  return {
    index: await compress(index, 'thorough'),
    offlineScript: await compress(Buffer.from(list + offline), 'thorough'),
    assets,
  };
}

/**
 * The desk's own policy. Styles may stand in the page, which the parts it is made of need; scripts may not. Pages
 * may be framed by the desk alone: that is its preview.
 */
function deskSecurityHeaders(origin: string): Readonly<Record<string, string>> {
  const socket = origin.replace(/^http/, 'ws');
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "media-src 'self' blob:",
      `connect-src 'self' ${socket}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "frame-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Robots-Tag': 'noindex',
    ...(origin.startsWith('https://')
      ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }
      : {}),
  };
}

/**
 * Serves the desk under `/desk`: its built files, and its page for every address that is no file, since the
 * application finds its own way there. To be mounted after `/desk/api` and `/desk/auth`.
 */
export function createDeskApp({ files, origin }: { files: DeskFiles; origin: string }): Hono {
  const headers = deskSecurityHeaders(origin);
  const app = new Hono({ strict: true });
  // For the desk's addresses only: the site stands behind this app, under the policy of its own.
  app.use('/desk/*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  app.get('/desk', (c) => c.redirect('/desk/', 301));
  app.get('/desk/assets/:name', (c) => {
    const found = files.assets.respond(c.req.raw, c.req.param('name'));
    return found ?? plainProblem(404, 'The desk has no such file. Reload the desk: there is a newer one.');
  });
  app.get('/desk/offline.js', (c) =>
    text(c.req.raw, files.offlineScript, 'text/javascript; charset=utf-8', 'no-cache'),
  );
  app.get('/desk/*', (c) => text(c.req.raw, files.index, 'text/html; charset=utf-8', 'no-store'));
  return app;
}

function text(request: Request, variants: Variants, contentType: string, cacheControl: string): Response {
  const encoding: Encoding = negotiateEncoding(request.headers.get('accept-encoding') ?? undefined);
  const body = variants[encoding];
  return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), {
    headers: {
      'Content-Type': contentType,
      'Cache-Control': cacheControl,
      'Content-Length': `${body.length}`,
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}
