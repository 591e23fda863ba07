import { webManifestPath } from '@onrecord/domain/address/feed-paths';
import { CORRECTIONS_KEY, MAIN_FEED_KEY, SETTINGS_KEY } from '@onrecord/domain/address/keys';
import { correctionsPath } from '@onrecord/domain/address/paths';
import { centralKeysOf } from '@onrecord/domain/claims/ledger/keys-of-claim';
import { correctionsMeta } from '../../publish/meta/plain-page-meta.ts';
import { webManifest } from '../../publish/outlets/web-manifest.ts';
import { correctionsPage } from '../../publish/site/pages/corrections-page.tsx';
import { notFoundPage } from '../../publish/site/pages/problem-pages.tsx';
import { MAIN_FEED_ID } from '../../store/public-index.ts';
import { listCorrections } from '../../store/views/corrections.ts';
import { loadFeed } from '../../store/views/feed.ts';
import { HTML, type PageSource, type SourceContext } from './page-source.ts';

/** Stories a page that was not found offers instead. */
const SUGGESTIONS = 5;

export function correctionsSource({ db, site }: SourceContext, before: string | undefined): PageSource {
  return {
    path: before === undefined ? correctionsPath : `${correctionsPath}?before=${before}`,
    render: async () => {
      const { corrections, next } = await listCorrections(db, { before });
      const meta = correctionsMeta(site.context);
      return {
        status: 200,
        contentType: HTML,
        body: correctionsPage(site.context, { corrections, next, meta }),
        hard: [SETTINGS_KEY, CORRECTIONS_KEY],
        soft: [MAIN_FEED_KEY],
      };
    },
  };
}

export function webManifestSource({ site }: SourceContext): PageSource {
  return {
    path: webManifestPath,
    render: async () => ({
      status: 200,
      contentType: 'application/manifest+json; charset=utf-8',
      body: webManifest(site.context),
      hard: [SETTINGS_KEY],
      soft: [],
    }),
  };
}

/**
 * The one page every unknown address gets, so that any number of them costs no render and no query. Its own
 * path is none a request can have.
 */
export function notFoundSource({ db, site }: SourceContext): PageSource {
  return {
    path: ' not found',
    render: async () => {
      const feed = await loadFeed(db, { feedId: MAIN_FEED_ID, limit: SUGGESTIONS });
      return {
        status: 404,
        contentType: HTML,
        body: notFoundPage(site.context, { suggestions: feed.stories }),
        hard: [SETTINGS_KEY],
        soft: [MAIN_FEED_KEY, ...centralKeysOf(feed.stories)],
      };
    },
  };
}
