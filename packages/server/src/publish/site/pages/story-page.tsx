import { MAIN_FEED_KEY } from '@onrecord/domain/address/keys';
import { keysOfStory } from '@onrecord/domain/article/keys-of-story';
import type { FeedView, StoryView } from '@onrecord/domain/article/views';
import { keysOfRecord } from '@onrecord/domain/claims/ledger/keys-of-claim';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { LiveStory } from '../live/LiveStory.tsx';
import { FeedList } from '../parts/FeedList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { languagesOf, page } from '../parts/page.tsx';
import { StoryBlock } from '../parts/StoryBlock.tsx';
import { numberedRecord } from '../record/numbered-record.ts';

interface StoryPageView {
  readonly story: StoryView;
  readonly record: StoryRecord;
  readonly feed: FeedView;
  readonly meta: PageMeta;
}

/** A story, and under it the News Feed again with the stories that follow. */
export function storyPage(site: SiteContext, { story, record, feed, meta }: StoryPageView): string {
  const numbered = numberedRecord(record);
  return page(site, {
    meta,
    languages: [story.language, ...languagesOf(record.claims)],
    madeOf: [...keysOfStory(story), ...keysOfRecord(record)],
    content: (rendering) => (
      <>
        {story.live ? (
          <LiveStory story={story} live={story.live} record={numbered} {...rendering} />
        ) : (
          <StoryBlock story={story} record={numbered} {...rendering} />
        )}
        {feed.stories.length > 0 && (
          <section class="after" aria-labelledby="feed">
            <h2 class="head" id="feed">
              {site.settings.feedName}
            </h2>
            <FeedList
              {...rendering}
              stories={feed.stories}
              feed={MAIN_FEED_KEY}
              newest
              without={story.id}
              headingLevel={3}
              nextHref={feedHref('/', feed.next)}
            />
          </section>
        )}
      </>
    ),
  });
}
