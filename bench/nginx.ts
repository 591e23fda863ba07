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

/** An answer of ours that nginx gives from a file. */
export interface CopiedPage {
  /** Becomes the address `/NAME` and the file's name. */
  readonly name: string;
  readonly answer: Answer;
}

/**
 * Starts nginx, with one worker and tuned for this, on files that hold the bodies of these answers, with the
 * same headers. Returns its origin once it gives each of them.
 */
export async function startNginx(context: BenchContext, pages: readonly CopiedPage[]): Promise<string> {
  const nginx = await findProgram('nginx');
  const folder = await context.makeFolder();
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  await mkdir(join(folder, 'pages'));
  await Promise.all(pages.map(({ name, answer }) => writeFile(join(folder, 'pages', name), answer.body)));
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
  for (const { name, answer } of pages) {
    const copy = await client.get(`/${name}`).catch(() => undefined);
    if (copy?.status !== 200 || !copy.body.equals(answer.body)) return false;
    if (copy.headers['content-type'] !== answer.headers['content-type']) return false;
    if (copy.headers['content-encoding'] !== answer.headers['content-encoding']) return false;
  }
  return true;
}

/** One worker, as the bar says; everything that makes nginx quick with small files is on. */
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
  sendfile on;
  tcp_nopush on;
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
${pages.map(locationOf).join('\n')}
  }
}
`;
}

function locationOf({ name, answer }: CopiedPage): string {
  const lines = [`types { } default_type ${quoted(answer.headers['content-type'] ?? 'text/html')};`];
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    const header = answer.rawHeaders[at] ?? '';
    if (!OWN_HEADERS.includes(header.toLowerCase()))
      lines.push(`add_header ${header} ${quoted(answer.rawHeaders[at + 1] ?? '')};`);
  }
  return `    location = /${name} {\n      ${lines.join('\n      ')}\n    }`;
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
