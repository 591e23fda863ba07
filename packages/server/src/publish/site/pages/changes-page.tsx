import { changesPath, storyPath } from '@onrecord/domain/address/paths';
import type { StoryChangesView, StoryView } from '@onrecord/domain/article/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { feedHref } from '../parts/feed-address.ts';
import { page } from '../parts/page.tsx';
import { RetractionNotice } from '../parts/RetractionNotice.tsx';
import { VersionEntry } from '../parts/VersionEntry.tsx';
import { languageAttributes } from '../render.ts';

interface ChangesPageView {
  readonly story: StoryView;
  readonly changes: StoryChangesView;
  /** Whether it begins with the newest version. */
  readonly firstStretch: boolean;
  readonly meta: PageMeta;
}

/** The versions of a story that readers got, newest first, with the words that changed in each. */
export function changesPage(
  site: SiteContext,
  { story, changes, firstStretch, meta }: ChangesPageView,
): string {
  const path = changesPath(story.slug);
  const nextHref = feedHref(path, changes.next === null ? null : String(changes.next));
  const languages = changes.versions.flatMap(({ change }) => change?.language ?? []);
  return page(site, {
    meta,
    languages: [...new Set([story.language, ...languages])],
    content: (rendering) => {
      const { words } = rendering;
      return (
        <>
          <div class="head">
            <h1>{words.whatChanged}</h1>
          </div>
          <div class="intro">
            <p class="of" {...languageAttributes(story.language, site.settings.language)}>
              <a href={storyPath(story.slug)}>{story.headline}</a>
            </p>
            <p>{story.publishedVersions > 1 ? words.whatChangedLead : words.nothingChanged}</p>
          </div>
          {story.retracted && <RetractionNotice story={story} {...rendering} />}
          <div class="versions">
            {changes.versions.map((version) => (
              <VersionEntry version={version} story={story} {...rendering} />
            ))}
          </div>
          {!firstStretch && (
            <p class="more-versions">
              <a href={path}>{words.newestVersion}</a>
            </p>
          )}
          {nextHref !== null && (
            <p class="more-versions">
              <a href={nextHref}>{words.earlierVersions}</a>
            </p>
          )}
        </>
      );
    },
  });
}
