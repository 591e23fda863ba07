import { authorPath, changesPath, followPath, storyPath, tagPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import { LiveMark } from '../live/LiveMark.tsx';
import { languageAttributes, type Rendering } from '../render.ts';
import { MetaLine } from './MetaLine.tsx';

interface Props extends Rendering {
  readonly story: StoryView;
}

/** What stands over a story: section label and marks, headline, dek, byline, dates and reading time. */
export function StoryHeader({ story, ...rendering }: Props) {
  const { site, words, times } = rendering;
  const { live } = story;
  const tag = story.tags[0];
  return (
    <header>
      <p class="label">
        {tag ? <a href={tagPath(tag.slug)}>{tag.name}</a> : <a href="/">{site.settings.feedName}</a>}
        {story.breaking && ' '}
        {story.breaking && <b class="breaking">{words.breaking}</b>}
        {live && ' '}
        {live && <LiveMark coverage={live} {...rendering} />}
      </p>
      <h1>
        {live?.isFirst === false ? <a href={storyPath(story.slug)}>{story.headline}</a> : story.headline}
      </h1>
      {story.dek !== '' && <p class="dek">{story.dek}</p>}
      <MetaLine
        {...languageAttributes(site.settings.language, story.language)}
        facts={[
          story.contributors.length > 0 && <Byline story={story} {...rendering} />,
          <time datetime={story.publishedAt.toISOString()}>{times.dateTime(story.publishedAt)}</time>,
          story.updatedAt && <Updated at={story.updatedAt} story={story} {...rendering} />,
          story.updatedAt && story.publishedVersions > 1 && (
            <span>
              <a href={changesPath(story.slug)}>{words.whatChanged}</a>
            </span>
          ),
          // A live story's text is not all there is to read.
          live === null && <span>{words.minutes(story.readingMinutes)}</span>,
          live?.endedAt === null && <a href={followPath('story', story.slug)}>{words.push.follow}</a>,
        ]}
      />
    </header>
  );
}

function Byline({ story, site }: Props) {
  const byName = new Map(story.contributors.map((contributor) => [contributor.name, contributor]));
  const list = new Intl.ListFormat(site.settings.language, { type: 'conjunction' });
  return (
    <span class="by">
      {list.formatToParts(story.contributors.map(({ name }) => name)).map(({ type, value }) => {
        const contributor = type === 'element' ? byName.get(value) : undefined;
        return contributor ? <a href={authorPath(contributor.slug)}>{value}</a> : value;
      })}
    </span>
  );
}

function Updated({ at, story, words, times }: Props & { at: Date }) {
  const sameDay = times.isoDay(at) === times.isoDay(story.publishedAt);
  return (
    <span>
      {words.updated} <time datetime={at.toISOString()}>{sameDay ? times.time(at) : times.dateTime(at)}</time>
    </span>
  );
}
