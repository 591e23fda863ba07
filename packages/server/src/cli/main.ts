import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { Refused } from '../refused.ts';
import { exportClaims } from './export-claims.ts';
import { importGhostCommand } from './import-ghost.ts';
import { complain, say } from './print.ts';
import { serve } from './serve.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import { statements } from './statements.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `onrecord: a newsroom's News Feed

  onrecord serve                       start the site (npm start does the same)
  onrecord import ghost FILE           take over a Ghost export
      --content DIR                    Ghost's content folder, for pictures and files
      --edited keep|stage              stories edited here since: leave them as they are (keep), or
                                       stage the export's version of them for the desk
      --dry-run                        report only, write nothing
      --report FILE.json               the whole report as JSON
  onrecord export claims               the whole public ledger as NDJSON, to standard output
  onrecord settings [NAME [VALUE]]     show or change the newsroom's settings
  onrecord staff invite EMAIL --role ROLE
                                       make a link to join as viewer, reporter, editor or owner
  onrecord staff list                  who works here
  onrecord staff disable EMAIL         sign somebody out for good; enable takes it back
  onrecord statements FILE…|-          who says what in a text, as JSON
      --date YYYY-MM-DD                the day of the story: gives its dates their year
      --language TAG                   where the script does not tell

Settings of the process come from the environment: PORT, HOST, ORIGIN, DATA_DIR, DATABASE_URL,
ONRECORD_DEMO, METRICS_PORT, METRICS_HOST, LOG_LEVEL, PAGE_STORE_MB,
SMTP_URL. The README explains each.`;

/** Runs one command. Returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function main(args: readonly string[]): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    complain(`${parsed}\n\n${USAGE}`);
    return 2;
  }
  const { positionals, values } = parsed;
  if (values.help || positionals.length === 0) {
    say(USAGE);
    return 0;
  }
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const line of config.error) complain(line);
    return 2;
  }
  const log = createLog(config.value.logLevel);
  try {
    const [command, first, second, ...rest] = positionals;
    if (command === 'serve' && first === undefined) await serve(config.value, log);
    else if (command === 'import' && first === 'ghost' && second !== undefined && rest.length === 0)
      return await importGhostCommand(config.value, log, { file: second, ...values });
    else if (command === 'settings' && rest.length === 0)
      await withDatabase(config.value, log, (connectionString) => settings(connectionString, first, second));
    else if (command === 'export' && first === 'claims' && second === undefined)
      await withDatabase(config.value, log, (connectionString) =>
        exportClaims({ connectionString, origin: config.value.origin }, process.stdout),
      );
    else if (command === 'statements') await statements(positionals.slice(1), values);
    else if (command === 'staff' && rest.length === 0)
      await withDatabase(config.value, log, (connectionString) =>
        staff(
          {
            connectionString,
            origin: config.value.origin,
            smtpUrl: config.value.smtpUrl,
            log,
          },
          { act: first, email: second, role: values.role },
        ),
      );
    else {
      complain(`There is no command "${positionals.join(' ')}".\n\n${USAGE}`);
      return 2;
    }
    return 0;
  } catch (error) {
    if (error instanceof Refused) complain(error.message);
    else complain(traceOf(error));
    return 1;
  }
}

/** Where it happened and what led to it. Of a cause only its words: what else PostgreSQL's errors hold is data. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  for (let cause = error.cause, said = trace; ; cause = cause.cause) {
    if (!(cause instanceof Error)) return said;
    said += `\nbecause: ${cause.message}`;
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        content: { type: 'string' },
        'dry-run': { type: 'boolean' },
        report: { type: 'string' },
        edited: { type: 'string' },
        role: { type: 'string' },
        date: { type: 'string' },
        language: { type: 'string' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
