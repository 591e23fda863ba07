import type { LiveView, StoryView } from '@onrecord/domain/article/views';
import { entryPath } from '@onrecord/domain/live/live-paths';
import { languageAttributes, type Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly story: StoryView;
  readonly live: LiveView;
}

/**
 * What happened so far, a line each, newest first, under its day where there are several. A line leads to its entry: on
 * this page, or where it stands.
 */
export function KeyEvents({ story, live, site, words, times }: Props) {
  const shown = new Set(live.entries.map(({ id }) => id));
  const days = [...Map.groupBy(live.keyEvents, ({ postedAt }) => times.isoDay(postedAt))];
  return (
    <aside class="key-events" aria-labelledby="key-events">
      <h2 id="key-events" {...languageAttributes(site.settings.language, story.language)}>
        {words.keyEvents}
      </h2>
      {days.map(([isoDay, keyEvents]) => (
        <>
          {days.length > 1 && keyEvents[0] && (
            <h3 {...languageAttributes(site.settings.language, story.language)}>
              <time datetime={isoDay}>{times.date(keyEvents[0].postedAt)}</time>
            </h3>
          )}
          <ol>
            {keyEvents.map(({ entryId, postedAt, summary }) => (
              <li>
                <time datetime={postedAt.toISOString()}>{times.time(postedAt)}</time>{' '}
                <a href={shown.has(entryId) ? `#entry-${entryId}` : entryPath(story.slug, entryId)}>
                  {summary}
                </a>
              </li>
            ))}
          </ol>
        </>
      ))}
    </aside>
  );
}
