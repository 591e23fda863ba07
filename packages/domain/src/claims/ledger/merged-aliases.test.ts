import { expect, it } from 'vitest';
import fc from '../../testing/fast-check.ts';
import { mergedAliases } from './merged-aliases.ts';
import { SOURCE_ALIASES_MAX } from './source.ts';

it('calls the survivor what the merged one was called', () => {
  const into = { name: 'Oleksandr Syrskyi', aliases: ['Syrskyi'] };
  const merged = { name: 'Oleksandr Syrsky', aliases: ['Syrsky', 'syrskyi', 'OLEKSANDR SYRSKYI'] };
  expect(mergedAliases(into, merged)).toEqual({
    kept: ['Syrskyi', 'Oleksandr Syrsky', 'Syrsky'],
    dropped: [],
  });
});

const called = fc.record({
  name: fc.string({ minLength: 1 }),
  aliases: fc.array(fc.string({ minLength: 1 }), { maxLength: SOURCE_ALIASES_MAX }),
});

it('loses no name without saying so, keeps each once and the survivor’s own first', () => {
  fc.assert(
    fc.property(called, called, (into, merged) => {
      const { kept, dropped } = mergedAliases(into, merged);
      const plain = (names: readonly string[]) => names.map((name) => name.toLowerCase());
      expect(kept.length).toBeLessThanOrEqual(SOURCE_ALIASES_MAX);
      const all = plain([...kept, ...dropped]);
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain(into.name.toLowerCase());
      for (const name of plain([...into.aliases, merged.name, ...merged.aliases]))
        expect(name === into.name.toLowerCase() || all.includes(name)).toBe(true);
      const own = new Set(plain(into.aliases));
      own.delete(into.name.toLowerCase());
      expect(plain(kept).slice(0, own.size)).toEqual([...own]);
    }),
  );
});
