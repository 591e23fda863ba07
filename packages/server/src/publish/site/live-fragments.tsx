import type { EntrySurroundings, EntryView, StoryCard } from '@onrecord/domain/article/views';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import type { SiteContext } from '../site-context.ts';
import { Entry, type EntryStory } from './live/Entry.tsx';
import { EntryDay } from './live/EntryList.tsx';
import { BannerLine } from './parts/BreakingBanner.tsx';
import { FeedItem } from './parts/FeedItem.tsx';
import { numberedRecord } from './record/numbered-record.ts';
import { renderingOf } from './render.ts';

/** A story as feeds list it, for pages that are open. The heading's level is the page's to set. */
export function feedItemHtml(site: SiteContext, story: StoryCard): string {
  return String(<FeedItem {...renderingOf(site)} story={story} headingLevel={3} />);
}

/** What stands in the breaking banner, '' for nothing. */
export function bannerHtml(site: SiteContext): string {
  return site.breaking === null ? '' : String(<BannerLine {...renderingOf(site)} />);
}

interface EntryToShow {
  readonly story: EntryStory;
  readonly entry: EntryView;
  readonly record: StoryRecord;
}

/** An entry of a live story, behind the day it stands under. */
export function entryHtml(
  site: SiteContext,
  { story, entry, record, ...surroundings }: EntrySurroundings & EntryToShow,
): string {
  const rendering = renderingOf(site);
  return String(
    <>
      <EntryDay at={entry.postedAt} {...rendering} />
      <Entry
        {...rendering}
        entry={entry}
        story={story}
        surroundings={surroundings}
        record={numberedRecord(record)}
      />
    </>,
  );
}
