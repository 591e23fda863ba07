import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BenchContext } from './bench-context.ts';

test('what was begun last is put away first, each once, also when two ask', async () => {
  const context = new BenchContext();
  const undone: string[] = [];
  const undo = (name: string) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    undone.push(name);
  };
  context.defer(undo('folder'));
  const stopServer = context.defer(undo('server'));
  context.defer(undo('client'));
  await stopServer();
  await Promise.all([context.cleanUp(), context.cleanUp()]);
  expect(undone).toEqual(['server', 'client', 'folder']);
});

test('a folder is there until the end', async () => {
  const context = new BenchContext();
  const folder = await context.makeFolder();
  expect(existsSync(folder)).toBe(true);
  await context.cleanUp();
  expect(existsSync(folder)).toBe(false);
});
