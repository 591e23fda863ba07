import { claimKey, shortKey, storyKey } from '@onrecord/domain/address/keys';
import { storyPath } from '@onrecord/domain/address/paths';
import type { StoryCard } from '@onrecord/domain/article/views';
import { StateMark } from '../record/StateMark.tsx';
import { languageAttributes, type Rendering } from '../render.ts';
import { MetaLine } from './MetaLine.tsx';
import { isShowable, ResponsivePicture } from './ResponsivePicture.tsx';

interface Props extends Rendering {
  readonly story: StoryCard;
  readonly headingLevel: 2 | 3 | 4;
  readonly lead?: boolean;
  /** Pinned stories stand above the days and say theirs themselves. */
  readonly withDay?: boolean;
}

/**
 * A story in a feed: time at the edge, headline, teaser, picture, and a word where the claim that its headline rests on
 * is contested. The whole entry leads to the story. `data-claim` tells an open page which claim decides on that word.
 */
export function FeedItem({ story, headingLevel, lead = false, withDay = false, ...rendering }: Props) {
  const { site, words, times } = rendering;
  const Heading = `h${headingLevel}` as 'h3';
  const at = withDay ? times.dateTime(story.publishedAt) : times.time(story.publishedAt);
  const own = languageAttributes(story.language, site.settings.language);
  const time = <time datetime={story.publishedAt.toISOString()}>{at}</time>;
  const inLine = lead || withDay;
  return (
    <article
      class={lead ? 'item lead' : withDay ? 'item top' : 'item'}
      data-key={shortKey(storyKey(story.id))}
      data-claim={story.centralClaim && shortKey(claimKey(story.centralClaim.id))}
    >
      {!inLine && time}
      <div>
        <Heading {...own}>
          <a href={storyPath(story.slug)}>{story.headline}</a>
        </Heading>
        {story.teaser !== '' && <p {...own}>{story.teaser}</p>}
        <MetaLine
          facts={[
            story.isLive && <b class="live">{words.live}</b>,
            story.breaking && <b class="breaking">{words.breaking}</b>,
            story.pinned && <b class="pinned">{words.pinned}</b>,
            inLine && time,
            <span>{words.minutes(story.readingMinutes)}</span>,
            story.centralClaim?.standsOut && <StateMark dispute={story.centralClaim} words={words} />,
          ]}
        />
      </div>
      {isShowable(story.hero?.media) && story.hero && (
        <ResponsivePicture
          media={story.hero.media}
          altText={story.hero.altText}
          place={lead ? 'lead' : 'thumb'}
        />
      )}
    </article>
  );
}
