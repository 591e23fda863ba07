import { CORRECTIONS_KEY, MAIN_FEED_KEY } from '@onrecord/domain/address/keys';
import { correctionsPath } from '@onrecord/domain/address/paths';
import type { FeedView, ListedCorrection, StoryCard } from '@onrecord/domain/article/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { CorrectionList } from '../parts/CorrectionList.tsx';
import { FeedList } from '../parts/FeedList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { languagesOf, page } from '../parts/page.tsx';

interface FeedPageView {
  readonly pinned: readonly StoryCard[];
  readonly feed: FeedView;
  readonly latestCorrections: readonly ListedCorrection[];
  /** Whether the stretch is the newest: it has the pinned stories and the lead. */
  readonly firstStretch: boolean;
  readonly meta: PageMeta;
}

/** The front page: the newsroom's feed, newest first. */
export function feedPage(site: SiteContext, view: FeedPageView): string {
  const { pinned, feed, latestCorrections, firstStretch, meta } = view;
  return page(site, {
    meta,
    languages: languagesOf([...pinned, ...feed.stories]),
    path: '/',
    madeOf: [CORRECTIONS_KEY],
    content: (rendering) => (
      <>
        <div class="head">
          <h1>{site.settings.feedName}</h1>
          {!firstStretch && <a href="/">{rendering.words.toNewest}</a>}
        </div>
        <div class={latestCorrections.length > 0 ? 'cols' : 'cols alone'}>
          <FeedList
            {...rendering}
            stories={feed.stories}
            feed={MAIN_FEED_KEY}
            newest={firstStretch}
            pinned={firstStretch ? pinned : []}
            withLead={firstStretch}
            headingLevel={2}
            nextHref={feedHref('/', feed.next)}
          />
          {latestCorrections.length > 0 && (
            <aside class="aside" aria-labelledby="corrections">
              <h2 id="corrections">{rendering.words.corrections}</h2>
              <CorrectionList corrections={latestCorrections} {...rendering} />
              <p>
                <a href={correctionsPath}>{rendering.words.allCorrections}</a>
              </p>
            </aside>
          )}
        </div>
      </>
    ),
  });
}
