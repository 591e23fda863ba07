import { storyPath } from '@onrecord/domain/address/paths';
import { keysOfStory } from '@onrecord/domain/article/keys-of-story';
import type { StoryView } from '@onrecord/domain/article/views';
import { keysOfRecord } from '@onrecord/domain/claims/ledger/keys-of-claim';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { Hero } from '../parts/Hero.tsx';
import { page } from '../parts/page.tsx';
import { StoryBody } from '../parts/StoryBody.tsx';
import { numberedRecord } from '../record/numbered-record.ts';
import { OnTheRecord } from '../record/OnTheRecord.tsx';
import { languageAttributes } from '../render.ts';

/** A page that stands by itself ("About"): no label, byline, dates or feed. */
export function standalonePage(
  site: SiteContext,
  { story, record, meta }: { story: StoryView; record: StoryRecord; meta: PageMeta },
): string {
  const numbered = numberedRecord(record);
  return page(site, {
    meta,
    languages: [story.language],
    madeOf: [...keysOfStory(story), ...keysOfRecord(record)],
    path: storyPath(story.slug),
    content: (rendering) => (
      <article class="story" {...languageAttributes(story.language, site.settings.language)}>
        <header>
          <h1>{story.headline}</h1>
          {story.dek !== '' && <p class="dek">{story.dek}</p>}
        </header>
        <Hero hero={story.hero} />
        <StoryBody story={story} record={numbered} {...rendering} />
        <OnTheRecord record={numbered} story={story} {...rendering} />
      </article>
    ),
  });
}
