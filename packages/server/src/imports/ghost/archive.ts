import { isRecord, numberOf, type Raw, recordOf, textOf } from './raw.ts';

/** A post as the first pass knows it; its row is read again in the second. */
export interface PostEntry {
  /** Its place in the file's list of posts, for messages. */
  readonly index: number;
  readonly id: string;
  readonly slug: string;
  /** Kept only where the slug has to be made from it. */
  readonly title: string;
  readonly startByte: number;
  readonly sizeBytes: number;
}

interface Ordered {
  readonly id: string;
  readonly order: number;
}

/**
 * What the first pass over an export gathers: the small tables, and where each post is. The rows are as they
 * came; `textOf` and its like read them.
 */
export class GhostArchive {
  /** Of the version of Ghost that wrote the export; '' where it does not say. */
  version = '';
  exportedAt: unknown = null;
  readonly posts: PostEntry[] = [];
  readonly tags: Raw[] = [];
  readonly users: Raw[] = [];
  readonly settings = new Map<string, unknown>();
  /** Rows of tables that are no objects, and the like: [place, what is wrong]. */
  readonly faults: Array<readonly [string, string]> = [];
  readonly #meta = new Map<string, Raw>();
  readonly #tagsOfPost = new Map<string, Ordered[]>();
  readonly #authorsOfPost = new Map<string, Ordered[]>();
  readonly #soleAuthorOfPost = new Map<string, string>();

  addMeta(meta: unknown): void {
    this.version = textOf(recordOf(meta).version);
    this.exportedAt = recordOf(meta).exported_on ?? null;
  }

  /** Takes a row of one of the small tables. */
  addRow(table: SmallTable, index: number, value: unknown): void {
    if (!isRecord(value)) {
      this.faults.push([`${table}[${index}]`, 'is no record; left out']);
      return;
    }
    switch (table) {
      case 'tags':
        this.tags.push(pick(value, TAG_FIELDS));
        break;
      case 'users':
        this.users.push(pick(value, USER_FIELDS));
        break;
      case 'settings':
        this.settings.set(textOf(value.key), value.value);
        break;
      case 'posts_meta':
        this.#meta.set(textOf(value.post_id), pick(value, META_FIELDS));
        break;
      case 'posts_tags':
        link(this.#tagsOfPost, value, textOf(value.tag_id), index);
        break;
      case 'posts_authors':
        link(this.#authorsOfPost, value, textOf(value.author_id), index);
        break;
    }
  }

  metaOf(postId: string): Raw {
    return this.#meta.get(postId) ?? {};
  }

  tagIdsOf(postId: string): string[] {
    return inOrder(this.#tagsOfPost.get(postId));
  }

  authorIdsOf(postId: string): string[] {
    const sole = this.#soleAuthorOfPost.get(postId);
    const authors = inOrder(this.#authorsOfPost.get(postId));
    return authors.length === 0 && sole !== undefined ? [sole] : authors;
  }

  /** The author that exports before Ghost 1.22 name in the post itself; `posts_authors` comes first. */
  addSoleAuthor(postId: string, authorId: string): void {
    if (authorId !== '') this.#soleAuthorOfPost.set(postId, authorId);
  }

  /** Everybody who has a byline. */
  allAuthorIds(): Set<string> {
    return new Set(this.posts.flatMap(({ id }) => this.authorIdsOf(id)));
  }
}

export const SMALL_TABLES = [
  'tags',
  'users',
  'settings',
  'posts_meta',
  'posts_tags',
  'posts_authors',
] as const;
export type SmallTable = (typeof SMALL_TABLES)[number];

const TAG_FIELDS = ['id', 'name', 'slug', 'description', 'visibility'];
/** Addresses for mail, passwords and the like are never read. */
const USER_FIELDS = ['id', 'name', 'slug', 'bio', 'location', 'website', 'profile_image', 'image'];
const META_FIELDS = [
  'og_image',
  'og_title',
  'og_description',
  'twitter_image',
  'twitter_title',
  'twitter_description',
  'meta_title',
  'meta_description',
  'feature_image_alt',
  'feature_image_caption',
  'email_only',
];

/** The named fields that hold something: 20,000 rows of nulls would be a good part of the memory. */
function pick(row: Raw, fields: readonly string[]): Raw {
  return Object.fromEntries(
    fields.flatMap((field) => (row[field] == null || row[field] === '' ? [] : [[field, row[field]]])),
  );
}

function link(links: Map<string, Ordered[]>, row: Raw, id: string, index: number): void {
  const postId = textOf(row.post_id);
  if (postId === '' || id === '') return;
  const entry = { id, order: numberOf(row.sort_order) ?? index };
  const entries = links.get(postId);
  if (entries) entries.push(entry);
  else links.set(postId, [entry]);
}

function inOrder(links: readonly Ordered[] = []): string[] {
  return [...new Set(links.toSorted((a, b) => a.order - b.order).map(({ id }) => id))];
}
