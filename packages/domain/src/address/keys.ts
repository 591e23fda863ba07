const STORY = 'story:';
const ENTRY = 'entry:';
const GONE = 'gone:';
const CLAIM = 'claim:';
const SOURCE = 'source:';

/**
 * What pages are made of, by name. An event names the keys that changed; a page, the page store and a CDN
 * (`Surrogate-Key`) drop or renew what holds them.
 */
export const storyKey = (id: string) => `${STORY}${id}`;
export const isStoryKey = (key: string) => key.startsWith(STORY);
export const storyIdOf = (key: string) => key.slice(STORY.length);
/** Beside its story's key: the story was withdrawn, and no page that shows it is sent again as it was. */
export const goneKey = (storyId: string) => `${GONE}${storyId}`;
export const isGoneKey = (key: string) => key.startsWith(GONE);
export const goneIdOf = (key: string) => key.slice(GONE.length);
/** An entry of a live story. */
export const entryKey = (id: string) => `${ENTRY}${id}`;
export const isEntryKey = (key: string) => key.startsWith(ENTRY);
export const entryIdOf = (key: string) => key.slice(ENTRY.length);
/** A live story's list of entries, by the story's id. */
export const liveKey = (storyId: string) => `live:${storyId}`;
export const tagKey = (id: string) => `tag:${id}`;
export const authorKey = (id: string) => `author:${id}`;
/** A feed as a list: its order and what is in it. `main`, or the id of a tag or contributor. */
export const feedKey = (id: string) => `feed:${id}`;
export const MAIN_FEED_KEY = 'feed:main';
/** Name, colour, navigation, language: what every page shows. */
export const SETTINGS_KEY = 'settings';
export const CORRECTIONS_KEY = 'corrections';
/** A claim with what bears on it: its finding, its relations, how many stories cite it. */
export const claimKey = (id: string) => `${CLAIM}${id}`;
/** A source by what it is called: whatever shows one of its statements. */
export const sourceKey = (id: string) => `${SOURCE}${id}`;
/** Which public statements a source has. */
export const statementsKey = (sourceId: string) => `statements:${sourceId}`;
/** The list of all public claims. Whatever names a claim or a source names it as well. */
export const CLAIMS_KEY = 'claims';
export const isOfOneClaimOrSource = (key: string) => key.startsWith(CLAIM) || key.startsWith(SOURCE);
/** Something of the ledger that readers could see is kept from them now: no page that may show it is sent again. */
export const WITHHELD_KEY = 'withheld';
/** The breaking banner over every page. */
export const BREAKING_KEY = 'breaking';

/**
 * A key in some ten characters, for pages and live messages, where its whole length would weigh: 52 bits of two
 * FNV-1a hashes (RFC 9923), in base 36. Two keys meet by chance once in 10^15.
 */
export function shortKey(key: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return ((high >>> 12) * 2 ** 32 + (low >>> 0)).toString(36);
}
