import type { ElementOf } from '@onrecord/domain/body/elements';
import { pixelsOf } from '../../raw.ts';
import { attributeOf, type DomElement, elementsBelow, findElement, hasClass } from './dom.ts';
import { domText } from './text.ts';

type EmbeddedPost = ElementOf<'embeddedPost'>;

/** Hosts as readers know them. */
const PROVIDERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/, 'YouTube'],
  [/(^|\.)(twitter\.com|x\.com)$/, 'X'],
  [/(^|\.)instagram\.com$/, 'Instagram'],
  [/(^|\.)(facebook\.com|fb\.watch)$/, 'Facebook'],
  [/(^|\.)(t\.me|telegram\.org)$/, 'Telegram'],
  [/(^|\.)tiktok\.com$/, 'TikTok'],
  [/(^|\.)vimeo\.com$/, 'Vimeo'],
  [/(^|\.)bsky\.app$/, 'Bluesky'],
  [/(^|\.)threads\.(net|com)$/, 'Threads'],
  [/(^|\.)truthsocial\.com$/, 'Truth Social'],
  [/(^|\.)spotify\.com$/, 'Spotify'],
  [/(^|\.)soundcloud\.com$/, 'SoundCloud'],
  [/(^|\.)linkedin\.com$/, 'LinkedIn'],
  [/(^|\.)reddit\.com$/, 'Reddit'],
  [/(^|\.)(datawrapper\.(de|dwcdn\.net)|dwcdn\.net)$/, 'Datawrapper'],
  [/(^|\.)flourish\.studio$/, 'Flourish'],
  [/(^|\.)infogram\.com$/, 'Infogram'],
];

/** An embedded post with its host's name filled in where the source has none. */
export function embeddedPost(attrs: EmbeddedPost['attrs']): EmbeddedPost {
  return { type: 'embeddedPost', attrs: { ...attrs, provider: providerName(attrs.provider, attrs.href) } };
}

function providerName(given: string, href: string): string {
  const absolute = href.startsWith('//') ? `https:${href}` : href;
  const host = URL.canParse(absolute) ? new URL(absolute).hostname : '';
  const known = PROVIDERS.find(([pattern]) => pattern.test(host))?.[1];
  return known ?? (given === 'Twitter' ? 'X' : given || host.replace(/^www\./, ''));
}

/** What an embedding code says of the thing it embeds; its address is as it came, unchecked. */
export interface ReadEmbed {
  readonly href: string;
  readonly author: string;
  readonly text: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** Classes of quotes that their host's script turns into a post. */
const POST_QUOTES = [
  'twitter-tweet',
  'twitter-video',
  'instagram-media',
  'tiktok-embed',
  'text-post-media',
  'bluesky-embed',
  'fb-post',
  'reddit-embed-bq',
];

export function isPostQuote(element: DomElement): boolean {
  return element.tagName === 'blockquote' && POST_QUOTES.some((name) => hasClass(element, name));
}

/** Reads an `iframe` or a post's quote, also inside wrappers; undefined for other elements. */
export function readEmbed(element: DomElement): ReadEmbed | undefined {
  if (element.tagName === 'iframe') return readFrame(element);
  if (isPostQuote(element)) return readQuote(element);
  const inner = findElement(element, (child) => child.tagName === 'iframe' || isPostQuote(child));
  return inner === undefined ? undefined : readEmbed(inner);
}

function readFrame(frame: DomElement): ReadEmbed {
  return {
    href: attributeOf(frame, 'src') || attributeOf(frame, 'data-src'),
    author: '',
    text: attributeOf(frame, 'title').trim(),
    widthPx: lengthOf(frame, 'width'),
    heightPx: lengthOf(frame, 'height'),
  };
}

/** "100%" says nothing about the object's own size. */
function lengthOf(frame: DomElement, name: string): number | null {
  const value = attributeOf(frame, name).replace(/px$/i, '').trim();
  return /^\d+(\.\d+)?$/.test(value) ? pixelsOf(value) : null;
}

function readQuote(quote: DomElement): ReadEmbed {
  const links = [...elementsBelow(quote)].filter(({ tagName }) => tagName === 'a');
  const named = ['cite', 'data-instgrm-permalink', 'data-bluesky-uri', 'data-text-post-permalink']
    .map((name) => attributeOf(quote, name))
    .find((address) => /^https?:/i.test(address));
  const paragraph = findElement(quote, ({ tagName }) => tagName === 'p');
  const all = domText(quote.childNodes);
  // "— Name (@name) March 14, 2025" closes a post of X and of Bluesky.
  const author = /—\s*([^—]{1,80}?\(@[\w.]+\))/.exec(all)?.[1] ?? '';
  return {
    href: named ?? attributeOf(links.at(-1) ?? quote, 'href'),
    author,
    text: paragraph === undefined ? all : domText(paragraph.childNodes),
    widthPx: null,
    heightPx: null,
  };
}

/** Scripts that only turn a post's quote into the post: here it loads when a reader asks, without them. */
const EMBED_LOADERS =
  /^(https?:)?\/\/(platform\.(twitter|x)\.com\/|(www\.)?instagram\.com\/embed|(www\.)?tiktok\.com\/embed|connect\.facebook\.net\/|(www\.)?threads\.(net|com)\/embed|embed\.bsky\.app\/|embed\.reddit\.com\/)/i;

export function isEmbedLoader(script: DomElement): boolean {
  return EMBED_LOADERS.test(attributeOf(script, 'src').trim());
}
