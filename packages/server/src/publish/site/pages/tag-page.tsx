import { feedKey, tagKey } from '@onrecord/domain/address/keys';
import { followPath, tagPath } from '@onrecord/domain/address/paths';
import type { FeedView, TagView } from '@onrecord/domain/article/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { FeedList } from '../parts/FeedList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { languagesOf, page } from '../parts/page.tsx';

interface TagPageView {
  readonly tag: TagView;
  readonly feed: FeedView;
  readonly firstStretch: boolean;
  readonly meta: PageMeta;
}

/** The stories with one tag, newest first. */
export function tagPage(site: SiteContext, { tag, feed, firstStretch, meta }: TagPageView): string {
  const path = tagPath(tag.slug);
  return page(site, {
    meta,
    languages: languagesOf(feed.stories),
    madeOf: [tagKey(tag.id)],
    path,
    content: (rendering) => (
      <>
        <div class="head">
          <h1>{tag.name}</h1>
          {firstStretch ? (
            <a href={followPath('tag', tag.slug)}>{rendering.words.push.follow}</a>
          ) : (
            <a href={path}>{rendering.words.toNewest}</a>
          )}
        </div>
        {firstStretch && tag.description !== '' && (
          <p class="intro" dir="auto">
            {tag.description}
          </p>
        )}
        <div class="cols alone">
          <FeedList
            {...rendering}
            stories={feed.stories}
            feed={feedKey(tag.id)}
            newest={firstStretch}
            withLead={firstStretch}
            headingLevel={2}
            nextHref={feedHref(path, feed.next)}
          />
        </div>
      </>
    ),
  });
}
