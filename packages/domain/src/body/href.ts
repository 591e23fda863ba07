const ALLOWED_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/** What a browser strips from an address before it reads the scheme (URL standard, section 4.4). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore exactly these characters
const IGNORED_BY_BROWSERS = /[\u0000-\u0020]/g;

/**
 * The address as it may stand in an `href` or `src`, or undefined where it could execute something
 * (`javascript:`, `data:`, …). Paths, fragments and addresses without a scheme pass. Never throws.
 */
export function safeHref(href: string): string | undefined {
  const trimmed = href.trim();
  if (trimmed === '') return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed.replace(IGNORED_BY_BROWSERS, ''))?.[1];
  if (scheme !== undefined && !ALLOWED_SCHEMES.has(scheme.toLowerCase())) return undefined;
  return trimmed;
}
