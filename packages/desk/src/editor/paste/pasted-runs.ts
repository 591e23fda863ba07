import { safeHref } from '@onrecord/domain/body/href';
import type { PastedElement, PastedNode } from './pasted-node.ts';
import { isHidden, marksInside, type PastedMark } from './pasted-style.ts';

/** A run of pasted text with what is on it; a line break has the text `\n`. */
export interface Run {
  readonly text: string;
  readonly marks: ReadonlySet<PastedMark>;
  readonly href: string | undefined;
}

const BREAKS_AROUND = /^(p|div|li|tr|h[1-6]|blockquote|ul|ol|table)$/;
const SILENT = /^(style|script|meta|link|title|xml|noscript|template|svg|button|input|iframe|img)$/;

/** The runs in inline content. In a `heading` bold says nothing, as all of it is bold. */
export function runsOf(
  nodes: readonly PastedNode[],
  marks: ReadonlySet<PastedMark>,
  where: 'text' | 'heading' = 'text',
): Run[] {
  const runs: Run[] = [];
  const breakLine = () => {
    if (runs.length > 0 && runs.at(-1)?.text !== '\n')
      runs.push({ text: '\n', marks: new Set(), href: undefined });
  };
  const walk = (node: PastedNode, around: ReadonlySet<PastedMark>, href: string | undefined) => {
    if (typeof node === 'string') {
      const shown = new Set(around);
      if (where === 'heading') shown.delete('strong');
      const text = plainSpaces(node);
      if (text !== '') runs.push({ text, marks: shown, href });
      return;
    }
    if (SILENT.test(node.tag) || isHidden(node)) return;
    if (node.tag === 'br') {
      if (!/interchange-newline/i.test(node.attrs.class ?? ''))
        runs.push({ text: '\n', marks: new Set(), href: undefined });
      return;
    }
    if (BREAKS_AROUND.test(node.tag)) breakLine();
    const inner = marksInside(node, around);
    for (const child of node.children) walk(child, inner, node.tag === 'a' ? (hrefOf(node) ?? href) : href);
    if (BREAKS_AROUND.test(node.tag)) breakLine();
  };
  for (const node of nodes) walk(node, marks, undefined);
  return tidied(runs);
}

/** Where a link leads, without the detour by which Google Docs and Outlook count clicks. */
function hrefOf(node: PastedElement): string | undefined {
  const href = safeHref(node.attrs.href ?? '');
  if (href === undefined || href.startsWith('#') || href.length > 2048) return undefined;
  const detour =
    /^https:\/\/www\.google\.com\/url\?/.test(href) ||
    /^https:\/\/[\w.]+\.safelinks\.protection\.outlook\.com\//.test(href);
  if (!detour) return href;
  try {
    const query = new URL(href).searchParams;
    return safeHref(query.get('q') ?? query.get('url') ?? '') ?? href;
  } catch {
    return href;
  }
}

/** Spaces as they are meant: other programs lay out with no-break spaces, line ends and invisible marks. */
function plainSpaces(text: string): string {
  return text.replace(/[\u200b\u2060\ufeff\u00ad]/g, '').replace(/[ \t\r\n\f\u00a0]+/g, ' ');
}

/** No space at either end or beside a line break, one space between words, neighbours alike joined. */
function tidied(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const before = out.at(-1);
    let text = run.text;
    if (text !== '\n' && (before === undefined || /[ \n]$/.test(before.text))) text = text.replace(/^ /, '');
    if (text === '') continue;
    if (text === '\n' && before && before.text !== '\n') {
      const cut = before.text.replace(/ $/, '');
      if (cut === '') out.pop();
      else out[out.length - 1] = { ...before, text: cut };
    }
    const last = out.at(-1);
    if (last && last.text !== '\n' && text !== '\n' && alike(last, run))
      out[out.length - 1] = { ...last, text: last.text + text };
    else out.push({ ...run, text });
  }
  while (out[0]?.text === '\n') out.shift();
  for (let last = out.at(-1); last !== undefined; last = out.at(-1)) {
    const cut = last.text.replace(/[ \n]+$/, '');
    if (cut === last.text) break;
    out.pop();
    if (cut !== '') out.push({ ...last, text: cut });
  }
  return out;
}

function alike(one: Run, other: Run): boolean {
  return (
    one.href === other.href &&
    one.marks.size === other.marks.size &&
    [...one.marks].every((mark) => other.marks.has(mark))
  );
}

const MARK_ORDER: readonly PastedMark[] = ['strong', 'em', 's', 'code', 'sub', 'sup'];

export function inlineHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, marks, href }) => {
      if (text === '\n') return '<br>';
      let html = escapeText(text);
      for (const mark of MARK_ORDER) if (marks.has(mark)) html = `<${mark}>${html}</${mark}>`;
      return href === undefined ? html : `<a href="${escapeText(href)}">${html}</a>`;
    })
    .join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
