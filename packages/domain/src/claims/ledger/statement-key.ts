import type { Statement } from '../statement.ts';

/** UTF-16 units: a key is part of an index. */
const KEY_MAX = 300;

/**
 * What a statement of a story is known by once somebody dismissed it: its words and its speaker, without marks, case
 * and spaces. It is the same wherever in the story it moves and however its sentence is set.
 */
export function statementKey({ text, speaker }: Pick<Statement, 'text' | 'speaker'>): string {
  const bare = (words: string) => (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  return `${bare(speaker?.name ?? speaker?.written ?? '')}: ${bare(text)}`.slice(0, KEY_MAX).toWellFormed();
}
