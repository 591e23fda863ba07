import { storyPath } from '@onrecord/domain/address/paths';
import type { LiveView, StoryView } from '@onrecord/domain/article/views';
import { stretchPath } from '@onrecord/domain/live/live-paths';
import { Hero } from '../parts/Hero.tsx';
import { RetractionNotice } from '../parts/RetractionNotice.tsx';
import { Corrections, Tags } from '../parts/StoryBlock.tsx';
import { StoryBody } from '../parts/StoryBody.tsx';
import { StoryHeader } from '../parts/StoryHeader.tsx';
import type { NumberedRecord } from '../record/numbered-record.ts';
import { OnTheRecord } from '../record/OnTheRecord.tsx';
import { languageAttributes, type Rendering } from '../render.ts';
import { Entry } from './Entry.tsx';
import { EntryList } from './EntryList.tsx';
import { KeyEvents } from './KeyEvents.tsx';

interface Props extends Rendering {
  readonly story: StoryView;
  readonly live: LiveView;
  readonly record: NumberedRecord;
}

/**
 * A live story. Its own text sums it up; then what is pinned and the entries, with the key events beside them. A
 * later stretch, or the one an entry's address leads to, has the entries alone under the headline.
 */
export function LiveStory({ story, live, record, ...rendering }: Props) {
  const { keyEvents, isFirst } = live;
  const hasSummary = isFirst && story.body.content.length > 0;
  return (
    <article class="story" {...languageAttributes(story.language, rendering.site.settings.language)}>
      <StoryHeader story={story} {...rendering} />
      {story.retracted && (
        <RetractionNotice
          story={story}
          {...rendering}
          {...languageAttributes(rendering.site.settings.language, story.language)}
        />
      )}
      {isFirst && <Hero hero={story.hero} />}
      <div class={keyEvents.length > 0 ? 'live-cols' : 'live-cols alone'}>
        {hasSummary && <StoryBody story={story} record={record} {...rendering} />}
        {keyEvents.length > 0 && <KeyEvents story={story} live={live} {...rendering} />}
        <div class="running">
          {live.pinned && (
            <div class="pin">
              <Entry
                {...rendering}
                entry={live.pinned}
                story={story}
                surroundings={live}
                record={record}
                pinned
              />
            </div>
          )}
          <Order story={story} live={live} {...rendering} />
          <EntryList story={story} live={live} record={record} {...rendering} />
        </div>
      </div>
      <OnTheRecord record={record} story={story} {...rendering} />
      <Corrections story={story} {...rendering} />
      <Tags story={story} {...rendering} />
    </article>
  );
}

/** Over the entries: what they are, and the way to their other end. */
function Order({ story, live, site, words }: Omit<Props, 'record'>) {
  const { order, isFirst } = live;
  const isFromNewest = order === 'newest' && isFirst;
  return (
    <nav
      class="order"
      id="entries"
      aria-labelledby="order"
      {...languageAttributes(site.settings.language, story.language)}
    >
      <h2 id="order">{words.liveEntries}</h2>
      <p>
        {isFromNewest ? (
          <b>{words.newestFirst}</b>
        ) : (
          <a href={storyPath(story.slug)}>{order === 'newest' ? words.toNewestEntries : words.newestFirst}</a>
        )}
        {order === 'oldest' && isFirst ? (
          <b>{words.fromTheBeginning}</b>
        ) : (
          <a href={`${stretchPath(story.slug, 'oldest', null)}#entries`}>{words.fromTheBeginning}</a>
        )}
      </p>
    </nav>
  );
}
