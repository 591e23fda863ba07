import { availableParallelism } from 'node:os';
import type { RenditionFormat } from '@onrecord/domain/address/paths';
import type { BrandFile } from '@onrecord/domain/media/brand';
import { type Media, RENDITION_WIDTHS_PX, renditionWidths } from '@onrecord/domain/media/media';
import { BoundedMap } from './bounded-map.ts';
import { encodeBrandFile, encodeRendition, encodeSocialPicture } from './encode-rendition.ts';
import type { FileStore } from './file-store.ts';
import { brandKey, originalKey, renditionKey, socialKey } from './media-key.ts';
import { type PictureHeader, readPictureHeader } from './picture-decoder.ts';
import { readPictureTexts } from './picture-texts.ts';
import { UnusablePictures, type WarningLog } from './unusable-pictures.ts';
import { createWorkQueue, type Urgency } from './work-queue.ts';

/** More waiting than this is more than half a minute of work on a small machine: the caller answers 503. */
const MAX_WAITING_RENDITIONS = 40;

/** Encoding must not take all cores from the readers whose pages are served beside it. */
const DEFAULT_CONCURRENCY = Math.min(3, Math.max(1, Math.floor(availableParallelism() / 2)));

/** Of how many pictures the widths are kept in mind. */
const MAX_KNOWN_WIDTHS = 5000;

const LARGEST_WIDTH_PX = Math.max(...RENDITION_WIDTHS_PX);
const MIME_TYPES = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg', png: 'image/png' } as const;
const FORMATS: readonly RenditionFormat[] = ['avif', 'webp', 'jpeg'];

/** One derived file, ready to send. Its address never means anything else: it may be cached for ever. */
export interface RenditionFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** The pictures readers get. Each is made once, when it is first asked for or ahead of that, and then kept. */
export interface Renditions {
  /**
   * A picture at one of its widths (`renditionWidths`). Undefined if there is no such picture or width, or if
   * the picture cannot be shown, which is logged. Throws QueueFullError when too many are waiting: 503.
   * Of a `version` (`Media.renditionVersion`) that is not the present one and was never made, that of the file itself.
   */
  get(
    contentHash: string,
    widthPx: number,
    format: RenditionFormat,
    version?: string,
  ): Promise<RenditionFile | undefined>;
  /** The JPEG of 1,200 × 630 px for cards in other people's feeds. Outcomes as of `get`. */
  social(contentHash: string, version?: string): Promise<RenditionFile | undefined>;
  /** A PNG of the newsroom's logo or icon. Outcomes as of `get`. */
  brand(contentHash: string, file: BrandFile, version?: string): Promise<RenditionFile | undefined>;
  /**
   * Makes renditions before anyone asks, in all formats, behind what readers wait for: at those of `widths`
   * that the picture has, by default at all of them. A picture that cannot be shown is logged.
   */
  prepare(contentHash: string, widths?: readonly number[], version?: string): Promise<void>;
}

/** What the newsroom has on record of a picture, for its renditions. */
export type RenditionRecord = Pick<Media, 'credit' | 'creator' | 'copyright' | 'focal' | 'renditionVersion'>;

/** Bytes of the rendition, or undefined if the picture has none of that width. Throws if it is damaged. */
type Encode = (original: Uint8Array, header: PictureHeader) => Promise<Uint8Array | undefined>;

