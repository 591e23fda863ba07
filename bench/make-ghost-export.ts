/**
 * Writes a Ghost export of any size as a stream, the same for the same seed: input for `npm run bench -- import`.
 *
 * @example node bench/make-ghost-export.ts /tmp/export.json 20000
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ghostCard, pictureOf } from './ghost/ghost-cards.ts';
import { GhostWriter, textNode } from './ghost/ghost-writer.ts';

export interface GhostExportOptions {
  readonly path: string;
  readonly posts: number;
  readonly seed?: number;
}

const objectId = (kind: number, number: number) =>
  `${kind.toString(16)}${number.toString(16).padStart(23, '0')}`;

function paragraph(writer: GhostWriter) {
  const children: object[] = [textNode(`${writer.sentence()} ${writer.sentence()} ${writer.sentence()} `)];
  if (writer.below(3) === 0)
    children.push({
      children: [textNode(writer.words(3))],
      type: 'link',
      url: `https://example.org/${writer.word()}/${writer.below(1000)}`,
      version: 1,
    });
  if (writer.below(4) === 0) children.push(textNode(` ${writer.words(4)}`, 1 + writer.below(3)));
  return { children, direction: 'ltr', format: '', indent: 0, type: 'paragraph', version: 1 };
}

/** Posts go back from here, nine hours apart. */
const NEWEST_MS = Date.UTC(2026, 0, 1);
const APART_MS = 9 * 3600 * 1000;

function post(writer: GhostWriter, number: number): object {
  const children: object[] = [];
  const paragraphs = 6 + writer.below(6);
  for (let index = 0; index < paragraphs; index++) {
    children.push(paragraph(writer));
    if (writer.below(6) === 0) children.push(ghostCard(writer, number));
  }
  const at = new Date(NEWEST_MS - number * APART_MS).toISOString();
  return {
    id: objectId(1, number),
    uuid: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
    title: writer.headline(),
    slug: `story-${number}`,
    mobiledoc: null,
    lexical: JSON.stringify({
      root: { children, direction: 'ltr', format: '', indent: 0, type: 'root', version: 1 },
    }),
    html: `<p>${writer.sentence()}</p>`,
    plaintext: writer.sentence(),
    feature_image: number % 3 === 0 ? pictureOf(number) : null,
    featured: number % 997 === 0 ? 1 : 0,
    type: number % 400 === 399 ? 'page' : 'post',
    status: number % 100 === 99 ? 'draft' : 'published',
    visibility: number % 250 === 249 ? 'members' : 'public',
    created_at: at,
    updated_at: at,
    published_at: at,
    custom_excerpt: number % 2 === 0 ? writer.sentence() : null,
    canonical_url: null,
  };
}

const TAGS = 40;
const AUTHORS = 25;

function* tableOf(name: string, count: number, row: (number: number) => object): Generator<string> {
  yield `,"${name}":[`;
  for (let number = 0; number < count; number++)
    yield (number === 0 ? '' : ',') + JSON.stringify(row(number));
  yield ']';
}

function* exportText({ posts, seed = 1 }: GhostExportOptions): Generator<string> {
  const writer = new GhostWriter(seed);
  yield `{"db":[{"meta":{"exported_on":${NEWEST_MS},"version":"6.65.0"},"data":{"posts":[`;
  for (let number = 0; number < posts; number++)
    yield (number === 0 ? '' : ',') + JSON.stringify(post(writer, number));
  yield ']';
  yield* tableOf('posts_meta', posts, (number) => ({
    id: objectId(2, number),
    post_id: objectId(1, number),
    feature_image_alt: writer.words(8),
    feature_image_caption: `<span>${writer.sentence()} (Ann Lee/Agency)</span>`,
    meta_title: null,
    email_only: 0,
  }));
  yield* tableOf('posts_tags', posts * 2, (number) => ({
    id: objectId(3, number),
    post_id: objectId(1, number >> 1),
    tag_id: objectId(4, (number * 7 + (number & 1)) % TAGS),
    sort_order: number & 1,
  }));
  yield* tableOf('posts_authors', posts, (number) => ({
    id: objectId(5, number),
    post_id: objectId(1, number),
    author_id: objectId(6, number % AUTHORS),
    sort_order: 0,
  }));
  yield* tableOf('tags', TAGS, (number) => ({
    id: objectId(4, number),
    name: number === 0 ? '#breaking' : `Tag ${number}`,
    slug: number === 0 ? 'hash-breaking' : `tag-${number}`,
    visibility: number === 0 ? 'internal' : 'public',
  }));
  yield* tableOf('users', AUTHORS, (number) => ({
    id: objectId(6, number),
    name: `Reporter ${number}`,
    slug: `reporter-${number}`,
  }));
  yield* tableOf('settings', 1, () => ({ key: 'title', value: 'The Bench' }));
  yield '}}]}\n';
}

/** Writes the export; 20,000 posts are some 130 MB. */
export async function makeGhostExport(options: GhostExportOptions): Promise<void> {
  await pipeline(Readable.from(exportText(options)), createWriteStream(options.path));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path = 'ghost-export.json', posts = '20000'] = process.argv.slice(2);
  await makeGhostExport({ path, posts: Number(posts) });
}
