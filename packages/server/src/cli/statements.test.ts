import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readStatements } from './statements.ts';

const SPECIMEN = resolve(import.meta.dirname, '../../../../../shared/specimen');

/** A statement of the specimen's ledger, read off the page by hand. */
interface LedgerEntry {
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
  readonly directness: string;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-statements-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** The share of the smaller text's words that the other has as well. */
function likeness(a: string, b: string): number {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const common = [...wordsA].filter((word) => wordsB.has(word)).length;
  return common / Math.min(wordsA.size, wordsB.size);
}

describe('the specimen page', () => {
  it('gives up every statement of its ledger, by the right speakers, and hardly anything else', async () => {
    const page = join(SPECIMEN, 'page.txt');
    const ledger: { statements: LedgerEntry[] } = JSON.parse(
      await readFile(join(SPECIMEN, 'statements.json'), 'utf8'),
    );
    const [read] = await readStatements([page], { date: '2025-03-15' });
    const found = read?.statements ?? [];
    const matches = (entry: LedgerEntry) =>
      found.filter(
        ({ text, speaker }) => speaker?.name === entry.speaker && likeness(text, entry.text) > 0.7,
      );

    const missed = ledger.statements.filter((entry) => matches(entry).length === 0);
    expect(missed.map(({ id, speaker }) => `${id} ${speaker}`)).toEqual([]);
    const known = new Set(ledger.statements.flatMap(matches));
    expect(found.filter((statement) => !known.has(statement)).map(({ text }) => text)).toEqual([]);
  });
});

describe('the command', () => {
  it('reads several files in their order, with the day of the story', async () => {
    const one = await file('one.txt', 'Ada Quill said on Monday that the fleet would sail.');
    const two = await file('two.txt', '\ufeffNothing was said.');
    const found = await readStatements([one, two], { date: '2025-03-14' });
    expect(found.map(({ file, statements }) => [file, statements.length])).toEqual([
      [one, 1],
      [two, 0],
    ]);
    expect(found[0]?.statements[0]?.saidAt).toMatchObject({ date: '2025-03-10', guess: true });
  });

  it('says what is wrong with a file, and reads none', async () => {
    const good = await file('good.txt', 'Quill said yes.');
    const latin = await file('latin.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    const binary = await file('binary', Uint8Array.of(0x7f, 0x45, 0x00, 0x01));
    const reading = (...files: string[]) => readStatements(files, {});
    await expect(reading()).rejects.toThrow('Name one or more files');
    await expect(reading(good, join(folder, 'none.txt'))).rejects.toThrow('There is no file');
    await expect(reading(folder)).rejects.toThrow('is a folder');
    await expect(reading(latin)).rejects.toThrow('is not in UTF-8');
    await expect(reading(binary)).rejects.toThrow('is no text');
    await expect(reading('-', '-')).rejects.toThrow('only once');
    await expect(readStatements([good], { date: '2025-02-30' })).rejects.toThrow('--date');
    await expect(readStatements([good], { language: 'xx' })).rejects.toThrow('--language xx');
  });
});
