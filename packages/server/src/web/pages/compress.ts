import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br' | 'zstd';
export const ENCODINGS: readonly Encoding[] = ['br', 'zstd', 'gzip', 'identity'];

export type Variants = Readonly<Record<Encoding, Buffer>>;

/** A window of 256 KB holds any page; a larger one only takes time to set up. */
const WINDOW_BITS = 18;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
const zstd = promisify(zlib.zstdCompress);

/** Brotli 4 takes some 2 ms for a story and is done before a reader waits; 11 takes some 40 and is not. */
const LEVELS = {
  quick: { gzip: 6, brotli: 4, zstd: 6 },
  thorough: { gzip: 9, brotli: 11, zstd: 19 },
} as const;

/** The same bytes in every encoding. Runs on the thread pool. */
export async function compress(body: Buffer, effort: keyof typeof LEVELS): Promise<Variants> {
  const level = LEVELS[effort];
  const [gz, br, zs] = await Promise.all([
    gzip(body, { level: level.gzip }),
    brotli(body, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: level.brotli,
        [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        [zlib.constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      },
    }),
    // Told the size ahead, zstd makes its tables no larger than it needs.
    zstd(body, {
      pledgedSrcSize: body.length,
      params: { [zlib.constants.ZSTD_c_compressionLevel]: level.zstd },
    }),
  ]);
  return { identity: body, gzip: exact(gz), br: exact(br), zstd: exact(zs) };
}

/** zlib hands out the used part of a 16 KB block, which would stay in memory whole. */
function exact(part: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(part.length);
  part.copy(copy);
  return copy;
}
