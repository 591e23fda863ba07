/** The longest excerpt, in UTF-16 units, the "…" counted. */
export const EXCERPT_MAX = 300;

/**
 * The start of a text in one line, cut behind a whole word and closed with "…" where it is longer than `max`
 * (UTF-16 units, the "…" counted). A text without a space to cut at is cut between characters.
 */
export function excerptOf(text: string, max = EXCERPT_MAX): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const room = line.slice(0, max);
  const space = room.lastIndexOf(' ');
  const cut = space > max / 2 ? room.slice(0, space) : room.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`;
}
