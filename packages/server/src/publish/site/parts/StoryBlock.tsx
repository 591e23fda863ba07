import { changesPath, tagPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import type { NumberedRecord } from '../record/numbered-record.ts';
import { OnTheRecord } from '../record/OnTheRecord.tsx';
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
export function StoryBlock({ story, record, ...rendering }: Props & { record: NumberedRecord }) {
  return (
    <article class="story" {...languageAttributes(story.language, rendering.site.settings.language)}>
      <StoryHeader story={story} {...rendering} />
      {story.retracted && (
        <RetractionNotice story={story} {...rendering} {...around(story, rendering.site)} />
      )}
      <Hero hero={story.hero} />
      <StoryBody story={story} record={record} {...rendering} />
      <OnTheRecord record={record} story={story} {...rendering} />
      <Corrections story={story} {...rendering} />
      <Tags story={story} {...rendering} />
    </article>
  );
}

const retractionOf = ({ corrections }: StoryView) => corrections.find(({ kind }) => kind === 'retraction');
const around = (story: StoryView, { settings }: Rendering['site']) =>
  languageAttributes(settings.language, story.language);

/** What changed after publication, under the text. */
export function Corrections({ story, ...rendering }: Props) {
  const { site, words } = rendering;
  const retraction = retractionOf(story);
  const others = story.corrections.filter((correction) => correction !== retraction);
  if (others.length === 0) return null;
  return (
    <section class="changes" {...around(story, site)}>
      <h2>{others.every(({ kind }) => kind === 'update') ? words.updates : words.corrections}</h2>
      <CorrectionList corrections={others} {...rendering} />
      {story.publishedVersions > 1 && (
        <p class="all-changes">
          <a href={changesPath(story.slug)}>{words.whatChanged}</a>
        </p>
      )}
    </section>
  );
}

export function Tags({ story, words }: Props) {
  if (story.tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={words.tags}>
      {story.tags.map((tag) => (
        <li>
          <a href={tagPath(tag.slug)}>{tag.name}</a>
        </li>
      ))}
    </ul>
  );
}
