import type { Body } from '../../body/body.ts';
import type { Inline } from '../../body/inline.ts';
import { plainTextOf } from '../../body/plain-text.ts';
import type { Span } from '../statement.ts';

/** A passage of a story whose words carry a claim. Offsets are into the story's plain text. */
export interface Citation extends Span {
  readonly claimId: string;
  readonly passage: string;
  /** What stands before and after it, within its paragraph: tells it from the same words elsewhere. */
  readonly prefix: string;
  readonly suffix: string;
}

/** UTF-16 units of `prefix` and `suffix`. */
const CONTEXT_MAX = 60;

/**
 * Code points that no text holds (Unicode, noncharacters): they mark where passages begin and end while the text is
 * laid out, so that offsets and layout cannot come from two different rules.
 */
const BEGIN = '\uFDD0';
const END = '\uFDD1';
const CLOSE = '\uFDD2';
const MARKS = /[\uFDD0\uFDD1]\d+\uFDD2/g;
const STRAY = /[\uFDD0-\uFDD2]/g;

/** The passages of a body that carry claims, in reading order; one passage with two claims is two citations. */
export function citationsIn(body: Body): Citation[] {
  const claimIds: string[] = [];
  const laidOut = plainTextOf(marked(body, claimIds));
  if (claimIds.length === 0) return [];
  const text = laidOut.replace(MARKS, '');
  const starts = new Map<number, number>();
  const citations: Citation[] = [];
  let taken = 0;
  for (const { 0: mark, index } of laidOut.matchAll(MARKS)) {
    const at = index - taken;
    taken += mark.length;
    const number = Number.parseInt(mark.slice(1), 10);
    if (mark.startsWith(BEGIN)) starts.set(number, at);
    else citations.push(citationAt(text, claimIds[number] ?? '', starts.get(number) ?? at, at));
  }
  return citations.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The ids of the claims that a body cites, each once. */
export function claimIdsOf(body: Body): string[] {
  return [...new Set(citationsIn(body).map(({ claimId }) => claimId))];
}

function citationAt(text: string, claimId: string, start: number, end: number): Citation {
  return { claimId, start, end, passage: text.slice(start, end), ...contextOf(text, { start, end }) };
}

/** What stands before and after a passage, within its paragraph. */
export function contextOf(text: string, { start, end }: Span): Pick<Citation, 'prefix' | 'suffix'> {
  const before = text.slice(Math.max(0, start - CONTEXT_MAX), start);
  const after = text.slice(end, end + CONTEXT_MAX);
  return {
    prefix: before.slice(before.lastIndexOf('\n') + 1).toWellFormed(),
    suffix: (after.split('\n')[0] ?? '').toWellFormed(),
  };
}

/** The body with marks around each passage; every claim found is appended to `claimIds`, its number its place. */
function marked<T>(node: T, claimIds: string[]): T {
  if (Array.isArray(node))
    return (isInline(node) ? markRuns(node, claimIds) : node.map((child) => marked(child, claimIds))) as T;
  if (typeof node !== 'object' || node === null || !('content' in node)) return node;
  return { ...node, content: marked(node.content, claimIds) };
}

function isInline(content: readonly unknown[]): content is Inline[] {
  return content.some((node) => {
    const { type } = node as { type?: unknown };
    return type === 'text' || type === 'hardBreak';
  });
}

/** A claim goes on over neighbouring runs that carry it, and over a line break between them. */
function markRuns(runs: readonly Inline[], claimIds: string[]): Inline[] {
  const open = new Map<string, number>();
  return runs.map((run, place): Inline => {
    if (run.type !== 'text') return run;
    const carried = claimsOf(run);
    const next = runs.slice(place + 1).find(({ type }) => type === 'text');
    const goesOn = new Set(next === undefined ? [] : claimsOf(next));
    let begins = '';
    for (const claimId of carried) {
      if (open.has(claimId)) continue;
      open.set(claimId, claimIds.push(claimId) - 1);
      begins += `${BEGIN}${open.get(claimId)}${CLOSE}`;
    }
    let ends = '';
    for (const [claimId, number] of open) {
      if (goesOn.has(claimId)) continue;
      open.delete(claimId);
      ends += `${END}${number}${CLOSE}`;
    }
    return { ...run, text: `${begins}${run.text.replace(STRAY, '\uFFFD')}${ends}` };
  });
}

function claimsOf(run: Inline): string[] {
  if (run.type !== 'text') return [];
  const ids = (run.marks ?? []).flatMap((mark) => (mark.type === 'claim' ? [mark.attrs.claimId] : []));
  return [...new Set(ids)];
}
