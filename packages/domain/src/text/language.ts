const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** The canonical BCP 47 tag, or undefined where the input is none. */
export function languageTag(input: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(input.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The direction text of a language runs in, by the script it is usually written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const script = new Intl.Locale(language).maximize().script;
    return script !== undefined && RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** How much of a text is looked at: enough for a verdict, little enough for a 20,000-story import. */
const SAMPLE_LENGTH = 2000;

/**
 * The language a text is in, as far as its script tells: a story in another script than the newsroom's language
 * would otherwise be hyphenated, quoted and laid out in the wrong one. Within one script the fallback stands.
 */
export function detectLanguage(text: string, fallback: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return fallback;
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / letters;
  const base = fallback.split('-')[0];
  if (share(/\p{Script=Hebrew}/gu) > 0.5) return base === 'yi' ? fallback : 'he';
  if (share(/\p{Script=Arabic}/gu) > 0.5) return ['ar', 'fa', 'ur'].includes(base ?? '') ? fallback : 'ar';
  if (share(/\p{Script=Greek}/gu) > 0.5) return 'el';
  if (share(/\p{Script=Cyrillic}/gu) > 0.5) {
    if (/[іїєґ]/iu.test(sample) && !/[ыэъё]/iu.test(sample)) return 'uk';
    if (['ru', 'uk', 'bg', 'sr', 'be', 'mk'].includes(base ?? '')) return fallback;
    return 'ru';
  }
  return fallback;
}
