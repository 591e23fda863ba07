/**
 * What somebody has typed into a field that searches as they type, for `to_tsquery`: all the words, each as the
 * beginning of one. '' where there is none. Only letters and digits get through, so nothing of its syntax does.
 */
export function prefixQuery(typed: string): string {
  const words = typed.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .slice(0, WORDS_MAX)
    .map((word) => `'${word}':*`)
    .join(' & ');
}

const WORDS_MAX = 12;
