import { changesPath, tagPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import { languageAttributes, type Rendering } from '../render.ts';
import { CorrectionList } from './CorrectionList.tsx';
import { Hero } from './Hero.tsx';
import { RetractionNotice } from './RetractionNotice.tsx';
import { StoryBody } from './StoryBody.tsx';
import { StoryHeader } from './StoryHeader.tsx';

interface Props extends Rendering {
  readonly story: StoryView;
}

/** A story from its section label to its tags. */
export function StoryBlock({ story, ...rendering }: Props) {
  const { site, words } = rendering;
  const own = languageAttributes(story.language, site.settings.language);
  const around = languageAttributes(site.settings.language, story.language);
  const retraction = story.corrections.find(({ kind }) => kind === 'retraction');
  const others = story.corrections.filter((correction) => correction !== retraction);
  return (
    <article class="story" {...own}>
      <StoryHeader story={story} {...rendering} />
      {story.retracted && <RetractionNotice story={story} {...rendering} {...around} />}
      <Hero hero={story.hero} />
      <StoryBody story={story} {...rendering} />
      {others.length > 0 && (
        <section class="changes" {...around}>
          <h2>{others.every(({ kind }) => kind === 'update') ? words.updates : words.corrections}</h2>
          <CorrectionList corrections={others} {...rendering} />
          {story.publishedVersions > 1 && (
            <p class="all-changes">
              <a href={changesPath(story.slug)}>{words.whatChanged}</a>
            </p>
          )}
        </section>
      )}
      {story.tags.length > 0 && (
        <ul class="tags" aria-label={words.tags}>
          {story.tags.map((tag) => (
            <li>
              <a href={tagPath(tag.slug)}>{tag.name}</a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
