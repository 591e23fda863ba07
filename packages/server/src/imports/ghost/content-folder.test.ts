import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContentFolder, openContentFolder } from './content-folder.ts';

let dir: string;
let folder: ContentFolder;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'onrecord-content-'));
  const content = join(dir, 'content');
  mkdirSync(join(content, 'images/2025/03'), { recursive: true });
  mkdirSync(join(content, 'media'));
  mkdirSync(join(content, 'data'));
  for (const file of [
    'images/2025/03/x.jpg',
    'images/2025/03/y.jpg',
    'images/2025/03/y_o.jpg',
    'media/a b.mp4',
  ])
    writeFileSync(join(content, file), file);
  writeFileSync(join(content, 'images/100%25.jpg'), '');
  writeFileSync(join(content, 'data/secret.db'), '');
  writeFileSync(join(dir, 'secret.txt'), '');
  symlinkSync(join(dir, 'secret.txt'), join(content, 'images/link.jpg'));
  symlinkSync(dir, join(content, 'images/up'));
  symlinkSync(join(content, 'images/2025/03/x.jpg'), join(content, 'images/inside.jpg'));
  const opened = await openContentFolder(content);
  if (!opened.ok) throw new Error(opened.error);
  folder = opened.value;
});
afterAll(() => rmSync(dir, { recursive: true }));

test.each([
  ['/content/images/2025/03/x.jpg', 'images/2025/03/x.jpg'],
  ['/content/images/2025/03/x.jpg?v=1#a', 'images/2025/03/x.jpg'],
  ['/content/images/size/w600/2025/03/x.jpg', 'images/2025/03/x.jpg'],
  ['/content/images/size/w600/format/webp/2025/03/x.jpg', 'images/2025/03/x.jpg'],
  ['/content/images/2025/03/y.jpg', 'images/2025/03/y_o.jpg'],
  ['/content/images/inside.jpg', 'images/2025/03/x.jpg'],
  ['/content/media/a%20b.mp4', 'media/a b.mp4'],
  ['/content/images/100%25.jpg', 'images/100%25.jpg'],
])('%s is found', async (path, file) => {
  expect((await folder.find(path))?.path).toBe(join(dir, 'content', file));
});

test('a picture keeps the name it had in Ghost', async () => {
  expect((await folder.find('/content/images/2025/03/y.jpg'))?.fileName).toBe('y.jpg');
});

test.each([
  '/content/images/../../secret.txt',
  '/content/images/..%2f..%2fsecret.txt',
  '/content/images/%2e%2e/%2e%2e/secret.txt',
  '/content/images/..\\..\\secret.txt',
  '/content/images/link.jpg',
  '/content/images/up/secret.txt',
  '/content/images/../data/secret.db',
  '/content/data/secret.db',
  '/content/images/',
  '/content/images/2025',
  '/content/images/none.jpg',
  '/content/images/x%00.jpg',
  '/content/images/%E0%A4%A.jpg',
  '/etc/passwd',
])('%s leads nowhere', async (path) => {
  expect(await folder.find(path)).toBeUndefined();
});

test('the folder that holds the content folder will do; a folder that is not there is named', async () => {
  const opened = await openContentFolder(dir);
  expect(opened.ok && (await opened.value.find('/content/images/2025/03/x.jpg'))).toBeTruthy();
  expect(await openContentFolder(join(dir, 'none'))).toMatchObject({
    ok: false,
    error: expect.stringContaining('no such folder'),
  });
});
