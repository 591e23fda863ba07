import type { PastedElement } from './pasted-node.ts';

/** Marks that pasted text can carry; all else of its style is the other program's. */
export type PastedMark = 'strong' | 'em' | 's' | 'code' | 'sub' | 'sup';

const MARK_TAGS: Readonly<Record<string, PastedMark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sub: 'sub',
  sup: 'sup',
};

/** The declarations of a style attribute, names and values in lower case. */
export function styleOf(element: PastedElement): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const part of (element.attrs.style ?? '').split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      declarations.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return declarations;
}

export function isHidden(element: PastedElement): boolean {
  const style = styleOf(element);
  return 'hidden' in element.attrs || style.get('display') === 'none' || style.get('mso-hide') === 'all';
}

/**
 * The marks inside an element: those around it, with what its tag adds, and last what its style says. The style
 * wins, as Google Docs wraps everything in `<b style="font-weight:normal">`.
 */
export function marksInside(
  element: PastedElement,
  around: ReadonlySet<PastedMark>,
): ReadonlySet<PastedMark> {
  const marks = new Set(around);
  const byTag = MARK_TAGS[element.tag];
  if (byTag) marks.add(byTag);
  const style = styleOf(element);
  const set = (mark: PastedMark, on: boolean) => (on ? marks.add(mark) : marks.delete(mark));
  const weight = style.get('font-weight') ?? style.get('mso-bidi-font-weight');
  if (style.has('font-weight') && weight) {
    if (/^(bold|bolder|[6-9]00)$/.test(weight)) set('strong', true);
    else if (/^(normal|lighter|[1-5]00)$/.test(weight)) set('strong', false);
  }
  const slant = style.get('font-style');
  if (slant) set('em', /^(italic|oblique)/.test(slant));
  const line = style.get('text-decoration') ?? style.get('text-decoration-line');
  if (line?.includes('line-through')) set('s', true);
  const height = style.get('vertical-align');
  if (height === 'super') set('sup', true);
  if (height === 'sub') set('sub', true);
  return marks;
}
