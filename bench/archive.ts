import { readdir } from 'node:fs/promises';
import { buildArchive } from './archive/build-archive.ts';
import { measureArchive } from './archive/measure-archive.ts';
import { type BenchContext, Refused } from './bench-context.ts';
import type { Report } from './report.ts';
import { prepareBuild } from './server-process.ts';

export interface ArchiveBenchOptions {
  readonly stories: number;
  /** Requests for each kind of page. */
  readonly samples: number;
  /** A folder to build the archive in, and to leave it in. */
  readonly keep: string | undefined;
  /** A folder with an archive that was kept. */
  readonly reuse: string | undefined;
}

/** A large archive: what pages and searches cost that nobody has asked for yet, memory, and a restart. */
export async function benchArchive(context: BenchContext, options: ArchiveBenchOptions): Promise<Report> {
  if (options.keep !== undefined && options.reuse !== undefined)
    throw new Refused('--keep builds an archive and --reuse takes one that is there: give one of them.');
  await prepareBuild(context);
  if (options.reuse !== undefined) {
    await readdir(options.reuse).catch(() => {
      throw new Refused(`There is no folder ${options.reuse}.`);
    });
    return measureArchive(context, { dataDir: options.reuse, samples: options.samples });
  }
  const dataDir = options.keep ?? (await context.makeFolder());
  const buildSeconds = await buildArchive(context, { dataDir, stories: options.stories });
  return measureArchive(context, { dataDir, samples: options.samples, buildSeconds });
}
