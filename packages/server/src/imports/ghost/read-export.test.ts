import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openExport } from './read-export.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function fileOf(content: string | Buffer, name = 'export.json'): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

async function faultOf(content: string | Buffer): Promise<string> {
  const opened = await openExport(fileOf(content));
  if (opened.ok) {
    await opened.value.close();
    return 'no fault';
  }
  return opened.error;
}

const DATA = {
  posts: [
    { id: 'a', slug: 'one', title: 'One', lexical: '{"root":{}}', author_id: 'u9' },
    { id: 'b', slug: 'tag', title: 'Two: "quoted" \\ й 😀' },
  ],
  posts_meta: [{ post_id: 'a', feature_image_alt: 'Alt', meta_title: null }],
  posts_tags: [
    { post_id: 'a', tag_id: 't2', sort_order: 1 },
    { post_id: 'a', tag_id: 't1', sort_order: 0 },
  ],
  posts_authors: [{ post_id: 'b', author_id: 'u1', sort_order: 0 }],
  tags: [{ id: 't1', name: 'T', slug: 't', parent_id: null }],
  users: [{ id: 'u1', name: 'U', email: 'private@example.org', password: 'hash' }],
  settings: [{ key: 'title', value: 'The paper' }],
  members: [{ email: 'reader@example.org' }],
};
const EXPORT = { db: [{ meta: { exported_on: 1, version: '6.0.0' }, data: DATA }] };

describe('an export', () => {
  test.each([
    ['as Ghost writes it', JSON.stringify(EXPORT)],
    ['without db', JSON.stringify({ meta: EXPORT.db[0]?.meta, data: DATA })],
    ['indented', JSON.stringify(EXPORT, null, '\t')],
    ['with a byte order mark', `\uFEFF${JSON.stringify(EXPORT)}`],
    [
      'with tables before posts',
      JSON.stringify({ data: Object.fromEntries(Object.entries(DATA).reverse()), meta: {} }),
    ],
  ])('%s is read', async (_, text) => {
    const opened = await openExport(fileOf(text));
    if (!opened.ok) throw new Error(opened.error);
    const { archive, post, close } = opened.value;
    expect(archive.posts.map(({ id, slug, title }) => [id, slug, title])).toEqual([
      ['a', 'one', ''],
      ['b', 'tag', 'Two: "quoted" \\ й 😀'],
    ]);
    expect(await Promise.all(archive.posts.slice(1).map(post))).toEqual([DATA.posts[1]]);
    expect(archive.tagIdsOf('a')).toEqual(['t1', 't2']);
    expect([archive.authorIdsOf('a'), archive.authorIdsOf('b')]).toEqual([['u9'], ['u1']]);
    expect(archive.metaOf('a')).toEqual({ feature_image_alt: 'Alt' });
    expect(archive.settings.get('title')).toBe('The paper');
    await close();
  });

  test("never reads people's mail addresses and passwords", async () => {
    const opened = await openExport(fileOf(JSON.stringify(EXPORT)));
    if (!opened.ok) throw new Error(opened.error);
    expect(JSON.stringify(opened.value.archive.users)).not.toMatch(/private|hash/);
    await opened.value.close();
  });

  test('cut off anywhere is refused, with the place', async () => {
    const text = JSON.stringify(EXPORT);
    for (let length = 1; length < Buffer.byteLength(text); length += 7) {
      const path = fileOf(text);
      truncateSync(path, length);
      const opened = await openExport(path);
      expect(opened).toMatchObject({ ok: false });
      if (!opened.ok)
        expect(opened.error).toMatch(
          /^export\.json: the file ends.*make the export again; nothing was imported$/,
        );
    }
    expect(await faultOf(text.slice(0, text.indexOf('Two')))).toMatch(
      /in the middle of posts\[1\] \(byte \d+\)/,
    );
  });

  test('larger than one chunk is read to the end, and refused when cut', async () => {
    const posts = Array.from({ length: 400 }, (_, n) => ({
      id: `p${n}`,
      slug: `s${n}`,
      html: 'й'.repeat(1000 + n),
    }));
    const text = JSON.stringify({ data: { posts } });
    const seen: number[] = [];
    const opened = await openExport(fileOf(text), (bytes) => seen.push(bytes));
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.archive.posts).toHaveLength(400);
    const last = opened.value.archive.posts[399];
    expect(last && (await opened.value.post(last))).toEqual(posts[399]);
    expect(seen.at(-1)).toBe(Buffer.byteLength(text));
    await opened.value.close();
    expect(await faultOf(Buffer.from(text).subarray(0, 700_000))).toMatch(
      /the file ends in the middle of posts\[\d+\]/,
    );
  });

  test('that changed while it was imported is not half read', async () => {
    const path = fileOf(JSON.stringify(EXPORT));
    const opened = await openExport(path);
    if (!opened.ok) throw new Error(opened.error);
    writeFileSync(path, 'x'.repeat(2000));
    const [entry] = opened.value.archive.posts;
    await expect(entry && opened.value.post(entry)).rejects.toThrow('changed while it was being imported');
    await opened.value.close();
  });
});

