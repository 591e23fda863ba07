import {
  CLAIMS_KEY,
  entryKey,
  liveKey,
  MAIN_FEED_KEY,
  SETTINGS_KEY,
  storyKey,
} from '@onrecord/domain/address/keys';
import { storyPath } from '@onrecord/domain/address/paths';
import { entryKeysOf, keysOfStory } from '@onrecord/domain/article/keys-of-story';
import type { LiveView, StoryView } from '@onrecord/domain/article/views';
import { centralKeysOf, keysOfRecord } from '@onrecord/domain/claims/ledger/keys-of-claim';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { storyMeta } from '../../publish/meta/story-meta.ts';
import type { PageMeta } from '../../publish/page-meta.ts';
import { gonePage } from '../../publish/site/pages/problem-pages.tsx';
import { standalonePage } from '../../publish/site/pages/standalone-page.tsx';
import { storyPage } from '../../publish/site/pages/story-page.tsx';
import type { SiteContext } from '../../publish/site-context.ts';
import { claimsOfStory } from '../../store/claims/views/claims-of-story.ts';
import type { Database } from '../../store/database.ts';
import { findAddress, MAIN_FEED_ID } from '../../store/public-index.ts';
import { loadFeed } from '../../store/views/feed.ts';
import { findEntryPlace, listLiveViews } from '../../store/views/live.ts';
import { findStoryView } from '../../store/views/story.ts';
import { FROM_NEWEST, type LivePlace, livePath } from './live-place.ts';
import { HTML, type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/** Stories of the feed repeated under a story. */
const FEED_UNDER_STORY = 6;

/**
 * Whatever stands at `/SLUG/`: a story, a page, a redirect from a former slug, or word that it is gone. `place` is the
 * stretch of a live story that is asked for; a story that never was live has its own address alone.
 */
export function storySource(
  context: SourceContext,
  slug: string,
  place: LivePlace = FROM_NEWEST,
): PageSource {
  const { db } = context;
  return {
    path: livePath(slug, place),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const site = context.site.context;
      const address = await findAddress(db, `/${slug}/`);
      if (address === undefined) return undefined;
      const keys = [SETTINGS_KEY, storyKey(address.targetId)];
      if (address.kind === 'gone') {
        const body = gonePage(site);
        return { status: 410, contentType: HTML, body, hard: keys, soft: [] };
      }
      const story = await findStoryView(db, address.targetId);
      if (story === undefined) return undefined;
      if (address.kind === 'moved') return redirectPage(livePath(story.slug, place), keys);
      const isWhole = !('entryId' in place) && place.order === 'newest' && place.behind === undefined;
      if (isWhole) return renderStory(db, site, story);
      const live = await loadStretch(db, story, place);
      if (live === undefined) {
        // It may be brought back.
        const entryKeys = 'entryId' in place ? [entryKey(place.entryId)] : [];
        return redirectPage(storyPath(slug), [...keys, ...entryKeys], 302);
      }
      return renderStory(db, site, { ...story, live });
    },
  };
}

/**
 * The page of a story as a draft has it, by the renderer readers' pages come from. It is in no page store, and its
 * head names no address: it is nobody's to index or to share.
 */
export async function renderPreview(context: SourceContext, story: StoryView): Promise<string> {
  const site = context.site.context;
  const meta = storyMeta(site, story, NO_RECORD);
  const page = await renderStory(context.db, site, story, {
    ...meta,
    robots: 'noindex',
    canonicalUrl: null,
    tags: [],
    alternates: [],
    jsonLd: [],
  });
  return page.body;
}

async function renderStory(db: Database, site: SiteContext, story: StoryView, ownMeta?: PageMeta) {
  const { live } = story;
  const shownEntryIds = live && [...live.entries, ...(live.pinned ? [live.pinned] : [])].map(({ id }) => id);
  const record = await claimsOfStory(db, story.id, { shownEntryIds: shownEntryIds ?? [] });
  const meta = ownMeta ?? storyMeta(site, story, record);
  const hard = [
    SETTINGS_KEY,
    ...keysOfStory(story),
    ...keysOfRecord(record),
    ...(live ? entryKeysOf(live) : []),
  ];
  // How many statements there are beyond those shown changes with others than these.
  const soft = record.more > 0 ? [CLAIMS_KEY] : [];
  if (story.kind === 'page') {
    const body = standalonePage(site, { story, record, meta });
    return { status: 200, contentType: HTML, body, hard, soft } as const;
  }
  const feed = await loadFeed(db, { feedId: MAIN_FEED_ID, limit: FEED_UNDER_STORY, without: story.id });
  const body = storyPage(site, { story, record, feed, meta });
  const keys = { hard, soft: [MAIN_FEED_KEY, ...centralKeysOf(feed.stories), ...soft] };
  if (live) keys[growsHere(live) ? 'hard' : 'soft'].push(liveKey(story.id));
  return { status: 200, contentType: HTML, body, ...keys } as const;
}

/** Whether what is posted next comes onto this page. */
function growsHere({ order, isFirst, next }: LiveView): boolean {
  return order === 'newest' ? isFirst : next === null;
}

/** The stretch of a live story that a place names; undefined where there is none. */
async function loadStretch(
  db: Database,
  { id, live }: StoryView,
  place: LivePlace,
): Promise<LiveView | undefined> {
  if (live === null) return undefined;
  if (!('entryId' in place)) {
    const { order, behind } = place;
    const from = behind && { place: behind, including: false };
    return (await listLiveViews(db, [id], { order, ...(from ? { from } : {}) })).get(id);
  }
  const entry = await findEntryPlace(db, id, place.entryId);
  return entry && (await listLiveViews(db, [id], { from: { place: entry, including: true } })).get(id);
}
