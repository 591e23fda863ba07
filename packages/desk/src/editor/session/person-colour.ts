/**
 * Colours of people, dark enough for white letters (4.5:1) and different from the states' colours in their words.
 * Hexadecimal, as the caret of another browser accepts nothing else.
 */
const COLOURS = [
  '#1667b0',
  '#1d7a3e',
  '#8a4fb5',
  '#b0451f',
  '#0f7486',
  '#a83270',
  '#6b6512',
  '#5158c2',
] as const;

/** The colour of a person: the same for everybody and on every day. */
export function personColour(userId: string): string {
  let hash = 0;
  for (const character of userId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0];
}

/** Two letters that stand for a name: of the first and the last word, or of the only one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? '?')];
  const last = words.length > 1 ? [...(words.at(-1) ?? '')] : [];
  return ((first[0] ?? '?') + (last[0] ?? first[1] ?? '')).toLocaleUpperCase();
}

/** What stands over a cursor: a whole name would hide the words beside it. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
