import { entryKey, shortKey } from '@onrecord/domain/address/keys';
import { authorPath, storyPath } from '@onrecord/domain/address/paths';
import type { EntrySurroundings, EntryView, StoryView } from '@onrecord/domain/article/views';
import { entryPath } from '@onrecord/domain/live/live-paths';
import { withoutHeadingGaps } from '../body/heading-ladder.ts';
import { NotedElements } from '../body/NotedElements.tsx';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { NumberedRecord } from '../record/numbered-record.ts';
import { languageAttributes, type Rendering } from '../render.ts';

/** The live story an entry stands in. */
export type EntryStory = Pick<StoryView, 'slug' | 'language'>;

interface Props extends Rendering {
  readonly entry: EntryView;
  readonly story: EntryStory;
  readonly surroundings: EntrySurroundings;
  /** Of the live story. */
  readonly record: NumberedRecord;
  /** Whether it stands above the others; there it is a second time, and is not what links lead to. */
  readonly pinned?: boolean;
}

/** An entry of a live story: its time at the edge, which is the link to it, its words, and who posted it. */
export function Entry({ entry, story, surroundings, record, pinned = false, ...rendering }: Props) {
  const { words, times, site } = rendering;
  const { id, postedAt, headline, keyEvent, body } = entry;
  const title = headline || keyEvent;
  const own = pinned
    ? {}
    : {
        id: `entry-${id}`,
        'data-key': shortKey(entryKey(id)),
        'data-day': times.isoDay(postedAt),
      };
  const around = languageAttributes(site.settings.language, story.language);
  const link = (
    <a href={entryPath(story.slug, id)} title={words.linkToEntry}>
      <time datetime={postedAt.toISOString()}>
        {pinned ? times.dateTime(postedAt) : times.time(postedAt)}
      </time>
    </a>
  );
  return (
    <article class="entry" {...own}>
      {!pinned && (
        <p class="at" {...around}>
          {link}
        </p>
      )}
      <div>
        <MetaLine
          {...around}
          facts={[
            pinned && <b class="pinned">{words.pinned}</b>,
            !pinned && keyEvent !== '' && <b class="key">{words.keyEvent}</b>,
          ]}
        />
        {title !== '' && <h3>{title}</h3>}
        <div class="body">
          <NotedElements
            elements={withoutHeadingGaps(body.content)}
            record={{ ...record, scope: pinned ? 'pinned' : id }}
            story={{ ...surroundings, language: story.language }}
            {...rendering}
          />
        </div>
        <FullStory entry={entry} surroundings={surroundings} {...rendering} />
        <MetaLine
          {...around}
          facts={[
            <Byline entry={entry} />,
            pinned && link,
            entry.editedAt && <Edited at={entry.editedAt} {...rendering} />,
          ]}
        />
      </div>
    </article>
  );
}

function Byline({ entry: { byline } }: Pick<Props, 'entry'>) {
  const { name, contributor } = byline;
  return <span class="by">{contributor ? <a href={authorPath(contributor.slug)}>{name}</a> : name}</span>;
}

function Edited({ at, words, times }: Rendering & { at: Date }) {
  return (
    <span>
      {words.entryEdited} <time datetime={at.toISOString()}>{times.time(at)}</time>
    </span>
  );
}

function FullStory({ entry, surroundings, words }: Pick<Props, 'entry' | 'surroundings' | 'words'>) {
  const story = surroundings.related.get(entry.brokenOutStoryId ?? '');
  if (story === undefined) return null;
  return (
    <p class="onto">
      {words.fullStory}: <a href={storyPath(story.slug)}>{story.headline}</a>
    </p>
  );
}
