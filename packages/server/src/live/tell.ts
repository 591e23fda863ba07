import {
  BREAKING_KEY,
  entryIdOf,
  isEntryKey,
  isGoneKey,
  isStoryKey,
  liveKey,
  SETTINGS_KEY,
  shortKey,
  storyIdOf,
} from '@onrecord/domain/address/keys';
import type { StoryCard } from '@onrecord/domain/article/views';
import type { LiveChange, LiveMessage } from '@onrecord/domain/live/message';
import { bannerHtml, entryHtml, feedItemHtml } from '../publish/site/live-fragments.tsx';
import type { SiteContext } from '../publish/site-context.ts';
import type { ShownEntry } from '../store/views/live.ts';

/** An event that touches more stories and entries, an import for one, is told as "look again". */
const TOLD_MAX = 50;

/** What is told of an event is made of this. */
interface ToldEvent {
  readonly id: number;
  readonly keys: readonly string[];
}

/** The stories and entries that events speak of, as they are now, by id. What is in no map is not public. */
export interface Told {
  readonly cards: ReadonlyMap<string, StoryCard>;
  /** Keys of the feeds that list a story. */
  readonly feeds: ReadonlyMap<string, readonly string[]>;
  readonly entries: ReadonlyMap<string, ShownEntry>;
}

/** The stories and entries that have to be read before an event can be told. */
export function idsToTell({ keys }: Pick<ToldEvent, 'keys'>): { storyIds: string[]; entryIds: string[] } {
  if (isTooMuch(keys)) return { storyIds: [], entryIds: [] };
  return {
    storyIds: keys.filter(isStoryKey).map(storyIdOf),
    entryIds: keys.filter(isEntryKey).map(entryIdOf),
  };
}

const isTooMuch = (keys: readonly string[]) =>
  keys.filter((key) => isStoryKey(key) || isEntryKey(key)).length > TOLD_MAX;

/**
 * An event as open pages are told of it, with things as they are now: that may be newer than the event, whose
 * successor then says the same again.
 */
export function tell(event: ToldEvent, told: Told, site: SiteContext): LiveMessage {
  const { id, keys } = event;
  if (isTooMuch(keys)) return { id, reset: true };
  const changesOf = (key: string): LiveChange[] => {
    if (key === BREAKING_KEY) return [{ key: shortKey(key), html: bannerHtml(site) }];
    if (isEntryKey(key)) return [entryChange(key, told, site)];
    return isStoryKey(key) ? storyChanges(key, told, site) : [{ key: shortKey(key) }];
  };
  return { id, changed: keys.filter((key) => !isUntold(key)).flatMap(changesOf) };
}

function storyChanges(key: string, { cards, feeds }: Told, site: SiteContext): LiveChange[] {
  const storyId = storyIdOf(key);
  const [card, lists] = [cards.get(storyId), feeds.get(storyId)];
  // What its live entries said is nobody's to read any more either.
  if (card === undefined || lists === undefined)
    return [key, liveKey(storyId)].map((gone) => ({ key: shortKey(gone), lists: [] }));
  return [
    {
      key: shortKey(key),
      lists: lists.map(shortKey),
      at: card.publishedAt.toISOString(),
      // A pinned story stands above the days in a form of its own: pages that show it look again.
      ...(card.pinned ? {} : { html: feedItemHtml(site, card) }),
    },
  ];
}

function entryChange(key: string, { entries }: Told, site: SiteContext): LiveChange {
  const shown = entries.get(entryIdOf(key));
  if (shown === undefined) return { key: shortKey(key), lists: [] };
  return {
    key: shortKey(key),
    lists: [shortKey(liveKey(shown.story.id))],
    at: shown.entry.postedAt.toISOString(),
    html: entryHtml(site, shown),
  };
}

/**
 * What pages are never fetched again for: the order of feeds, which items tell, what frames every page, and that a story
 * is gone, which its own key says.
 */
const isUntold = (key: string) => key.startsWith('feed:') || key === SETTINGS_KEY || isGoneKey(key);
