/**
 * What pages are made of, by name. An event names the keys that changed; a page, the page store and a CDN
 * (`Surrogate-Key`) drop or renew what holds them.
 */
export const storyKey = (id: string) => `story:${id}`;
export const tagKey = (id: string) => `tag:${id}`;
export const authorKey = (id: string) => `author:${id}`;
/** A feed as a list: its order and what is in it. `main`, or the id of a tag or contributor. */
export const feedKey = (id: string) => `feed:${id}`;
export const MAIN_FEED_KEY = 'feed:main';
/** Name, colour, navigation, language: what every page shows. */
export const SETTINGS_KEY = 'settings';
export const CORRECTIONS_KEY = 'corrections';
/** A claim with what bears on it: its finding, its relations, how many stories cite it. */
export const claimKey = (id: string) => `claim:${id}`;
/** A source by what it is called: whatever shows one of its statements. */
export const sourceKey = (id: string) => `source:${id}`;
/** Which public statements a source has. */
export const statementsKey = (sourceId: string) => `statements:${sourceId}`;
/** The list of all public claims. */
export const CLAIMS_KEY = 'claims';
