import { expect, test } from 'vitest';
import { tableText } from './report.ts';

test('a table is aligned Markdown: numbers to the right, with their decimals', () => {
  const text = tableText({
    title: 'Pages',
    columns: [
      { key: 'page', label: 'page' },
      { key: 'rate', label: 'req/s' },
      { key: 'ratio', label: 'ratio', decimals: 2 },
    ],
    rows: [
      { page: 'story', rate: 45_055.13, ratio: 0.5 },
      { page: 'a | b', rate: 7, ratio: null },
      { page: 'none' },
    ],
  });
  expect(text).toBe(
    [
      '**Pages**',
      '',
      '| page   |  req/s | ratio |',
      '| ------ | -----: | ----: |',
      '| story  | 45,055 |  0.50 |',
      '| a \\| b |      7 |       |',
      '| none   |        |       |',
    ].join('\n'),
  );
});