describe('what is no export', () => {
  test.each([
    ['nothing', '', 'the file is empty'],
    ['white space', ' \n', 'the file is empty'],
    ['text', 'Dear editor,', 'this is not JSON'],
    ['a list', '[1,2]', 'this is JSON, but no Ghost export'],
    ['other JSON', '{"rss":{"channel":[]}}', 'no "db" with "data" in it, only rss'],
    ["an answer of Ghost's API", '{"posts":[{"id":1}],"meta":{}}', "an answer of Ghost's API"],
    ['an empty database', '{"db":[]}', 'this is JSON, but no Ghost export'],
    ['an export without posts', '{"data":{"tags":[]}}', 'no list of posts'],
    [
      'a WordPress export',
      '<?xml version="1.0"?><!-- generator="WordPress/6.1" --><rss/>',
      'a WordPress export',
    ],
    ['XML', '<?xml version="1.0"?><feed/>', 'this is XML'],
    ['a web page', '<!doctype html><title>Sign in</title>', 'this is a web page'],
    ['a ZIP file', Buffer.from('PK\u0003\u0004rest'), 'this is a ZIP file'],
    ['a gzip file', Buffer.from([0x1f, 0x8b, 8, 0]), 'this is a gzip file'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'UTF-16'],
    [
      'a missing comma',
      '{"data":{"posts":[{"id":"a"} {"id":"b"}]}}',
      'found "{" where "," or "]" should stand, at byte 29 in the middle of posts[0]',
    ],
    [
      'a bare word',
      '{"data":{"posts":[{"id":nope}]}}',
      'this is not JSON, at byte 18 in the middle of posts[0]',
    ],
    [
      'two documents',
      '{"data":{"posts":[]}}{"data":{}}',
      'something follows the end of the export at byte 21',
    ],
  ])('%s is refused', async (_, content, message) => {
    const fault = await faultOf(content);
    expect(fault).toContain(message);
    expect(fault).toMatch(/^export\.json: .*; nothing was imported$/);
  });

  test('a file that is not there, or is a folder, is named', async () => {
    expect(await openExport(join(dir, 'none.json'))).toMatchObject({
      error: expect.stringContaining('there is no such file'),
    });
    expect(await openExport(dir)).toMatchObject({ error: expect.stringContaining('this is not a file') });
  });

  test('rows of other types than records are faults of the export, not the end of it', async () => {
    const opened = await openExport(
      fileOf('{"data":{"posts":[null,7,{"id":5,"slug":[]}],"tags":[1],"users":{}}}'),
    );
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.archive.posts.map(({ id }) => id)).toEqual(['posts[0]', 'posts[1]', '5']);
    expect(opened.value.archive.faults).toEqual([['tags[0]', 'is no record; left out']]);
    await opened.value.close();
  });
});
