import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { isReservedSlug, isSlug } from '@onrecord/domain/address/slug';
import { err, ok, type Result } from '@onrecord/domain/result';
import { GhostArchive, type PostEntry, SMALL_TABLES, type SmallTable } from './archive.ts';
import { JsonFault, JsonSource, parse } from './json-source.ts';
import { isRecord, lineOf, type Raw, textOf } from './raw.ts';

const NOTHING = 'nothing was imported';

/** An export that was read through once and found whole. Close it when done. */
export interface OpenExport {
  readonly archive: GhostArchive;
  readonly sizeBytes: number;
  /** Reads one post's row again, one at a time; null where the row is no record. */
  post(entry: PostEntry): Promise<Raw | null>;
  close(): Promise<void>;
}

/**
 * Reads a Ghost export once from end to end, one row in memory at a time: `{db:[{meta,data}]}` as Ghost writes
 * it, or `{meta,data}`, which Ghost takes, too. The error is a line for a person; a file that is cut off or
 * broken anywhere is refused here, before anything is written.
 *
 * @param onProgress gets the bytes read and posts seen so far.
 */
export async function openExport(
  file: string,
  onProgress: (bytesRead: number, sizeBytes: number, posts: number) => void = () => {},
): Promise<Result<OpenExport, string>> {
  const name = basename(file);
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return err(`${file}: ${openingFault(error)}; ${NOTHING}`);
  }
  let keep = false;
  try {
    const stat = await handle.stat();
    if (!stat.isFile())
      return err(`${file}: this is not a file; name the JSON file of the export; ${NOTHING}`);
    const foreign = await foreignKind(handle);
    if (foreign !== undefined) return err(`${name}: ${foreign}; ${NOTHING}`);
    const archive = new GhostArchive();
    const source = new JsonSource(handle, (bytes) => onProgress(bytes, stat.size, archive.posts.length));
    const walk = new ExportWalk(source, archive);
    const fault = await walk.run();
    if (fault !== undefined) return err(`${name}: ${fault}; ${NOTHING}`);
    keep = true;
    const row = Buffer.allocUnsafe(
      archive.posts.reduce((most, { sizeBytes }) => Math.max(most, sizeBytes), 0),
    );
    return ok({
      archive,
      sizeBytes: stat.size,
      post: (entry) => readPost(handle, row, name, entry),
      close: () => handle.close(),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined)
      return err(`${file}: it cannot be read (${(error as Error).message}); ${NOTHING}`);
    throw error;
  } finally {
    if (!keep) await handle.close();
  }
}

/** The walk from the root of an export down to its rows; knows where it is, for messages. */
class ExportWalk {
  readonly #source: JsonSource;
  readonly #archive: GhostArchive;
  #place = '';
  #foundData = false;
  #foundPosts = false;
  #rootKeys: string[] = [];

  constructor(source: JsonSource, archive: GhostArchive) {
    this.#source = source;
    this.#archive = archive;
  }

  /** Undefined, or what is wrong with the file. */
  async run(): Promise<string | undefined> {
    try {
      await this.#source.skipMark();
      const first = await this.#source.next();
      if (first === undefined) return 'the file is empty; make the export again';
      if (first === 0x5b) return this.#notAnExport();
      if (first !== 0x7b)
        return 'this is not JSON; name the file that Ghost wrote under Settings, Import/Export';
      await this.#source.object((key) => this.#root(key));
      const more = await this.#source.next();
      // A zero byte at the end is padding that copying can leave behind.
      if (more !== undefined && more !== 0)
        return `something follows the end of the export at byte ${this.#source.position}; make the export again`;
    } catch (error) {
      if (error instanceof JsonFault) return this.#faultText(error);
      throw error;
    }
    if (!this.#foundData) return this.#notAnExport();
    if (!this.#foundPosts) return 'the export has no list of posts (data.posts); make the export again';
    return undefined;
  }

  #faultText(fault: JsonFault): string {
    const place = this.#place === '' ? '' : ` in the middle of ${this.#place}`;
    if (fault.cutOff) return `the file ends${place} (byte ${fault.atByte}); make the export again`;
    return `${fault.message}, at byte ${fault.atByte}${place}; make the export again`;
  }

  #notAnExport(): string {
    const keys = this.#rootKeys.slice(0, 5).join(', ');
    const api = this.#rootKeys.includes('posts') ? " (it looks like an answer of Ghost's API)" : '';
    return (
      `this is JSON, but no Ghost export${api}: it has no "db" with "data" in it` +
      `${keys === '' ? '' : `, only ${keys}`}. In Ghost, the export is under Settings, Import/Export`
    );
  }

