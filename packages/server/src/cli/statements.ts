import { createReadStream } from 'node:fs';
import { stdin } from 'node:process';
import type { Readable } from 'node:stream';
import { extractStatements, findLanguageTable } from '@onrecord/domain/claims/extract-statements';
import type { Statement } from '@onrecord/domain/claims/statement';
import { Refused } from '../refused.ts';
import { say } from './print.ts';

/** A story is read whole: more than this is none. */
const FILE_MAX_BYTES = 16 * 1024 * 1024;

export interface StatementsArguments {
  readonly language?: string | undefined;
  readonly date?: string | undefined;
}

/** One text and what it reports. */
export interface FileStatements {
  /** The file as it was named; "-" is standard input. */
  readonly file: string;
  readonly statements: readonly Statement[];
}

/** `onrecord statements FILE…|-`: the statements in each text, as JSON; what the text does not tell is null. */
export async function statements(files: readonly string[], args: StatementsArguments): Promise<void> {
  const found = await readStatements(files, args);
  say(JSON.stringify(found, (_, value) => (value === undefined ? null : value), 2));
}

/**
 * The statements of each file. Offsets are UTF-16 code units into the text as it was read, byte order mark included.
 * One file that cannot be read refuses all of them.
 */
export async function readStatements(
  files: readonly string[],
  { language, date }: StatementsArguments,
): Promise<FileStatements[]> {
  if (files.length === 0) throw new Refused('Which text? Name one or more files, or - for standard input.');
  if (files.filter((file) => file === '-').length > 1)
    throw new Refused('Standard input can be read once: name - only once.');
  if (date !== undefined && !isDay(date))
    throw new Refused(`--date takes the day of the story, like 2025-03-14, not ${date}.`);
  if (language !== undefined && findLanguageTable(language) === undefined)
    throw new Refused(`--language ${language}: there are rules for en and uk so far.`);
  const texts: Array<{ file: string; text: string }> = [];
  for (const file of files) texts.push({ file, text: await readText(file) });
  return texts.map(({ file, text }) => ({
    file,
    statements: extractStatements(text, {
      ...(language === undefined ? {} : { language }),
      ...(date === undefined ? {} : { publishedOn: date }),
    }),
  }));
}

function isDay(date: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

async function readText(file: string): Promise<string> {
  const name = file === '-' ? 'Standard input' : file;
  const bytes = await readBytes(name, file === '-' ? stdin : createReadStream(file));
  if (bytes.includes(0))
    throw new Refused(`${name} is no text: it holds zero bytes. Save the story as plain text.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused(`${name} is not in UTF-8. Save it as UTF-8 and try again.`);
  }
}

async function readBytes(name: string, stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > FILE_MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Refused(whyUnreadable(name, error));
  }
  if (size > FILE_MAX_BYTES)
    throw new Refused(
      `${name} has more than ${FILE_MAX_BYTES / 1024 / 1024} MB. One story at a time, please.`,
    );
  return Buffer.concat(chunks);
}

function whyUnreadable(name: string, error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return `There is no file ${name}.`;
    case 'EISDIR':
      return `${name} is a folder. Name the files in it.`;
    case 'EACCES':
      return `${name} may not be read: check its permissions.`;
    default:
      return `${name} could not be read: ${error instanceof Error ? error.message : error}`;
  }
}
