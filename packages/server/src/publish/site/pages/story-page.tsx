import type { FeedView, StoryView } from '@onrecord/domain/article/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { FeedList } from '../parts/FeedList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { page } from '../parts/page.tsx';
import { StoryBlock } from '../parts/StoryBlock.tsx';

/** A story, and under it the News Feed again with the stories that follow. */
export function storyPage(
  site: SiteContext,
  { story, feed, meta }: { story: StoryView; feed: FeedView; meta: PageMeta },
): string {
  return page(site, {
    meta,
    languages: [story.language],
    content: (rendering) => (
      <>
        <StoryBlock story={story} {...rendering} />
        {feed.stories.length > 0 && (
          <section class="after" aria-labelledby="feed">
            <h2 class="head" id="feed">
              {site.settings.feedName}
            </h2>
            <FeedList
              {...rendering}
              stories={feed.stories}
              headingLevel={3}
              nextHref={feedHref('/', feed.next)}
            />
          </section>
        )}
      </>
    ),
  });
}
