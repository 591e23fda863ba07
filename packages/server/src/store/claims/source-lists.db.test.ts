import fc from '@onrecord/domain/testing/fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSource } from '../../testing/ledger.ts';
import { createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { listSources, SOURCES_STRETCH } from './source-lists.ts';
import { insertSource } from './sources.ts';

let newsroom: TestNewsroom;
/** In the order in which they were put on record. */
const recorded: string[] = [];

beforeAll(async () => {
  newsroom = await createNewsroom();
  // Many in one instant, as an import makes them, and names that are all equally like what is looked for.
  for (let place = 0; place < 2 * SOURCES_STRETCH + 5; place++) {
    if (place % 10 === 0) newsroom.now = new Date(newsroom.now.getTime() + 1000);
    const id = idOf(`source:${place}`);
    const stamp = { at: newsroom.now, by: 'somebody' };
    await insertSource(newsroom.db, id, buildSource(`Captain ${LETTERS[place]}`), stamp);
    recorded.push(id);
  }
});
afterAll(() => newsroom.close());

const LETTERS = Array.from({ length: 2 * SOURCES_STRETCH + 5 }, (_, place) =>
  String.fromCharCode(0x410 + place),
);

async function walk(q: string, limit?: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { sources, next } = await listSources(newsroom.db, { q, cursor, ...(limit && { limit }) });
    expect(sources.length).toBeLessThanOrEqual(limit ?? SOURCES_STRETCH);
    ids.push(...sources.map(({ id }) => id));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describe('the list of sources', () => {
  it.each(['', 'captain', 'captan'])(
    'has every one once, stretch by stretch, looking for "%s"',
    async (q) => {
      const ids = await walk(q);
      expect(ids).toHaveLength(recorded.length);
      expect(new Set(ids)).toEqual(new Set(recorded));
      expect(await walk(q, 7)).toEqual(ids);
    },
  );

  it('begins with those that changed last, or with who is called just so', async () => {
    expect(recorded.slice(-5)).toEqual(expect.arrayContaining((await walk('')).slice(0, 5)));
    const [, , third] = recorded;
    expect((await walk(`captain ${LETTERS[2]}`))[0]).toBe(third);
  });

  it('begins at its beginning for whatever is no cursor of it', async () => {
    const cursors = fc.oneof(fc.string(), fc.constantFrom('9.9', `1.5.2.${'0'.repeat(36)}`, '-1.x'));
    await fc.assert(
      fc.asyncProperty(cursors, fc.constantFrom('', 'captain'), async (cursor, q) => {
        expect(await listSources(newsroom.db, { q, cursor })).toEqual(await listSources(newsroom.db, { q }));
      }),
      { numRuns: 30 },
    );
  });
});
