import { SETTINGS_KEY, storyKey, tagKey } from '@onrecord/domain/address/keys';
import { followPath, notificationsPath } from '@onrecord/domain/address/paths';
import { liveTopic, tagTopic } from '@onrecord/domain/push/topics';
import { notificationsMeta } from '../../publish/meta/plain-page-meta.ts';
import { notificationsPage } from '../../publish/site/pages/notifications-page.tsx';
import { Vapid } from '../../push/vapid.ts';
import { findAddress } from '../../store/public-index.ts';
import { listTopics, listTopicsInTheNews } from '../../store/push.ts';
import { HTML, type PageSource, type SourceContext } from './page-source.ts';

/** Tags a reader can choose from. */
const TAGS_OFFERED = 24;
/** Which tags are in the news changes with time: so long the page may be behind. Milliseconds. */
const FRESH_MS = 15 * 60_000;

/** Where somebody came from who wants to be told more of it. */
export interface AskedTopic {
  readonly type: 'story' | 'tag';
  readonly slug: string;
}

/** The page of notifications, with the story or tag the reader came from. */
export function notificationsSource({ db, site }: SourceContext, asked: AskedTopic | undefined): PageSource {
  return {
    path: asked ? followPath(asked.type, asked.slug) : notificationsPath,
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const path = asked && (asked.type === 'tag' ? `/tag/${asked.slug}/` : `/${asked.slug}/`);
      const address = path === undefined ? undefined : await findAddress(db, path);
      const isAsked = address?.kind === asked?.type;
      const id = isAsked ? address?.targetId : undefined;
      const topic = id && (asked?.type === 'tag' ? tagTopic(id) : liveTopic(id));
      const [found] = topic ? await listTopics(db, [topic]) : [];
      const body = notificationsPage(context, {
        publicKey: (await Vapid.load(db, context.origin)).publicKey,
        asked: found ?? null,
        tags: await listTopicsInTheNews(db, TAGS_OFFERED),
        meta: { ...notificationsMeta(context), ...(asked ? { robots: 'noindex' } : {}) },
      });
      const key = id && (asked?.type === 'tag' ? tagKey(id) : storyKey(id));
      const hard = [SETTINGS_KEY, ...(key ? [key] : [])];
      return { status: 200, contentType: HTML, body, hard, soft: [], freshForMs: FRESH_MS };
    },
  };
}
