import { SETTINGS_KEY, storyKey } from '@onrecord/domain/address/keys';
import { changesPath } from '@onrecord/domain/address/paths';
import { changesMeta } from '../../publish/meta/plain-page-meta.ts';
import { changesPage } from '../../publish/site/pages/changes-page.tsx';
import { gonePage } from '../../publish/site/pages/problem-pages.tsx';
import { findAddress } from '../../store/public-index.ts';
import { findStoryView } from '../../store/views/story.ts';
import { loadStoryChanges } from '../../store/views/story-changes.ts';
import { HTML, type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/**
 * What changed between the published versions of a story. Goes where the story goes: to its new address, and with
 * it when it is withdrawn.
 */
export function changesSource(
  { db, site }: SourceContext,
  slug: string,
  before: number | undefined,
): PageSource {
  const query = before === undefined ? '' : `?before=${before}`;
  return {
    path: `${changesPath(slug)}${query}`,
    render: async () => {
      const address = await findAddress(db, `/${slug}/`);
      if (address === undefined) return undefined;
      const keys = [SETTINGS_KEY, storyKey(address.targetId)];
      if (address.kind === 'gone') {
        const body = gonePage(site.context);
        return { status: 410, contentType: HTML, body, hard: keys, soft: [] };
      }
      const story = await findStoryView(db, address.targetId);
      if (story?.kind !== 'story') return undefined;
      if (address.kind === 'moved') return redirectPage(`${changesPath(story.slug)}${query}`, keys);
      // Behind the newest version stands what the page without a query shows.
      if (before !== undefined && before > story.publishedVersions) return undefined;
      const changes = await loadStoryChanges(db, story.id, { before: before ?? null });
      const body = changesPage(site.context, {
        story,
        changes,
        firstStretch: before === undefined,
        meta: changesMeta(site.context, story),
      });
      return { status: 200, contentType: HTML, body, hard: keys, soft: [] };
    },
  };
}
