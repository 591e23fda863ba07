import { encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import { SETTINGS_KEY, sourceKey, statementsKey, tagKey } from '@onrecord/domain/address/keys';
import { sourcePath, statementsPath } from '@onrecord/domain/address/paths';
import { keysOfClaim } from '@onrecord/domain/claims/ledger/keys-of-claim';
import { sourceMeta } from '../../publish/meta/claim-meta.ts';
import { sourcePage } from '../../publish/site/pages/source-page.tsx';
import { goneSourcePage } from '../../publish/site/pages/withheld-pages.tsx';
import { findSourcePage } from '../../store/claims/views/claim-lists.ts';
import { findAddress } from '../../store/public-index.ts';
import { HTML, type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/** Which of a source's statements: on one topic, by its slug, and from which place on. */
interface Wanted {
  readonly topic: string | undefined;
  readonly before: FeedCursor | undefined;
}

/** What a source stated, at `/sources/SLUG/`. A former name leads to the present one. */
export function sourcePageSource(
  { db, site }: SourceContext,
  slug: string,
  { topic, before }: Wanted,
): PageSource {
  const cursor = before && encodeCursor(before);
  return {
    path: statementsPath(slug, { topic, before: cursor }),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const address = await findAddress(db, `/sources/${slug}/`);
      if (address === undefined) return undefined;
      const id = address.targetId;
      const keys = [sourceKey(id), statementsKey(id)];
      const hard = [SETTINGS_KEY, ...keys];
      if (address.kind === 'gone')
        return { status: 410, contentType: HTML, body: goneSourcePage(context, keys), hard, soft: [] };
      const view = await findSourcePage(db, id, { topic, before: cursor });
      if (view === undefined)
        // It states nothing on that topic any more, or not yet.
        return topic === undefined ? undefined : redirectPage(sourcePath(slug), hard, 302);
      const present = view.source.slug ?? slug;
      if (present !== slug) return redirectPage(statementsPath(present, { topic, before: cursor }), hard);
      if (before !== undefined && view.claims.length === 0) return undefined;
      const shown = [...new Set(view.claims.flatMap(keysOfClaim))];
      const madeOf = [...new Set([...keys, ...shown, ...view.topics.map((known) => tagKey(known.id))])];
      const body = sourcePage(context, {
        view,
        firstStretch: before === undefined,
        madeOf,
        meta: sourceMeta(context, view, cursor),
      });
      return { status: 200, contentType: HTML, body, hard: [SETTINGS_KEY, ...madeOf], soft: [] };
    },
  };
}
