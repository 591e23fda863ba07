/**
 * The players of other hosts that a reader may ask for, each in the form that tells its host least. Anything
 * else stays text and a link. A host that is not in this table cannot be framed: the table is also what the
 * Content-Security-Policy allows.
 */
interface Player {
  readonly origin: string;
  readonly shape: 'film' | 'tall' | 'post';
  /** The player's address for the object behind `url`, or undefined where it is none of this player's. */
  readonly frameOf: (url: URL) => string | undefined;
}

const ID = /^[\w-]{1,64}$/;
const hostIs = (url: URL, ...hosts: string[]) =>
  hosts.includes(url.hostname.replace(/^(www|m|mobile)\./, ''));
const idOrNone = (id: string | null | undefined) => (id && ID.test(id) ? id : undefined);
const segment = (url: URL, at: number) => url.pathname.split('/')[at];

const PLAYERS: readonly Player[] = [
  {
    origin: 'https://www.youtube-nocookie.com',
    shape: 'film',
    frameOf(url) {
      let id: string | undefined;
      if (hostIs(url, 'youtu.be')) id = idOrNone(segment(url, 1));
      if (hostIs(url, 'youtube.com', 'youtube-nocookie.com')) {
        const inPath = /^\/(embed|live|v)\//.test(url.pathname) ? segment(url, 2) : undefined;
        id = idOrNone(inPath ?? url.searchParams.get('v'));
      }
      return id && `https://www.youtube-nocookie.com/embed/${id}`;
    },
  },
  {
    origin: 'https://www.youtube-nocookie.com',
    shape: 'tall',
    frameOf(url) {
      const short = hostIs(url, 'youtube.com') && segment(url, 1) === 'shorts';
      const id = short ? idOrNone(segment(url, 2)) : undefined;
      return id && `https://www.youtube-nocookie.com/embed/${id}`;
    },
  },
  {
    origin: 'https://player.vimeo.com',
    shape: 'film',
    frameOf(url) {
      const id = hostIs(url, 'vimeo.com', 'player.vimeo.com') && /\/(\d+)\/?$/.exec(url.pathname)?.[1];
      return id ? `https://player.vimeo.com/video/${id}?dnt=1` : undefined;
    },
  },
  {
    origin: 'https://platform.twitter.com',
    shape: 'post',
    frameOf(url) {
      const id = hostIs(url, 'twitter.com', 'x.com') && /\/status(?:es)?\/(\d+)/.exec(url.pathname)?.[1];
      return id ? `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${id}` : undefined;
    },
  },
  {
    origin: 'https://open.spotify.com',
    shape: 'post',
    frameOf(url) {
      const match = /^\/(?:embed\/)?(track|album|episode|show|playlist)\/(\w+)/.exec(url.pathname);
      return hostIs(url, 'open.spotify.com') && match
        ? `https://open.spotify.com/embed/${match[1]}/${match[2]}`
        : undefined;
    },
  },
  {
    origin: 'https://www.tiktok.com',
    shape: 'tall',
    frameOf(url) {
      const id = hostIs(url, 'tiktok.com') && /\/video\/(\d+)/.exec(url.pathname)?.[1];
      return id ? `https://www.tiktok.com/player/v1/${id}` : undefined;
    },
  },
];

/** For the `frame-src` of the Content-Security-Policy. */
export const EMBED_FRAME_ORIGINS: readonly string[] = [...new Set(PLAYERS.map(({ origin }) => origin))];

export interface EmbedFrame {
  readonly src: string;
  readonly shape: Player['shape'];
}

/** The frame that shows what stands behind an address, or undefined where no known player does. */
export function embedFrameFor(href: string): EmbedFrame | undefined {
  const url = URL.parse(href);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  for (const { frameOf, shape } of PLAYERS) {
    const src = frameOf(url);
    if (src) return { src, shape };
  }
  return undefined;
}
