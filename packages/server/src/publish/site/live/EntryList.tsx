import { liveKey, shortKey } from '@onrecord/domain/address/keys';
import type { EntryView, LiveView, StoryView } from '@onrecord/domain/article/views';
import { stretchPath } from '@onrecord/domain/live/live-paths';
import { Day, ShowMore } from '../parts/FeedList.tsx';
import type { NumberedRecord } from '../record/numbered-record.ts';
import type { Rendering } from '../render.ts';
import { Entry } from './Entry.tsx';

interface Props extends Rendering {
  readonly story: StoryView;
  readonly live: LiveView;
  readonly record: NumberedRecord;
}

/**
 * A stretch of a live story's entries under their days, with the link to the next stretch. An open page adds to it
 * what is posted: `data-grows` says at which end, `data-later` that the first of all entries stand on another page.
 */
export function EntryList({ story, live, record, ...rendering }: Props) {
  const { words } = rendering;
  const { entries, order, isFirst, next } = live;
  return (
    <div
      class="entries"
      data-list={shortKey(liveKey(story.id))}
      data-grows={order === 'newest' ? 'up' : 'down'}
      data-later={isFirst ? undefined : ''}
      data-new={words.newEntry}
    >
      {entries.map((entry, at) => (
        <>
          {isNewDay(entries[at - 1], entry, rendering) && <EntryDay at={entry.postedAt} {...rendering} />}
          <Entry {...rendering} entry={entry} story={story} surroundings={live} record={record} />
        </>
      ))}
      {entries.length === 0 && <p class="none">{words.noEntries}</p>}
      {next !== null && (
        <ShowMore
          words={{ ...words, added: words.entriesAdded }}
          href={stretchPath(story.slug, order, next)}
        />
      )}
    </div>
  );
}

/** The day over its entries. */
export function EntryDay({ at, times }: Rendering & { at: Date }) {
  return <Day isoDay={times.isoDay(at)} name={times.day(at)} headingLevel={2} />;
}

const isNewDay = (before: EntryView | undefined, entry: EntryView, { times }: Rendering) =>
  before === undefined || times.isoDay(before.postedAt) !== times.isoDay(entry.postedAt);
