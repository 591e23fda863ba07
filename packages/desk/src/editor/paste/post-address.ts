/** Hosts of posts and films, by the name a reader knows, with the path one object has. */
const PROVIDERS: readonly (readonly [name: string, hosts: RegExp, path: RegExp])[] = [
  ['YouTube', /^(www\.|m\.)?youtube(-nocookie)?\.com$/, /^\/(watch\b|shorts\/.|live\/.|embed\/.)/],
  ['YouTube', /^youtu\.be$/, /^\/./],
  ['Vimeo', /^(www\.|player\.)?vimeo\.com$/, /\/\d+/],
  ['X', /^(www\.|mobile\.)?(twitter|x)\.com$/, /^\/[^/]+\/status(es)?\/\d+/],
  ['Bluesky', /^bsky\.app$/, /^\/profile\/[^/]+\/post\/./],
  ['Threads', /^(www\.)?threads\.(net|com)$/, /^\/@[^/]+\/post\/./],
  ['Instagram', /^(www\.)?instagram\.com$/, /^\/(?:[^/]+\/)?(p|reel|tv)\/./],
  ['Facebook', /^(www\.|m\.)?facebook\.com$/, /\/(posts|videos|photos|reel|watch)\b|story\.php/],
  ['TikTok', /^(www\.|m\.)?tiktok\.com$/, /\/video\/\d+/],
  ['Telegram', /^t\.me$/, /^\/(s\/)?[A-Za-z]\w+\/\d+/],
  ['Spotify', /^open\.spotify\.com$/, /^\/(embed\/)?(track|album|episode|show|playlist)\/./],
  ['SoundCloud', /^(www\.)?soundcloud\.com$/, /^\/[^/]+\/./],
  ['LinkedIn', /^(www\.)?linkedin\.com$/, /^\/(posts|feed\/update)\/./],
];
/** Mastodon lives on many hosts; its posts are known by their path. */
const MASTODON_POST = /^\/@[\w.]+(@[\w.-]+)?\/\d{10,}\/?$/;

/** The host's name where an address is one of a post, film or recording; undefined for any other address. */
export function postProvider(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const provider = PROVIDERS.find(
    ([, hosts, path]) => hosts.test(url.hostname) && path.test(url.pathname + url.search),
  );
  return provider?.[0] ?? (MASTODON_POST.test(url.pathname) ? 'Mastodon' : undefined);
}

/** The address a text is, if it is one address and nothing else. */
export function soleAddress(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(trimmed) && trimmed.length <= 2048 && URL.canParse(trimmed)
    ? trimmed
    : undefined;
}
