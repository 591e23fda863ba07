/** First path segments that are the site's own; a story with such a slug would hide behind them. */
const RESERVED_SLUGS = new Set([
  'tag',
  'author',
  'search',
  'rss',
  'atom.xml',
  'feed.json',
  'sitemap.xml',
  'news-sitemap.xml',
  'robots.txt',
  'corrections',
  'claims',
  'claims.json',
  'sources',
  'desk',
  'live',
  'notifications',
  'page',
  'media',
  'assets',
  'health',
  'metrics',
  'oembed',
  'oembed.json',
  'api',
  'favicon.ico',
  'favicon.svg',
  'content',
  'sitemaps',
  '404',
  'humans.txt',
  '.well-known',
]);

/** The longest slug, in characters; Ghost's own limit is 191, and its addresses must keep. */
export const SLUG_MAX = 191;

export function isReservedSlug(slug: string): boolean {
  return RESERVED_SLUGS.has(slug);
}

/** A slug as it may stand in an address: letters, digits and marks of any script, dashes and underscores. */
export function isSlug(slug: string): boolean {
  return slug.length <= SLUG_MAX && /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*$/u.test(slug);
}

/** Letters that do not decompose under NFKD, by their usual romanisation. */
const ROMANISED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  // Ukrainian: resolution 55 of the Cabinet of Ministers, 2010 (forms within a word).
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ы: 'y',
  э: 'e',
  ё: 'e',
  ъ: '',
};

function romanised(text: string): string {
  return [...text].map((letter) => ROMANISED[letter] ?? letter).join('');
}

/** Suggests a slug for a headline: '' where nothing of it can be kept in an address. */
export function slugFrom(headline: string): string {
  const bare = romanised(headline.toLowerCase().normalize('NFC')).normalize('NFKD').replace(/\p{M}/gu, '');
  // Again, for letters that had to lose an accent or a disguise first.
  const slug = romanised(bare.toLowerCase())
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
  return isReservedSlug(slug) ? `${slug}-story` : slug;
}
