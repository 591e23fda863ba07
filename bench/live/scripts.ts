import type { BenchContext } from '../bench-context.ts';
import { getText, HttpClient } from '../http-client.ts';
import { type Table, verdict } from '../report.ts';

/** The bar: all of it, in brotli. Bytes. */
const BAR_BYTES = 8 * 1024;

/** All JavaScript that pages bring their readers, also what scripts load later, in the bytes that are sent. */
export async function measureScripts(
  context: BenchContext,
  origin: string,
  pages: ReadonlyArray<readonly [string, string]>,
): Promise<Table> {
  context.say('JavaScript on readers’ pages …');
  const client = new HttpClient(origin);
  try {
    const rows: Table['rows'][number][] = [];
    for (const [what, path] of pages) {
      const scripts = await scriptsOf(client, path);
      const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
      rows.push({
        what,
        scripts: scripts.size,
        bytes,
        bar: `≤ ${BAR_BYTES}`,
        verdict: verdict(bytes <= BAR_BYTES),
      });
    }
    return {
      title: 'JavaScript on a reader’s page, brotli',
      columns: [
        { key: 'what', label: 'page' },
        { key: 'scripts', label: 'scripts' },
        { key: 'bytes', label: 'bytes' },
        { key: 'bar', label: 'bar' },
        { key: 'verdict', label: '' },
      ],
      rows,
    };
  } finally {
    client.close();
  }
}

/** Bytes by address. */
async function scriptsOf(client: HttpClient, path: string): Promise<Map<string, number>> {
  const html = await getText(client, path);
  const found = new Map<string, number>();
  const waiting = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map(
    ([, src]) => src ?? '',
  );
  for (let src = waiting.pop(); src !== undefined; src = waiting.pop()) {
    if (found.has(src)) continue;
    found.set(src, (await client.getPage(src, 'br')).body.length);
    const code = await getText(client, src);
    // Static imports and dynamic ones, and workers.
    for (const [, other = ''] of code.matchAll(/["'`]((?:\.{0,2}\/)[\w./-]+\.js)["'`]/g))
      waiting.push(new URL(other, `${client.origin}${src}`).pathname);
  }
  return found;
}