  async #root(key: string): Promise<void> {
    this.#rootKeys.push(key);
    if (key === 'db' && (await this.#source.next()) === 0x5b) {
      await this.#source.array(async (index) => {
        if (index > 0 || (await this.#source.next()) !== 0x7b) return this.#source.skip();
        await this.#source.object((inner) => this.#database(inner));
      });
      return;
    }
    await this.#database(key);
  }

  async #database(key: string): Promise<void> {
    this.#place = key;
    if (key === 'meta') this.#archive.addMeta(parse(await this.#source.value()));
    else if (key === 'data' && (await this.#source.next()) === 0x7b) {
      this.#foundData = true;
      await this.#source.object((table) => this.#table(table));
    } else await this.#source.skip();
    this.#place = '';
  }

  async #table(table: string): Promise<void> {
    this.#place = table;
    if ((await this.#source.next()) !== 0x5b) return this.#source.skip();
    if (table === 'posts') {
      this.#foundPosts = true;
      await this.#source.array(() => this.#post());
    } else if (isSmallTable(table)) {
      await this.#source.array(async (index) => {
        this.#place = `${table}[${index}]`;
        this.#archive.addRow(table, index, parse(await this.#source.value()));
      });
    } else await this.#source.skip();
    this.#place = 'data';
  }

  async #post(): Promise<void> {
    const { posts } = this.#archive;
    const index = posts.length;
    this.#place = `posts[${index}]`;
    const value = await this.#source.value();
    const parsed = parse(value);
    const row = isRecord(parsed) ? parsed : {};
    const slug = lineOf(row.slug);
    const id = textOf(row.id) || textOf(row.uuid) || slug || `posts[${index}]`;
    this.#archive.addSoleAuthor(id, textOf(row.author_id) || textOf(row.author));
    posts.push({
      index,
      id,
      slug,
      title: isSlug(slug) && !isReservedSlug(slug) ? '' : lineOf(row.title),
      startByte: value.start,
      sizeBytes: value.bytes.length,
    });
  }
}

function isSmallTable(table: string): table is SmallTable {
  return (SMALL_TABLES as readonly string[]).includes(table);
}

async function readPost(
  handle: FileHandle,
  bytes: Buffer,
  name: string,
  entry: PostEntry,
): Promise<Raw | null> {
  const { bytesRead } = await handle.read(bytes, 0, entry.sizeBytes, entry.startByte);
  let row: unknown;
  try {
    row = JSON.parse(bytes.toString('utf8', 0, bytesRead));
  } catch (cause) {
    throw new Error(
      `${name}: the file was changed while it was being imported (posts[${entry.index}]); run the import again`,
      { cause },
    );
  }
  return isRecord(row) ? row : null;
}

/** What a file is that is clearly something else, read off its first bytes. */
async function foreignKind(handle: FileHandle): Promise<string | undefined> {
  const start = Buffer.alloc(4096);
  const { bytesRead } = await handle.read(start, 0, start.length, 0);
  const bytes = start.subarray(0, bytesRead);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'this is a gzip file; unpack it first';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return 'this is a ZIP file; unpack it and name the JSON file in it (and its content folder with --content)';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'this is UTF-16 text; an export is UTF-8, so make it again or save it as UTF-8';
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!text.startsWith('<')) return undefined;
  if (/wordpress\.org\/export|<!--.*WordPress/i.test(text))
    return 'this is a WordPress export, not one of Ghost';
  if (/<!doctype html|<html/i.test(text))
    return "this is a web page, not an export (Ghost's sign-in page, perhaps); download the export again";
  return 'this is XML, not the JSON of a Ghost export';
}

function openingFault(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'this account may not read it';
    case 'EISDIR':
      return 'this is a folder; name the JSON file of the export';
    default:
      return `it cannot be opened (${(error as Error).message})`;
  }
}
