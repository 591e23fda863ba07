import { webManifestPath } from '@onrecord/domain/address/feed-paths';
import { brandPath } from '@onrecord/domain/address/paths';
import { renditionName } from '@onrecord/domain/media/media';
import { directionOf } from '@onrecord/domain/text/language';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';

/**
 * The whole document around a rendered body. Written as a string, not as JSX: hono/jsx collects `<link>` and
 * `<meta>` from anywhere and moves them, and here their order is meant (fonts before what may wait).
 */
export function documentHtml(site: SiteContext, meta: PageMeta, languages: string[], body: string): string {
  const { language } = site.settings;
  return `<!doctype html><html lang="${escapeHtml(language)}" dir="${directionOf(language)}"><head>${head(site, meta, languages)}</head><body>${body}</body></html>`;
}

function head(site: SiteContext, meta: PageMeta, languages: string[]): string {
  const { assets } = site;
  const lines = [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(meta.title)}</title>`,
    tag('link', { rel: 'stylesheet', href: assets.css }),
    tag('link', { rel: 'stylesheet', href: assets.themeCss }),
    ...fontsFor(site, languages).map((href) =>
      tag('link', { rel: 'preload', href, as: 'font', type: 'font/woff2', crossorigin: '' }),
    ),
    `<script type="module" src="${escapeHtml(assets.js)}"></script>`,
    ...icons(site),
    '<meta name="color-scheme" content="light dark">',
  ];
  if (meta.description !== '') lines.push(tag('meta', { name: 'description', content: meta.description }));
  if (meta.robots === 'noindex') lines.push(tag('meta', { name: 'robots', content: 'noindex' }));
  if (meta.canonicalUrl !== null) lines.push(tag('link', { rel: 'canonical', href: meta.canonicalUrl }));
  for (const { attribute, key, content } of meta.tags) lines.push(tag('meta', { [attribute]: key, content }));
  for (const { type, title, href } of meta.alternates)
    lines.push(tag('link', { rel: 'alternate', type, title, href }));
  for (const object of meta.jsonLd)
    lines.push(`<script type="application/ld+json">${jsonForScript(object)}</script>`);
  return lines.join('');
}

/** The newsroom's own icon, for tabs and home screens; the built one where it has none. */
function icons({ assets, brand: { icon } }: SiteContext): string[] {
  if (icon === undefined) return [tag('link', { rel: 'icon', href: assets.icon, type: 'image/svg+xml' })];
  const name = renditionName(icon);
  return [
    tag('link', { rel: 'icon', href: brandPath(name, 'icon-64'), type: 'image/png', sizes: '64x64' }),
    tag('link', { rel: 'apple-touch-icon', href: brandPath(name, 'icon-180') }),
    tag('link', { rel: 'manifest', href: webManifestPath }),
  ];
}

/** The fonts a page in these languages starts with; digits and punctuation come from the Latin ones. */
function fontsFor(site: SiteContext, languages: string[]): string[] {
  const scripts = new Set(['latin', ...[site.settings.language, ...languages].map(scriptOf)]);
  return [...scripts].flatMap((script) => site.assets.preloadFonts[script] ?? []);
}

const SCRIPT_NAMES: Readonly<Record<string, string>> = { Cyrl: 'cyrillic', Grek: 'greek', Hebr: 'hebrew' };

function scriptOf(language: string): string {
  try {
    return SCRIPT_NAMES[new Intl.Locale(language).maximize().script ?? ''] ?? 'latin';
  } catch {
    return 'latin';
  }
}

function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeHtml(value)}"`,
  );
  return `<${name}${written.join('')}>`;
}

/** JSON that cannot end its script element or open a comment in it (HTML standard, 4.12.1.3). */
function jsonForScript(object: object): string {
  return JSON.stringify(object).replaceAll('<', '\\u003c');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
