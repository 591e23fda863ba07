import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { compress, type Encoding, type Variants } from './pages/compress.ts';
import { negotiateEncoding } from './pages/negotiate.ts';

const TYPES: Readonly<Record<string, { readonly type: string; readonly text: boolean }>> = {
  '.css': { type: 'text/css; charset=utf-8', text: true },
  '.js': { type: 'text/javascript; charset=utf-8', text: true },
  '.svg': { type: 'image/svg+xml', text: true },
  '.png': { type: 'image/png', text: false },
  '.woff2': { type: 'font/woff2', text: false },
};

/** What is put behind a text's name for the encodings that lie beside it. */
const ENDINGS = { gzip: '.gz', br: '.br', zstd: '.zst' } as const;

/** Puts every encoding of the texts in a folder beside them: a work of seconds, which no start should repeat. */
export async function compressTexts(folder: string): Promise<void> {
  const texts = (await readdir(folder)).filter((name) => TYPES[extname(name)]?.text);
  await Promise.all(
    texts.map(async (name) => {
      const path = join(folder, name);
      const { gzip, br, zstd } = await compress(await readFile(path), 'thorough');
      await Promise.all([
        writeFile(path + ENDINGS.gzip, gzip),
        writeFile(path + ENDINGS.br, br),
        writeFile(path + ENDINGS.zstd, zstd),
      ]);
    }),
  );
}

async function readVariants(path: string): Promise<Variants> {
  const [identity, gzip, br, zstd] = await Promise.all([
    readFile(path),
    readFile(path + ENDINGS.gzip),
    readFile(path + ENDINGS.br),
    readFile(path + ENDINGS.zstd),
  ]);
  return { identity, gzip, br, zstd };
}

interface BuiltFile {
  readonly contentType: string;
  readonly variants: Variants | undefined;
  readonly body: Buffer;
}

/** The files of the build in memory, compressed as well as can be. Their names hold a hash of their content. */
export class BuiltFiles {
  readonly #files = new Map<string, BuiltFile>();

  /** Reads a folder of the build, whose texts `compressTexts` has compressed. */
  static async read(folder: string): Promise<BuiltFiles> {
    const built = new BuiltFiles();
    await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const kind = TYPES[extname(name)];
        if (kind === undefined) return;
        const path = join(folder, name);
        const variants = kind.text ? await readVariants(path) : undefined;
        const body = variants?.identity ?? (await readFile(path));
        built.#files.set(name, { contentType: kind.type, variants, body });
      }),
    );
    return built;
  }

  /** Takes in a file that lies in no folder. */
  async add(name: string, body: Buffer): Promise<void> {
    const kind = TYPES[extname(name)];
    if (kind === undefined) return;
    const variants = kind.text ? await compress(body, 'thorough') : undefined;
    this.#files.set(name, { contentType: kind.type, variants, body });
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** The file as an answer, or undefined if the build has none of that name. */
  respond(request: Request, name: string): Response | undefined {
    const file = this.#files.get(name);
    if (file === undefined) return undefined;
    const encoding: Encoding = file.variants
      ? negotiateEncoding(request.headers.get('accept-encoding') ?? undefined)
      : 'identity';
    const body = file.variants?.[encoding] ?? file.body;
    return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), {
      headers: {
        'Content-Type': file.contentType,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Length': `${body.length}`,
        ...(file.variants ? { Vary: 'Accept-Encoding' } : {}),
        ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      },
    });
  }
}
