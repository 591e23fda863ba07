import { safeHref } from '@onrecord/domain/body/href';
import type { NoteTaker } from '../note-taker.ts';
import { cleanText } from '../raw.ts';

const ADDRESS_MAX = 2048;
const SHOWN_MAX = 60;

/**
 * An address as it may stand in a link: own addresses as paths, others as they are. Undefined, with a line in the
 * report, for one that could execute something or is too long; undefined without a line for an empty one.
 */
export function linkAddress(address: string, context: NoteTaker): string | undefined {
  const trimmed = cleanText(address).trim();
  if (trimmed === '') return undefined;
  const path = context.own.pathOf(trimmed);
  const href = path ?? safeHref(trimmed);
  if (href !== undefined && href.length <= ADDRESS_MAX && safeHref(href) !== undefined) {
    if (path?.includes('#/portal'))
      context.noteOnce(
        'note',
        "a link leads to Ghost's sign-up or account window, which does not exist here",
      );
    return href;
  }
  const shown = shownAddress(trimmed);
  context.note(
    'warning',
    href === undefined
      ? `the address "${shown}" could run a script; the text stays without the link`
      : `the address "${shown}" is longer than ${ADDRESS_MAX} characters; the text stays without the link`,
  );
  return undefined;
}

/**
 * Where a picture or file came from: a path of the newsroom's own or an http(s) address. Undefined for others,
 * such as `data:`, and for none.
 */
export function sourceAddress(address: string, context: NoteTaker): string | undefined {
  const trimmed = cleanText(address).trim();
  if (trimmed === '') return undefined;
  const path = context.own.pathOf(trimmed);
  const source = path ?? (/^https?:\/\//i.test(trimmed) ? safeHref(trimmed) : undefined);
  return source !== undefined && source.length <= ADDRESS_MAX ? source : undefined;
}

/** The same for a picture that may be left out: an address that cannot be kept is a line in the report. */
export function sourceOrNone(address: string, context: NoteTaker): string | undefined {
  const source = sourceAddress(address, context);
  if (source === undefined && address.trim() !== '')
    context.note(
      'warning',
      `"${shownAddress(address)}" is no address of a picture that can be kept; left out`,
    );
  return source;
}

/** The start of an address in one line. */
export function shownAddress(address: string): string {
  const line = address
    .trim()
    .slice(0, SHOWN_MAX + 1)
    .replace(/\s+/g, ' ');
  return line.length > SHOWN_MAX ? `${line.slice(0, SHOWN_MAX)}…` : line;
}