export function createRenditions({
  files,
  logger,
  findRecord = async () => undefined,
  concurrency = DEFAULT_CONCURRENCY,
  maxWaiting = MAX_WAITING_RENDITIONS,
}: {
  readonly files: FileStore;
  readonly logger: WarningLog;
  /** By content hash. Without it, pictures carry what their files say. */
  readonly findRecord?: (contentHash: string) => Promise<RenditionRecord | undefined>;
  /** How many pictures are worked on at a time. */
  readonly concurrency?: number;
  /** How many may wait for their turn. */
  readonly maxWaiting?: number;
}): Renditions {
  const queue = createWorkQueue({ concurrency, maxWaiting });
  const underWay = new Map<string, Promise<Uint8Array | undefined>>();
  const unusable = new UnusablePictures(logger);
  const widthsByHash = new BoundedMap<readonly number[]>(MAX_KNOWN_WIDTHS);

  /** Reads the original and does something with it, in the queue. Undefined if it cannot be shown. */
  const withOriginal = async <T>(
    contentHash: string,
    urgency: Urgency,
    work: (original: Uint8Array, header: PictureHeader) => Promise<T>,
  ): Promise<T | undefined> => {
    if (unusable.isDamaged(contentHash)) return undefined;
    // Found out before the queue, where it would take the place of what somebody waits for.
    if (!(await files.exists(originalKey(contentHash)))) {
      unusable.reportMissing(contentHash);
      return undefined;
    }
    return queue.run(async () => {
      const original = await files.getBytes(originalKey(contentHash));
      try {
        const header = await readPictureHeader(original);
        widthsByHash.set(contentHash, renditionWidths(header.widthPx));
        return await work(original, header);
      } catch (cause) {
        unusable.reportDamaged(contentHash, cause);
        return undefined;
      }
    }, urgency);
  };

  const findOrMake = async (contentHash: string, key: string, urgency: Urgency, encode: Encode) => {
    const kept = await files.findBytes(key);
    if (kept !== undefined) return kept;
    const made = await withOriginal(contentHash, urgency, encode);
    if (made !== undefined) await files.put(key, made);
    return made;
  };

  const obtain = (contentHash: string, key: string, urgency: Urgency, encode: Encode) => {
    const already = underWay.get(key);
    if (already !== undefined) return already;
    const obtaining = findOrMake(contentHash, key, urgency, encode).finally(() => underWay.delete(key));
    underWay.set(key, obtaining);
    return obtaining;
  };

  /** The version, unless a stranger or an old page made it up or remembers it: found out before any work is done. */
  const knownVersion = async (contentHash: string, version: string, key: string) =>
    version === '' ||
    (await files.exists(key)) ||
    (await findRecord(contentHash))?.renditionVersion === version
      ? version
      : '';

  /** What a rendition of a version is to carry; undefined where that version is not the present one. */
  const recordOf = async (
    contentHash: string,
    version: string,
    original: Uint8Array,
    header: PictureHeader,
  ) => {
    const texts = readPictureTexts(original, header);
    if (version === '') return { texts, focal: undefined };
    const record = await findRecord(contentHash);
    return record?.renditionVersion === version
      ? { texts: { ...texts, ...creditsOf(record) }, focal: record.focal }
      : undefined;
  };

  const obtainRendition = async (
    contentHash: string,
    widthPx: number,
    format: RenditionFormat,
    version: string,
    urgency: Urgency,
  ) => {
    const mayExist = widthsByHash.get(contentHash)?.includes(widthPx) ?? isPossibleWidth(widthPx);
    if (!mayExist) return undefined;
    const key = renditionKey(contentHash, widthPx, format, version);
    return obtain(contentHash, key, urgency, async (original, header) => {
      if (!renditionWidths(header.widthPx).includes(widthPx)) return undefined;
      const about = await recordOf(contentHash, version, original, header);
      return about && encodeRendition(original, about.texts, widthPx, format);
    });
  };

  const obtainSocial = (contentHash: string, version: string) =>
    obtain(contentHash, socialKey(contentHash, version), 'now', async (original, header) => {
      const about = await recordOf(contentHash, version, original, header);
      return about && encodeSocialPicture(original, about.texts, about.focal, header);
    });

  return {
    async get(contentHash, widthPx, format, version = '') {
      const known = await knownVersion(
        contentHash,
        version,
        renditionKey(contentHash, widthPx, format, version),
      );
      const bytes = await obtainRendition(contentHash, widthPx, format, known, 'now');
      return bytes && { bytes, mimeType: MIME_TYPES[format] };
    },
    async social(contentHash, version = '') {
      const bytes = await obtainSocial(
        contentHash,
        await knownVersion(contentHash, version, socialKey(contentHash, version)),
      );
      return bytes && { bytes, mimeType: MIME_TYPES.jpeg };
    },
    async brand(contentHash, file, version = '') {
      const known = await knownVersion(contentHash, version, brandKey(contentHash, file, version));
      const key = brandKey(contentHash, file, known);
      const bytes = await obtain(contentHash, key, 'now', async (original, header) => {
        const about = await recordOf(contentHash, known, original, header);
        return about && encodeBrandFile(original, about.texts, about.focal, header, file);
      });
      return bytes && { bytes, mimeType: MIME_TYPES.png };
    },
    async prepare(contentHash, widths, version = '') {
      const own = await withOriginal(contentHash, 'ahead', async (_, { widthPx }) =>
        renditionWidths(widthPx),
      );
      for (const widthPx of own ?? []) {
        if (widths !== undefined && !widths.includes(widthPx)) continue;
        for (const format of FORMATS) await obtainRendition(contentHash, widthPx, format, version, 'ahead');
      }
    },
  };
}

function creditsOf({ credit, creator, copyright }: RenditionRecord) {
  return { credit, creator, copyright };
}

/** Other widths no picture has: asking for them costs nothing. */
function isPossibleWidth(widthPx: number): boolean {
  return Number.isSafeInteger(widthPx) && widthPx > 0 && widthPx <= LARGEST_WIDTH_PX;
}
