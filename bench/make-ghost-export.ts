/**
 * Writes a Ghost export of any size as a stream, the same for the same seed: input for `npm run bench -- import`.
 *
 * @example node bench/make-ghost-export.ts /tmp/export.json 20000
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

export interface GhostExportOptions {
  readonly path: string;
  readonly posts: number;
  readonly seed?: number;
}

const WORDS =
  'council river bridge harbour budget vote mayor strike court hearing school storm ferry night market museum engine ' +
  'police report witness border harvest power station grid repair patient ward clinic minister talks treaty delegation ' +
  'reporter archive letter record budget deficit census railway tram depot driver union member committee inquiry evidence ' +
  'statement spokesperson resident landlord tenant rent factory export grain port customs officer volunteer shelter';
const OFTEN =
  'the of and to in a that for on was said with by at from it as his her their were had has would not after before';

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const objectId = (kind: number, number: number) =>
  `${kind.toString(16)}${number.toString(16).padStart(23, '0')}`;

class Writer {
  readonly #random: () => number;
  readonly #rare = WORDS.split(' ');
  readonly #often = OFTEN.split(' ');

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  word(): string {
    const words = this.#random() < 0.5 ? this.#often : this.#rare;
    return words[this.below(words.length)] ?? 'the';
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  sentence(): string {
    const text = this.words(9 + this.below(14));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  headline(): string {
    const text = this.words(6 + this.below(6));
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

const textNode = (text: string, format = 0) => ({
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
  type: 'extended-text',
  version: 1,
});

function paragraph(writer: Writer) {
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

function card(writer: Writer, number: number): object {
  switch (writer.below(6)) {
    case 0:
      return {
        type: 'image',
        version: 1,
        src: pictureOf(number),
        alt: writer.words(8),
        caption: `${writer.sentence()} (Ann Lee/Agency)`,
        cardWidth: 'wide',
      };
    case 1:
      return {
        type: 'bookmark',
        version: 1,
        url: `__GHOST_URL__/story-${writer.below(number + 1)}/`,
        metadata: { title: writer.headline(), description: writer.sentence() },
      };
    case 2:
      return {
        type: 'embed',
        version: 1,
        embedType: 'video',
        url: `https://www.youtube.com/watch?v=${number}`,
        html: `<iframe width="200" height="113" src="https://www.youtube.com/embed/${number}" title="${writer.words(4)}"></iframe>`,
        metadata: {},
      };
    case 3:
      return {
        type: 'html',
        version: 1,
        html: `<div class="note"><p>${writer.sentence()} <b>${writer.word()}</b></p></div>`,
      };
    case 4:
      return {
        type: 'callout',
        version: 1,
        calloutEmoji: '💡',
        calloutText: `<p><span>${writer.sentence()}</span></p>`,
      };
    default:
      return {
        type: 'list',
        listType: 'bullet',
        start: 1,
        tag: 'ul',
        children: [0, 1, 2].map((value) => ({
          type: 'listitem',
          value: value + 1,
          children: [textNode(writer.sentence())],
        })),
      };
  }
}

const pictureOf = (number: number) =>
  `__GHOST_URL__/content/images/2024/${String((number % 12) + 1).padStart(2, '0')}/picture-${number % 500}.jpg`;

/** Posts go back from here, nine hours apart. */
const NEWEST_MS = Date.UTC(2026, 0, 1);
const APART_MS = 9 * 3600 * 1000;

function post(writer: Writer, number: number): object {
  const children: object[] = [];
  const paragraphs = 6 + writer.below(6);
  for (let index = 0; index < paragraphs; index++) {
    children.push(paragraph(writer));
    if (writer.below(6) === 0) children.push(card(writer, number));
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
  const writer = new Writer(seed);
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
