import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Media, MediaKind } from '@onrecord/domain/media/media';
import { type ContentFolder, isContentPath } from './content-folder.ts';
import type { ImportPorts } from './ports.ts';

/** What became of a file that the export names. */
export type MediaOutcome =
  | { readonly status: 'stored'; readonly contentHash: string; readonly media: Media | null }
  /** Not in the content folder. */
  | { readonly status: 'missing' }
  | { readonly status: 'broken'; readonly reason: string }
  /** On another host, from where an import fetches nothing. */
  | { readonly status: 'elsewhere' };

/** Stores each file that an export names once a run, however many posts show it. */
export class MediaShelf {
  readonly counts = { stored: 0, missing: 0, broken: 0, elsewhere: 0 };
  readonly #folder: ContentFolder | null;
  readonly #add: ImportPorts['addMedia'] | null;
  readonly #byAddress = new Map<string, Promise<MediaOutcome>>();

  /**
   * @param folder null where the import has no content folder: every file is missing then.
   * @param add null in a dry run: files are looked for and hashed, not stored.
   */
  constructor(folder: ContentFolder | null, add: ImportPorts['addMedia'] | null) {
    this.#folder = folder;
    this.#add = add;
  }

  get hasFolder(): boolean {
    return this.#folder !== null;
  }

  /** @param address a path of the newsroom's own or an absolute address, as `sourceAddress` gives it. */
  fetch(address: string, kind: MediaKind): Promise<MediaOutcome> {
    const key = `${kind} ${address}`;
    let outcome = this.#byAddress.get(key);
    if (outcome === undefined) {
      outcome = this.#fetch(address, kind);
      this.#byAddress.set(key, outcome);
    }
    return outcome;
  }

  async #fetch(address: string, kind: MediaKind): Promise<MediaOutcome> {
    const outcome = await this.#outcome(address, kind);
    this.counts[outcome.status]++;
    return outcome;
  }

  async #outcome(address: string, kind: MediaKind): Promise<MediaOutcome> {
    if (!address.startsWith('/')) return { status: 'elsewhere' };
    const file = isContentPath(address) ? await this.#folder?.find(address) : undefined;
    if (file === undefined) return { status: 'missing' };
    if (this.#add === null) return hashed(file.path);
    const added = await this.#add(file.path, file.fileName, kind, address);
    return added.ok
      ? { status: 'stored', contentHash: added.value.contentHash, media: added.value }
      : { status: 'broken', reason: added.error };
  }
}

async function hashed(path: string): Promise<MediaOutcome> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return { status: 'stored', contentHash: hash.digest('hex'), media: null };
  } catch (error) {
    return { status: 'broken', reason: `it cannot be read (${(error as Error).message})` };
  }
}
