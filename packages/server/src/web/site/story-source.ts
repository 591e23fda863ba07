import { authorKey, MAIN_FEED_KEY, SETTINGS_KEY, storyKey, tagKey } from '@onrecord/domain/address/keys';
import { storyPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import { relatedStoryIdsOf } from '@onrecord/domain/body/walk';
import { storyMeta } from '../../publish/meta/story-meta.ts';
import { gonePage } from '../../publish/site/pages/problem-pages.tsx';
import { standalonePage } from '../../publish/site/pages/standalone-page.tsx';
import { storyPage } from '../../publish/site/pages/story-page.tsx';
import { findAddress, MAIN_FEED_ID } from '../../store/public-index.ts';
import { loadFeed } from '../../store/views/feed.ts';
import { findStoryView } from '../../store/views/story.ts';
import { HTML, type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/** Stories of the feed repeated under a story. */
const FEED_UNDER_STORY = 6;

/** Whatever stands at `/SLUG/`: a story, a page, a redirect from a former slug, or word that it is gone. */
export function storySource(context: SourceContext, slug: string): PageSource {
  const { db, site } = context;
  return {
    path: storyPath(slug),
    render: async () => {
      const address = await findAddress(db, `/${slug}/`);
      if (address === undefined) return undefined;
      const keys = [SETTINGS_KEY, storyKey(address.targetId)];
      if (address.kind === 'gone') {
        const body = gonePage(site.context);
        return { status: 410, contentType: HTML, body, hard: keys, soft: [] };
      }
      const story = await findStoryView(db, address.targetId);
      if (story === undefined) return undefined;
      if (address.kind === 'moved') return redirectPage(storyPath(story.slug), keys);
      return renderStory(context, story);
    },
  };
}

/**
 * The page of a story as a draft has it, by the renderer readers' pages come from. It is in no page store, and its
 * head names no address: it is nobody's to index or to share.
 */
export async function renderPreview(context: SourceContext, story: StoryView): Promise<string> {
  const meta = storyMeta(context.site.context, story);
  const page = await renderStory(context, story, {
    ...meta,
    robots: 'noindex',
    canonicalUrl: null,
    tags: [],
    alternates: [],
    jsonLd: [],
  });
  return page.body;
}

async function renderStory(
  { db, site }: SourceContext,
  story: StoryView,
  meta = storyMeta(site.context, story),
) {
  const hard = [
    SETTINGS_KEY,
    storyKey(story.id),
    ...relatedStoryIdsOf(story.body).map(storyKey),
    ...story.tags.map((tag) => tagKey(tag.id)),
    ...story.contributors.map((contributor) => authorKey(contributor.id)),
  ];
  if (story.kind === 'page') {
    const body = standalonePage(site.context, { story, meta });
    return { status: 200, contentType: HTML, body, hard, soft: [] } as const;
  }
  const feed = await loadFeed(db, { feedId: MAIN_FEED_ID, limit: FEED_UNDER_STORY, without: story.id });
  const body = storyPage(site.context, { story, feed, meta });
  return { status: 200, contentType: HTML, body, hard, soft: [MAIN_FEED_KEY] } as const;
}
