import { type Column, type Table, verdict } from './report.ts';
import { median, percentile } from './samples.ts';

/** The columns of a table whose rows `distribution` makes. */
export const DISTRIBUTION_COLUMNS: readonly Column[] = [
  { key: 'what', label: 'what' },
  { key: 'n', label: 'n' },
  { key: 'median', label: 'median', decimals: 1 },
  { key: 'p95', label: 'p95', decimals: 1 },
  { key: 'most', label: 'most', decimals: 1 },
  { key: 'bar', label: 'bar' },
  { key: 'verdict', label: '' },
];

/** How samples spread, in ms; where there is a bar, 95 of 100 have to be within it. */
export function distribution(
  what: string,
  samples: readonly number[],
  barMs?: number,
): Table['rows'][number] {
  const p95 = percentile(samples, 0.95);
  return {
    what,
    n: samples.length,
    median: median(samples),
    p95,
    most: Math.max(...samples),
    ...(barMs === undefined ? {} : { bar: `p95 ≤ ${barMs}`, verdict: verdict(p95 <= barMs) }),
  };
}
