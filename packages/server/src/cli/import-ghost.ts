import { writeFile } from 'node:fs/promises';
import { stderr } from 'node:process';
import { createCollab } from '../collab/collab.ts';
import type { Config } from '../config.ts';
import { importGhost } from '../imports/ghost/import-ghost.ts';
import { progressOn } from '../imports/ghost/progress.ts';
import { summaryOf } from '../imports/ghost/report.ts';
import type { Log } from '../log.ts';
import { createFileStore } from '../media/file-store.ts';
import { Refused } from '../refused.ts';
import { openDatabase } from '../store/database.ts';
import { createGhostPorts } from './ghost-ports.ts';
import { complain, say } from './print.ts';
import { withDatabase } from './with-database.ts';

export interface ImportGhostArguments {
  readonly file: string;
  readonly content?: string | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly report?: string | undefined;
  readonly edited?: string | undefined;
}

/** What is done with a story that changed in Ghost and was edited here since. */
const EDITED_CHOICES = ['keep', 'stage'];

/** `onrecord import ghost FILE`. Returns the exit code: 1 where nothing could be imported. */
export async function importGhostCommand(
  config: Config,
  log: Log,
  args: ImportGhostArguments,
): Promise<number> {
  const edited = args.edited ?? 'keep';
  if (!EDITED_CHOICES.includes(edited))
    throw new Refused(`--edited is "${edited}"; it takes ${EDITED_CHOICES.join(' or ')}.`);
  return withDatabase(config, log, async (connectionString) => {
    // No limit on a statement's time: a batch of long stories on a busy machine may take a while.
    const db = openDatabase({ connectionString, poolSize: 6, statementTimeoutMs: 0 });
    // Shared documents are opened only where something may be put into them.
    const collab =
      edited === 'stage'
        ? createCollab({ db, log, clock: () => new Date(), connectionString, team: NOBODY })
        : undefined;
    try {
      const context = { db, clock: () => new Date(), actor: 'import:ghost' };
      const progress = progressOn(stderr);
      const report = await importGhost(
        {
          file: args.file,
          ...(args.content === undefined ? {} : { contentDir: args.content }),
          dryRun: args['dry-run'] ?? false,
          progress: progress.show,
          now: context.clock(),
        },
        createGhostPorts(context, createFileStore({ dataDir: config.dataDir }), collab),
      );
      progress.done();
      if (args.report !== undefined) await writeReport(args.report, report);
      if (report.failure !== null) {
        complain(summaryOf(report));
        return 1;
      }
      say(summaryOf(report));
      return 0;
    } finally {
      await collab?.close();
      await db.destroy();
    }
  });
}

/** An import takes no connections of people. */
const NOBODY = { findActor: async () => undefined };

async function writeReport(path: string, report: object): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new Refused(
      `The report could not be written to ${path}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
