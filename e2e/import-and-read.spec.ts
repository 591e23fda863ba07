import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../packages/server/src/testing/test-database.ts';
import { launchBrowser } from './browser.ts';
import { endAll, ROOT, runOnrecord, type Site, startSite } from './onrecord.ts';

/** Acceptance material, which is not part of the project: an export and the page it has to become. */
const SPECIMEN = resolve(ROOT, '../shared/specimen');
const STORY = '/trump-claims-he-asked-putin-to-spare-surrounded-ukrainian-troops/';
const MARKERS = ['PRIVATE-DRAFT-MARKER', 'PRIVATE-SCHEDULED-MARKER'];

describe.skipIf(!existsSync(SPECIMEN))('a newsroom that comes from Ghost', () => {
  let database: TestDatabase;
  let dataDir: string;
  let site: Site;
  let browser: Browser;
  let settings: Record<string, string>;

  const runImport = async (...options: string[]) => {
    const command = runOnrecord(
      [
        'import',
        'ghost',
        join(SPECIMEN, 'ghost-export.json'),
        '--content',
        join(SPECIMEN, 'content'),
        ...options,
      ],
      settings,
    );
    expect([await command.ended, command.output()]).toEqual([0, expect.any(String)]);
    return command.output();
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
    database = await createTestDatabase();
    settings = { DATABASE_URL: database.connectionString, DATA_DIR: dataDir };
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await endAll();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is told what came over, and the second time that nothing changed', async () => {
    const tried = await runImport('--dry-run');
    expect(tried).toMatch(/65 published/);
    const report = join(dataDir, 'report.json');
    const first = await runImport('--report', report);
    expect(first).toMatch(/65 published/);
    expect(first).toMatch(/1 draft/);
    expect(first).toMatch(/1 scheduled/);
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ failure: null });
    const again = await runImport();
    expect(again).toMatch(/0 new, 0 changed/);
  });

  it('finds its page line by line', async () => {
    site = await startSite(settings);
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`${site.origin}${STORY}`);
    const shown = await page.evaluate(() => {
      const words: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node instanceof HTMLImageElement) words.push(node.alt);
        else if (node instanceof Text && node.parentElement?.checkVisibility()) words.push(node.data);
      }
      return words.join(' ');
    });
    await page.close();
    // A credit stands in parentheses there, and in an element of its own here.
    const plain = (text: string) => text.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
    const text = plain(shown);
    const lines = (await readFile(join(SPECIMEN, 'page.txt'), 'utf8'))
      .split('\n')
      .filter((line) => line.trim());
    expect(lines.length).toBeGreaterThan(20);
    let from = 0;
    for (const line of lines) {
      // Where the excerpt of the card is cut inside a word there, it is cut before that word here.
      const wanted = plain(line).replace(/\s\S*…$/, '');
      const at = text.indexOf(wanted, from);
      expect([wanted, at >= 0]).toEqual([wanted, true]);
      from = at + wanted.length;
    }
  });

  it('shows nothing that is private, on any page, feed, sitemap or search', async () => {
    const todo = new Set([
      '/',
      STORY,
      '/a-draft/',
      '/scheduled-for-later/',
      '/corrections/',
      '/robots.txt',
      '/nowhere/',
    ]);
    for (const feed of ['rss/', 'atom.xml', 'feed.json'])
      for (const owner of ['', 'tag/ukraine/', 'author/news-desk/']) todo.add(`/${owner}${feed}`);
    for (const map of ['/sitemap.xml', '/news-sitemap.xml']) todo.add(map);
    for (const query of ['private', 'nobody+outside+the+newsroom', 'draft', 'scheduled', '-zebra'])
      for (const order of ['newest', 'best']) todo.add(`/search/?q=${query}&order=${order}`);
    for (const slug of ['a-draft', 'scheduled-for-later'])
      todo.add(`/oembed.json?url=${encodeURIComponent(`${site.origin}/${slug}/`)}`);
    let stories = 0;
    for (const path of todo) {
      const response = await fetch(`${site.origin}${path}`);
      const text = await response.text();
      expect([path, response.status < 500]).toEqual([path, true]);
      for (const marker of MARKERS) expect([path, text.includes(marker)]).toEqual([path, false]);
      if (path !== '/a-draft/') expect([path, text.includes('/a-draft/"')]).toEqual([path, false]);
      if (/og:type" content="article/.test(text)) stories++;
      const links = text.matchAll(/(?:href="|<loc>|<link>|"url":\s*")(?:http:\/\/localhost:\d+)?(\/[^"<]*)/g);
      for (const [, link = ''] of links) {
        const address = link.replaceAll('&amp;', '&').split('#')[0] ?? '';
        if (!/^\/(assets|media)\//.test(address)) todo.add(address);
      }
    }
    expect(stories).toBe(65);
    expect((await fetch(`${site.origin}/a-draft/`)).status).toBe(404);
    expect((await fetch(`${site.origin}/tag/hash-breaking/`)).status).toBe(404);
  });

  it('finds its pictures where Ghost had them', async () => {
    for (const path of ['/content/images/2025/03/hero.jpg', '/content/images/size/w600/2025/03/hero.jpg']) {
      const picture = await fetch(`${site.origin}${path}`);
      expect([path, picture.status, picture.headers.get('content-type')]).toEqual([path, 200, 'image/jpeg']);
      expect(picture.url).toMatch(/\/media\/[0-9a-f]{64}\/\d+\.jpg$/);
    }
    expect((await fetch(`${site.origin}/content/images/2025/03/none.jpg`)).status).toBe(404);
  });
});
