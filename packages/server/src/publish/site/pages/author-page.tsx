import { authorKey, feedKey } from '@onrecord/domain/address/keys';
import { authorPath } from '@onrecord/domain/address/paths';
import type { ContributorView, FeedView } from '@onrecord/domain/article/views';
import { safeHref } from '@onrecord/domain/body/href';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { FeedList } from '../parts/FeedList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { MetaLine } from '../parts/MetaLine.tsx';
import { languagesOf, page } from '../parts/page.tsx';
import { isShowable, ResponsivePicture } from '../parts/ResponsivePicture.tsx';
import type { Rendering } from '../render.ts';

interface AuthorPageView {
  readonly author: ContributorView;
  readonly feed: FeedView;
  readonly firstStretch: boolean;
  readonly meta: PageMeta;
}

/** Who somebody of the newsroom is, and what they wrote, newest first. */
export function authorPage(site: SiteContext, { author, feed, firstStretch, meta }: AuthorPageView): string {
  const path = authorPath(author.slug);
  return page(site, {
    meta,
    languages: languagesOf(feed.stories),
    madeOf: [authorKey(author.id)],
    content: (rendering) => (
      <>
        <div class="head">
          <h1>{author.name}</h1>
          {!firstStretch && <a href={path}>{rendering.words.toNewest}</a>}
        </div>
        {firstStretch && <Person author={author} {...rendering} />}
        <div class="cols alone">
          <FeedList
            {...rendering}
            stories={feed.stories}
            feed={feedKey(author.id)}
            newest={firstStretch}
            headingLevel={2}
            nextHref={feedHref(path, feed.next)}
          />
        </div>
      </>
    ),
  });
}

function Person({ author, words }: Rendering & { author: ContributorView }) {
  const { bio, location, website, picture } = author;
  const href = safeHref(website);
  const host = URL.parse(website)?.host.replace(/^www\./, '');
  if (bio === '' && location === '' && href === undefined && !isShowable(picture)) return null;
  return (
    <div class="intro person">
      {isShowable(picture) && (
        <ResponsivePicture media={picture} altText={picture.altText} place="portrait" />
      )}
      <div>
        {bio !== '' && <p dir="auto">{bio}</p>}
        <MetaLine
          facts={[
            location !== '' && <span>{location}</span>,
            href !== undefined && (
              <a
                href={href}
                rel="me"
                aria-label={host ? `${words.website(author.name)}: ${host}` : undefined}
              >
                {host ?? words.website(author.name)}
              </a>
            ),
          ]}
        />
      </div>
    </div>
  );
}
