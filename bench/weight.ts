import type { BenchContext } from './bench-context.ts';
import { openBrowser } from './browser.ts';
import { getText, HttpClient } from './http-client.ts';
import { describeMachine } from './machine.ts';
import { type Report, type Table, verdict } from './report.ts';
import { warm } from './serve.ts';
import { prepareBuild, startServer } from './server-process.ts';
import { measureVisit, type Visit } from './visit.ts';

const ENCODINGS = ['identity', 'gzip', 'br', 'zstd'] as const;
type Sizes = Readonly<Record<(typeof ENCODINGS)[number], number>>;

/** The bar, and the aim: what fits the first flight of a new connection (RFC 6928: ten segments). */
const BAR_BYTES = 20 * 1024;
const AIM_BYTES = 14 * 1024;
const WIDTHS_PX = [390, 1280];

interface Part {
  readonly what: 'HTML' | 'CSS' | 'JavaScript';
  readonly path: string;
  readonly sizes: Sizes;
}

/** What the lead story's page of the demo brings to a reader who comes for the first time. */
export async function benchWeight(context: BenchContext): Promise<Report> {
  await prepareBuild(context);
  context.say('Starting the demo …');
  const server = await startServer(context, { dataDir: await context.makeFolder(), demo: true });
  const client = new HttpClient(server.origin);
  context.defer(() => client.close());
  const feed = JSON.parse(await getText(client, '/feed.json')) as { items: Array<{ url: string }> };
  const path = new URL(feed.items[0]?.url ?? server.origin).pathname;
  const parts = await measureParts(client, path);

  const browser = await openBrowser(context);
  const visits: Visit[] = [];
  for (const widthPx of WIDTHS_PX)
    for (const slow of [false, true]) {
      context.say(`Visiting at ${widthPx} px${slow ? ', slow connection' : ''} …`);
      visits.push(await measureVisit(browser, `${server.origin}${path}`, { widthPx, slow }));
    }
  return {
    bench: 'weight',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [bytesTable(path, parts), visitTable(visits)],
    notes: [
      'Bytes of the bodies as they are sent once a page has been asked for a few times; headers are not counted.',
      'Fonts and pictures as Chromium fetched them until the page was scrolled to its end. Layout shift: the sum of all shifts while loading and scrolling.',
      'Slow: 1.6 Mbit/s, 150 ms there and back, so that fonts and pictures come late.',
    ],
  };
}

async function measureParts(client: HttpClient, path: string): Promise<Part[]> {
  const html = await getText(client, path);
  const styles = [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) =>
    attribute(tag, 'href'),
  );
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="[^>]*>/g)].map(([tag]) => attribute(tag, 'src'));
  const parts: Part[] = [{ what: 'HTML', path, sizes: await sizesOf(client, path) }];
  for (const href of styles) parts.push({ what: 'CSS', path: href, sizes: await sizesOf(client, href) });
  for (const src of scripts) parts.push({ what: 'JavaScript', path: src, sizes: await sizesOf(client, src) });
  return parts;
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&amp;', '&');
}

async function sizesOf(client: HttpClient, path: string): Promise<Sizes> {
  await warm(client, path);
  const sizes = { identity: 0, gzip: 0, br: 0, zstd: 0 };
  for (const encoding of ENCODINGS) sizes[encoding] = (await client.getPage(path, encoding)).body.length;
  return sizes;
}

function bytesTable(path: string, parts: readonly Part[]): Table {
  const row = (what: string, of: readonly Part[]) => ({
    what,
    ...Object.fromEntries(
      ENCODINGS.map((encoding) => [encoding, of.reduce((sum, { sizes }) => sum + sizes[encoding], 0)]),
    ),
  });
  const sum = parts.reduce((bytes, { sizes }) => bytes + sizes.br, 0);
  return {
    title: `${path}: bytes`,
    columns: [
      { key: 'what', label: 'what' },
      ...ENCODINGS.map((encoding) => ({ key: encoding, label: encoding })),
      { key: 'bar', label: 'bar (br)' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      ...parts.map((part) => row(part.what === 'HTML' ? 'HTML' : `${part.what} ${part.path}`, [part])),
      { ...row('sum', parts), bar: `≤ ${BAR_BYTES}`, verdict: verdict(sum <= BAR_BYTES) },
      { what: 'aim: one first flight', bar: `≤ ${AIM_BYTES}`, verdict: verdict(sum <= AIM_BYTES) },
    ],
  };
}

function visitTable(visits: readonly Visit[]): Table {
  return {
    title: 'A first visit',
    columns: [
      { key: 'visit', label: 'visit' },
      { key: 'requests', label: 'requests' },
      { key: 'fonts', label: 'fonts' },
      { key: 'fontBytes', label: 'bytes' },
      { key: 'pictures', label: 'pictures' },
      { key: 'pictureBytes', label: 'bytes' },
      { key: 'otherHosts', label: 'other hosts' },
      { key: 'shift', label: 'layout shift', decimals: 4 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: visits.map((visit) => ({
      visit: `${visit.widthPx} px${visit.slow ? ', slow' : ''}`,
      requests: visit.requests,
      fonts: visit.fonts,
      fontBytes: visit.fontBytes,
      pictures: visit.pictures,
      pictureBytes: visit.pictureBytes,
      otherHosts: visit.otherHosts,
      shift: visit.layoutShift,
      bar: '0',
      verdict: verdict(visit.layoutShift === 0),
    })),
  };
}
