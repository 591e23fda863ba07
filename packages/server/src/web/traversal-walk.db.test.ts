import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWholeDesk, type WholeDesk } from '../testing/whole-desk.ts';

/** Ways out of a folder, as a path goes over the wire. */
const WAYS_OUT = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..\\',
  '..%5c',
  '....//',
  '..;/',
  './../',
  '%c0%ae%c0%ae%c0%af',
  '%e0%80%ae%e0%80%ae/',
  '..%00/',
  '/..//',
];
/** Where a process keeps files, and files that stand somewhere below. */
const FOLDERS = [
  '/media/',
  `/media/${'ab'.repeat(32)}/`,
  '/assets/',
  '/content/images/',
  '/desk/assets/',
  '/desk/',
  '/desk/preview/',
  '/desk/api/media/',
  '/sitemaps/',
  '/',
];
const TARGETS = ['secret.txt', 'uploads/secret.txt', 'package.json', 'etc/passwd', 'proc/self/environ'];
const SECRET = 'nobody outside may read this';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openWholeDesk();
  await writeFile(join(desk.dataDir, 'secret.txt'), SECRET);
});
afterAll(() => desk.close());

it.each(FOLDERS)('no way out of %s leads to a file', async (folder) => {
  for (const way of WAYS_OUT)
    for (const target of TARGETS)
      for (const times of [1, 3, 8]) {
        const path = `${folder}${way.repeat(times)}${target}`;
        const { status, text, headers } = await desk.ask('GET', path, { as: desk.people.owner });
        const leaked = [SECRET, 'root:x:0', '"workspaces"', 'NODE_', 'PATH='].some((mark) =>
          text.includes(mark),
        );
        expect([path, leaked]).toEqual([path, false]);
        // The desk's own page stands at every address under /desk that is nothing else.
        const isDesk = status === 200 && text.includes('<title>Desk</title>');
        expect([path, isDesk || (status >= 300 && status < 500)]).toEqual([path, true]);
        const location = headers.get('location');
        if (location !== null) expect([path, location]).toEqual([path, expect.stringMatching(/^\/(?!\/)/)]);
      }
});
