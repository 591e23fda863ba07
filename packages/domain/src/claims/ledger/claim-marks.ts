import type { Body } from '../../body/body.ts';
import type { Mark, TextRun } from '../../body/inline.ts';
import { err, ok, type Result } from '../../result.ts';
import type { Span } from '../statement.ts';
import { citationsIn } from './citations.ts';
import { isReporting, reportingPartOf, reportingTextOf } from './offer.ts';

/**
 * A span that is no words of this text: it lies outside of it, is blank, halves a character, or takes in words that can
 * carry no mark, such as the attribution of a quote.
 */
export interface SpanDoesNotFit {
  readonly type: 'span-does-not-fit';
  readonly span: Span;
}

/**
 * Ties passages of a body to a claim: `citationsIn` finds it there again, with the same words, a passage for each block
 * that a span touches. Spans are into `reportingTextOf` of the body, UTF-16 units, and may meet. Nothing but the marks
 * changes; neighbouring runs that are alike then become one.
 */
export function withClaim(body: Body, spans: readonly Span[], claimId: string): Result<Body, SpanDoesNotFit> {
  const { text, places } = layOut(body);
  const span = spans.find((one) => !fits(one, text, places));
  if (span !== undefined) return err({ type: 'span-does-not-fit', span });
  let number = 0;
  const content = body.content.map((element) =>
    isReporting(element.type)
      ? changeRuns(element, (run) => cut(run, places[number++], spans, claimId))
      : element,
  );
  return ok({ ...body, content });
}

/** Takes a claim off all its passages; neighbouring runs that are alike then become one. */
export function withoutClaim(body: Body, claimId: string): Body {
  return changeRuns(body, (run) => {
    if (!carries(run, claimId)) return [run];
    const others = run.marks?.filter((mark) => !isClaim(mark, claimId)) ?? [];
    return [withMarks(run, others)];
  });
}

/** The text that spans are into, and where in it each run stands, in the order of the runs. */
function layOut(body: Body): { readonly text: string; readonly places: readonly Span[] } {
  let runs = 0;
  // Each run a passage of its own: so there is one rule for where words stand, that of citations.
  const numbered = changeRuns(reportingPartOf(body), (run) => [withMarks(run, [claimMark(String(runs++))])]);
  return { text: reportingTextOf(body), places: citationsIn(numbered) };
}

function fits({ start, end }: Span, text: string, places: readonly Span[]): boolean {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length;
  if (!isInside || text.slice(start, end).trim() === '' || halves(text, start) || halves(text, end))
    return false;
  let reached = start;
  for (const place of places.filter((run) => run.start < end && start < run.end)) {
    if (isWords(text.slice(reached, place.start))) return false;
    reached = place.end;
  }
  return !isWords(text.slice(reached, end));
}

const halves = (text: string, at: number) =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
/** What stands between runs is breaks, or words that are no run. */
const isWords = (between: string) => /[^\n]/.test(between);

/** A run, cut where what spans cover of it begins and ends, with the claim on that. */
function cut(run: TextRun, place: Span | undefined, spans: readonly Span[], claimId: string): TextRun[] {
  if (place === undefined || carries(run, claimId)) return [run];
  const within = spans.map(({ start, end }) => ({
    start: Math.max(start - place.start, 0),
    end: Math.min(end - place.start, run.text.length),
  }));
  const covered = within.filter(({ start, end }) => start < end);
  if (covered.length === 0) return [run];
  const cuts = new Set([0, run.text.length, ...covered.flatMap(({ start, end }) => [start, end])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, at) => {
    const piece = { ...run, text: run.text.slice(from, edges[at + 1]) };
    const isCovered = covered.some(({ start, end }) => start <= from && from < end);
    return isCovered ? withMarks(piece, withMark(run.marks ?? [], claimId)) : piece;
  });
}

/** Claims stand behind a link and before all else, as the editor has them: a text that is opened there stays the same. */
function withMark(marks: readonly Mark[], claimId: string): Mark[] {
  const before = (mark: Mark) =>
    mark.type === 'link' || (mark.type === 'claim' && mark.attrs.claimId < claimId);
  return [...marks.filter(before), claimMark(claimId), ...marks.filter((mark) => !before(mark))];
}

const claimMark = (claimId: string): Mark => ({ type: 'claim', attrs: { claimId } });
const isClaim = (mark: Mark, claimId: string) => mark.type === 'claim' && mark.attrs.claimId === claimId;
const carries = (run: TextRun, claimId: string) => run.marks?.some((mark) => isClaim(mark, claimId)) ?? false;

function withMarks({ marks: _, ...run }: TextRun, marks: Mark[]): TextRun {
  return marks.length === 0 ? run : { ...run, marks };
}

/** A body, or a part of one, with each run of text replaced; what holds no changed run is the same object. */
function changeRuns<T>(node: T, change: (run: TextRun) => TextRun[]): T {
  if (typeof node !== 'object' || node === null || !('content' in node) || !Array.isArray(node.content))
    return node;
  const before: readonly unknown[] = node.content;
  const changed = before.map((child) => (isRun(child) ? change(child) : [changeRuns(child, change)]));
  if (changed.every(([only, ...more], at) => more.length === 0 && only === before[at])) return node;
  return { ...node, content: joined(changed.flat()) };
}

const isRun = (node: unknown): node is TextRun =>
  (node as { readonly type?: unknown } | null)?.type === 'text';

function joined(nodes: readonly unknown[]): unknown[] {
  const kept: unknown[] = [];
  for (const node of nodes) {
    const last = kept.at(-1);
    if (isRun(node) && isRun(last) && JSON.stringify(node.marks) === JSON.stringify(last.marks))
      kept[kept.length - 1] = { ...last, text: last.text + node.text };
    else kept.push(node);
  }
  return kept;
}
