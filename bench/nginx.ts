import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from './bench-context.ts';
import { findProgram, startProgram } from './child-program.ts';
import { type Answer, HttpClient } from './http-client.ts';
import { findFreePort } from './server-process.ts';

const START_MS = 10_000;
/** nginx writes these itself. */
const OWN_HEADERS = ['content-length', 'content-type', 'connection', 'keep-alive', 'date', 'etag'];

/** What a client must have to read the body; a plain file server sends no more. */
const NEEDED_HEADERS = ['content-encoding', 'vary'];

/** An answer of ours that nginx gives from a file. */
export interface CopiedPage {
  /** The file's name. */
  readonly name: string;
  readonly answer: Answer;
}

/** Where nginx gives a page: with all headers that we send, or with those that a reader needs. */
export const copyPath = (name: string, headers: 'same' | 'few') => `/${headers}/${name}`;

/**
 * Starts nginx, with one worker and tuned for this, on files that hold the bodies of these answers. Returns its
 * origin once it gives each of them.
 */
export async function startNginx(context: BenchContext, pages: readonly CopiedPage[]): Promise<string> {
  const nginx = await findProgram('nginx');
  const folder = await context.makeFolder();
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  for (const headers of ['same', 'few'] as const) {
    await mkdir(join(folder, 'pages', headers), { recursive: true });
    for (const { name, answer } of pages)
      await writeFile(join(folder, 'pages', copyPath(name, headers)), answer.body);
  }
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, pages));
  const program = startProgram(nginx, ['-p', folder, '-c', 'nginx.conf', '-e', join(folder, 'error.log')]);
  context.defer(() => program.stop());

  const client = new HttpClient(origin);
  try {
    const giveUpAt = Date.now() + START_MS;
    for (;;) {
      if (!program.running) throw new Error(`nginx did not start:\n${program.output()}`);
      if (await givesAll(client, pages)) return origin;
      if (Date.now() > giveUpAt) throw new Error('nginx does not give the bytes it was told to.');
      await sleep(20);
    }
  } finally {
    client.close();
  }
}

async function givesAll(client: HttpClient, pages: readonly CopiedPage[]): Promise<boolean> {
  const copies = pages.flatMap(({ name, answer }) => [
    { path: copyPath(name, 'same'), answer },
    { path: copyPath(name, 'few'), answer },
  ]);
  for (const { path, answer } of copies) {
    const copy = await client.get(path).catch(() => undefined);
    if (copy?.status !== 200 || !copy.body.equals(answer.body)) return false;
    if (copy.headers['content-type'] !== answer.headers['content-type']) return false;
    if (copy.headers['content-encoding'] !== answer.headers['content-encoding']) return false;
  }
  return true;
}

/**
 * One worker, as the bar says, and what makes nginx quickest with small files on this machine's own network:
 * files stay open, and are read into a buffer (with `sendfile`, header and body take two calls; a third fewer
 * requests a second here).
 */
function configuration(folder: string, port: number, pages: readonly CopiedPage[]): string {
  // As root the worker would become a user who may not enter the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user}
daemon off;
worker_processes 1;
worker_rlimit_nofile 8192;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log error;
events { worker_connections 4096; multi_accept on; }
http {
  access_log off;
  sendfile off;
  tcp_nodelay on;
  open_file_cache max=100 inactive=1h;
  open_file_cache_valid 1h;
  keepalive_timeout 65s;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    root ${folder}/pages;
${pages.flatMap((page) => [locationOf(page, 'same'), locationOf(page, 'few')]).join('\n')}
  }
}
`;
}

function locationOf({ name, answer }: CopiedPage, headers: 'same' | 'few'): string {
  const lines = [`types { } default_type ${quoted(answer.headers['content-type'] ?? 'text/html')};`];
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    const header = answer.rawHeaders[at] ?? '';
    const sent =
      headers === 'few'
        ? NEEDED_HEADERS.includes(header.toLowerCase())
        : !OWN_HEADERS.includes(header.toLowerCase());
    if (sent) lines.push(`add_header ${header} ${quoted(answer.rawHeaders[at + 1] ?? '')};`);
  }
  return `    location = ${copyPath(name, headers)} {\n      ${lines.join('\n      ')}\n    }`;
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
