import { expect, test } from 'vitest';
import { randomFrom } from '../random.ts';
import { AliasTable, Vocabulary } from './vocabulary.ts';

const vocabulary = new Vocabulary(20_000);

test('no word stands twice', () => {
  const { words } = new Vocabulary();
  expect(words).toHaveLength(200_000);
  expect(new Set(words).size).toBe(words.length);
});

test('frequencies follow Zipf: the second word is drawn about half as often as the first', () => {
  const random = randomFrom(1);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 300_000; draw++) {
    const word = vocabulary.draw(random);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const count = (rank: number) => counts.get(vocabulary.words[rank - 1] ?? '') ?? 0;
  expect(count(1) / count(2)).toBeCloseTo(2 ** 1.05, 1);
  expect(count(1) / count(10)).toBeGreaterThan(10 ** 1.05 * 0.9);
  expect(count(1) / count(10)).toBeLessThan(10 ** 1.05 * 1.1);
  expect(count(1000)).toBeLessThan(count(100));
});

test('rare words are distinct and from the far end', () => {
  const rare = vocabulary.rare(60);
  expect(new Set(rare).size).toBe(60);
  for (const word of rare) expect(vocabulary.words.indexOf(word)).toBeGreaterThan(18_000 - 1);
});

test('an alias table draws each index by its weight', () => {
  const table = new AliasTable([1, 0, 3]);
  const random = randomFrom(5);
  const counts = [0, 0, 0];
  for (let draw = 0; draw < 40_000; draw++) {
    const at = table.draw(random);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect((counts[2] ?? 0) / (counts[0] ?? 1)).toBeCloseTo(3, 0);
});
