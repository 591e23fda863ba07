import { type RawBuilder, sql } from 'kysely';

const WORDS_MAX = 12;

/** Only letters and digits get through, so nothing of the syntax of `to_tsquery` does. */
function wordsOf(typed: string): string[] {
  const words = typed.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, WORDS_MAX);
}

/**
 * What somebody has typed into a field that searches as they type, for `to_tsquery`: all the words, each as the
 * beginning of one. '' where there is none.
 */
export function prefixQuery(typed: string): string {
  return wordsOf(typed)
    .map((word) => `'${word}':*`)
    .join(' & ');
}

/**
 * The same for the column `words` of stories and working copies: each word as the beginning of one, or in another form
 * of English. Undefined where there is no word.
 */
export function deskWordsQuery(typed: string): RawBuilder<string> | undefined {
  const each = wordsOf(typed).map(
    (word) =>
      sql`(to_tsquery('onrecord_as_typed', ${`'${word}':*`}) || to_tsquery('onrecord', ${`'${word}'`}))`,
  );
  return each.length === 0 ? undefined : sql`(${sql.join(each, sql` && `)})`;
}
