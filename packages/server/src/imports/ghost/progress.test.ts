import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function streamOf(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
}

test('writes a line every 10 % or 5 s where there is no terminal', () => {
  const stream = streamOf(false);
  let nowMs = 0;
  const progress = progressOn(stream, () => nowMs);
  for (let bytesRead = 0; bytesRead <= 100; bytesRead += 2)
    progress.show({ phase: 'import', bytesRead, bytesTotal: 100, posts: bytesRead });
  nowMs = 6000;
  progress.show({ phase: 'import', bytesRead: 100, bytesTotal: 100, posts: 101 });
  progress.done();
  expect(stream.written).toHaveLength(12);
  expect(stream.written[1]).toBe('Importing: 10 %, 10 posts\n');
});

test('redraws one line on a terminal, within its width', () => {
  const stream = streamOf(true);
  const progress = progressOn(stream, () => 0);
  for (const bytesRead of [0, 50, 100])
    progress.show({ phase: 'check', bytesRead, bytesTotal: 100, posts: bytesRead });
  progress.done();
  expect(stream.written).toHaveLength(3);
  expect(stream.written[1]).toBe(`\rChecking  ${'█'.repeat(33)} 100 % 100 posts\u001b[K`);
  expect(Math.max(...stream.written.map((text) => text.length))).toBeLessThanOrEqual(60 + 4);
});
