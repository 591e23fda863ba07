import { CLAIMS_KEY, liveKey, SETTINGS_KEY, storyKey } from '@onrecord/domain/address/keys';
import { storyStatementsPath } from '@onrecord/domain/address/paths';
import { keysOfRecord } from '@onrecord/domain/claims/ledger/keys-of-claim';
import { storyStatementsMeta } from '../../publish/meta/plain-page-meta.ts';
import { gonePage } from '../../publish/site/pages/problem-pages.tsx';
import { storyStatementsPage } from '../../publish/site/pages/story-statements-page.tsx';
import { claimsOfStory, STATEMENTS_STRETCH } from '../../store/claims/views/claims-of-story.ts';
import { findAddress } from '../../store/public-index.ts';
import { findStoryView } from '../../store/views/story.ts';
import { HTML, type PageSource, readNumber, redirectPage, type SourceContext } from './page-source.ts';

/** The number of the first statement of a stretch, by `?from=`; null for anything that no page links to. */
export function readFirstStatement(value: string | undefined): number | null {
  const number = readNumber(value);
  if (number === undefined) return 1;
  return number !== null && (number - 1) % STATEMENTS_STRETCH === 0 ? number : null;
}

/** What a story has on record, in its order. Goes where the story goes. */
export function storyStatementsSource({ db, site }: SourceContext, slug: string, from: number): PageSource {
  return {
    path: storyStatementsPath(slug, from),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const address = await findAddress(db, `/${slug}/`);
      if (address === undefined) return undefined;
      const keys = [SETTINGS_KEY, storyKey(address.targetId)];
      if (address.kind === 'gone')
        return { status: 410, contentType: HTML, body: gonePage(context), hard: keys, soft: [] };
      const story = await findStoryView(db, address.targetId);
      if (story === undefined) return undefined;
      if (address.kind === 'moved') return redirectPage(storyStatementsPath(story.slug, from), keys);
      const record = await claimsOfStory(db, story.id, { from, limit: STATEMENTS_STRETCH });
      if (record.claims.length === 0) return undefined;
      const meta = storyStatementsMeta(context, story);
      const madeOf = [
        storyKey(story.id),
        ...(story.live === null ? [] : [liveKey(story.id)]),
        ...keysOfRecord(record),
      ];
      const body = storyStatementsPage(context, { story, record, madeOf, meta });
      // What happens to a statement elsewhere changes no more here than how many there are.
      return {
        status: 200,
        contentType: HTML,
        body,
        hard: [SETTINGS_KEY, ...madeOf],
        soft: [CLAIMS_KEY],
      };
    },
  };
}
