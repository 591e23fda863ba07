const ENGLISH_PACE = 238;

/**
 * Words a minute an adult reads silently, by language. English: Brysbaert 2019 (238, non-fiction). Others:
 * Trauzettel-Klosinski and Dietz 2012, table 2; a language that is not listed is read at the English pace.
 */
const WORDS_A_MINUTE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    en: ENGLISH_PACE,
    ar: 138,
    de: 179,
    es: 218,
    fi: 161,
    fr: 195,
    he: 187,
    it: 188,
    nl: 202,
    pl: 166,
    pt: 181,
    ru: 184,
    sl: 180,
    sv: 199,
    tr: 166,
    uk: 184,
  }),
);

const segmenters = new Map<string, Intl.Segmenter>();

/** A segmenter for a BCP 47 tag, kept because making one costs milliseconds; a bad tag gets the default. */
export function segmenterOf(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity}:${language}`;
  let segmenter = segmenters.get(key);
  if (segmenter === undefined) {
    let locale: string | undefined;
    try {
      locale = Intl.getCanonicalLocales(language)[0];
    } catch {
      // Not a language tag: the platform's default rules still find words.
    }
    segmenter = new Intl.Segmenter(locale, { granularity });
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

export function countWords(text: string, language: string): number {
  let count = 0;
  for (const segment of segmenterOf(language, 'word').segment(text)) if (segment.isWordLike) count++;
  return count;
}

/** Minutes to read so many words: rounded up, at least 1. */
export function readingMinutes(words: number, language: string): number {
  const pace = WORDS_A_MINUTE.get(language.split('-')[0]?.toLowerCase() ?? '') ?? ENGLISH_PACE;
  return Math.max(1, Math.ceil(words / pace));
}
