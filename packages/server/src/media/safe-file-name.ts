import { fileEnding } from './allowed-files.ts';

/** What a file is called by us, as somebody calls it: its last part, on one line. Never part of a path of ours. */
export function safeFileName(given: string): string {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .split(/[/\\]/)
    .at(-1)
    ?.trim();
  if (name === undefined || /^\.*$/.test(name)) return '';
  if (name.length <= FILE_NAME_MAX) return name;
  const ending = fileEnding(name);
  return `${name.slice(0, FILE_NAME_MAX - ending.length - 1)}.${ending}`;
}

/** UTF-16 units. */
const FILE_NAME_MAX = 200;
