import type { Machine } from './machine.ts';

export type Value = string | number | boolean | null;

export interface Column {
  readonly key: string;
  readonly label: string;
  /** How a number is written in the table; JSON has it whole. */
  readonly decimals?: number;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: ReadonlyArray<Readonly<Record<string, Value>>>;
}

/** What a bench found out. */
export interface Report {
  readonly bench: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly machine: Machine;
  readonly tables: readonly Table[];
  /** What a reader of the numbers has to know. */
  readonly notes: readonly string[];
}

/** `ok`, or `over` where a bar of the issue is missed. */
export function verdict(withinBar: boolean): string {
  return withinBar ? 'ok' : 'over';
}

/** A table in Markdown, its columns aligned so that it reads on a terminal as well. */
export function tableText({ title, columns, rows }: Table): string {
  const cells = rows.map((row) => columns.map((column) => cellText(row[column.key], column.decimals)));
  const widths = columns.map((column, at) =>
    Math.max(3, column.label.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const numeric = columns.map((column) => rows.some((row) => typeof row[column.key] === 'number'));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (numeric[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [`**${title}**`, '', line(columns.map((column) => column.label)), rule, ...cells.map(line)].join(
    '\n',
  );
}

function cellText(value: Value | undefined, decimals = 0): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // A bar that is no cell's end: it would begin another one.
  if (typeof value === 'string') return value.replaceAll('|', '\\|');
  if (!Number.isFinite(value)) return '';
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** The whole report for a terminal or for `RESULTS.md`. */
export function reportText(report: Report): string {
  const { machine } = report;
  const about = `${report.at} · ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · ${machine.system} · Node ${machine.node} · PostgreSQL ${machine.postgres}`;
  const notes = report.notes.map((note) => `- ${note}`).join('\n');
  return [`${report.bench}: ${about}`, ...report.tables.map(tableText), notes]
    .filter((part) => part !== '')
    .join('\n\n');
}
