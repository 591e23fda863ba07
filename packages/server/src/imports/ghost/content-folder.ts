import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, sep } from 'node:path';
import { err, ok, type Result } from '@onrecord/domain/result';

/** A file named by an export, found on disk. */
export interface FoundFile {
  readonly path: string;
  /** The name it had in Ghost. */
  readonly fileName: string;
}

/** Looks files up in a copy of Ghost's `content` folder. */
export interface ContentFolder {
  /**
   * The file behind a path such as `/content/images/2025/03/x.jpg`; for a picture in another size its original.
   * Undefined where there is none, or where the path leads out of the folder.
   */
  find(path: string): Promise<FoundFile | undefined>;
}

const CONTENT_PATH = /^\/content\/(images|media|files)\/(.+)$/;
/** `size/w600/` and `format/webp/` name renditions that Ghost makes of a picture. */
const RENDITION = /^(?:size\/[^/]+\/)?(?:format\/[^/]+\/)?/;

export function isContentPath(path: string): boolean {
  return CONTENT_PATH.test(path);
}

/** Opens a folder that holds Ghost's `images`, `media` and `files`, or holds a `content` folder that does. */
export async function openContentFolder(dir: string): Promise<Result<ContentFolder, string>> {
  const given = await folderAt(dir);
  if (given === undefined)
    return err(
      `--content ${dir}: there is no such folder; name the content folder of Ghost; nothing was imported`,
    );
  const nested = (await hasContent(given)) ? undefined : await folderAt(join(given, 'content'));
  const root = nested !== undefined && (await hasContent(nested)) ? nested : given;
  return ok({ find: (path) => findIn(root, path) });
}

async function hasContent(dir: string): Promise<boolean> {
  const found = await Promise.all(['images', 'media', 'files'].map((name) => folderAt(join(dir, name))));
  return found.some((folder) => folder !== undefined);
}

async function folderAt(dir: string): Promise<string | undefined> {
  try {
    return (await stat(dir)).isDirectory() ? await realpath(dir) : undefined;
  } catch {
    return undefined;
  }
}

async function findIn(root: string, path: string): Promise<FoundFile | undefined> {
  const [, area, rest] = CONTENT_PATH.exec(path.split(/[?#]/, 1)[0] ?? '') ?? [];
  if (area === undefined || rest === undefined) return undefined;
  const original = area === 'images' ? rest.replace(RENDITION, '') : rest;
  // As the address spells it first: names on disk may hold a "%", too.
  for (const spelling of new Set([original, decoded(original)])) {
    const segments = spelling.split('/');
    if (segments.some((segment) => !isPlainName(segment))) continue;
    const file = join(root, area, ...segments);
    const kept = area === 'images' ? await fileInside(root, unprocessed(file)) : undefined;
    const found = kept ?? (await fileInside(root, file));
    if (found !== undefined) return { path: found, fileName: basename(file) };
  }
  return undefined;
}

/** Ghost shrinks a picture on upload and keeps the one it was given beside it, as `x_o.jpg`. */
function unprocessed(file: string): string {
  const extension = extname(file);
  return join(dirname(file), `${basename(file, extension)}_o${extension}`);
}

/** Refuses what would climb out of the folder, on any system. */
function isPlainName(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[\\/\0]/.test(segment);
}

/** The real path of a file, links followed; undefined where there is none or where it lies outside the folder. */
async function fileInside(root: string, file: string): Promise<string | undefined> {
  try {
    const real = await realpath(file);
    return real.startsWith(root.endsWith(sep) ? root : root + sep) && (await stat(real)).isFile()
      ? real
      : undefined;
  } catch {
    return undefined;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
