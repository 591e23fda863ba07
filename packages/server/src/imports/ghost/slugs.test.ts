import { isReservedSlug, isSlug } from '@onrecord/domain/address/slug';
import fc from '@onrecord/domain/testing/fast-check';
import { expect, test } from 'vitest';
import { planSlugs } from './slugs.ts';

const entry = (id: string, slug: string, title = '') => ({
  index: 0,
  id,
  slug,
  title,
  startByte: 0,
  sizeBytes: 0,
});

test('a slug is kept to the letter; of two the later one gets a number', () => {
  const plan = planSlugs([
    entry('a', 'Flood_2025'),
    entry('b', 'dam'),
    entry('c', 'dam'),
    entry('d', 'dam-2'),
  ]);
  expect(plan.slugs).toEqual(['Flood_2025', 'dam', 'dam-3', 'dam-2']);
  expect(plan.idBySlug.get('dam')).toBe('b');
  expect([...plan.changes]).toEqual([
    [2, 'another post has the slug "dam", too; its address is now /dam-3/'],
  ]);
});

test('a missing, reserved or impossible slug is made from the title, else from the id', () => {
  const plan = planSlugs([
    entry('1', '', 'The dam holds'),
    entry('2', 'search', 'Search'),
    entry('3', '../etc', ''),
    entry('66a1', '', '…'),
  ]);
  expect(plan.slugs).toEqual(['the-dam-holds', 'search-story', 'story-3', 'story-66a1']);
  expect(plan.changes.get(1)).toContain('is an address of the site itself');
});

test('all slugs are usable and different, whatever the export holds', () => {
  const slug = fc.oneof(fc.constantFrom('a', 'tag', '', 'x'.repeat(191)), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), slug, fc.string()), { maxLength: 20 }), (rows) => {
      const { slugs } = planSlugs(rows.map(([id, given, title]) => entry(id, given, title)));
      expect(slugs.every((made) => isSlug(made) && !isReservedSlug(made))).toBe(true);
      expect(new Set(slugs).size).toBe(rows.length);
    }),
  );
});
