import { shortKey, storyKey } from '@onrecord/domain/address/keys';
import type { StoryCard } from '@onrecord/domain/article/views';
import type { Rendering } from '../render.ts';
import { FeedItem } from './FeedItem.tsx';

interface Props extends Rendering {
  readonly stories: readonly StoryCard[];
  /** The key of the feed; a list without one does not follow what happens. */
  readonly feed?: string;
  /** Whether these are the newest stories of the feed: then newer ones are offered above them. */
  readonly newest?: boolean;
  /** A story of the feed that the list leaves out. */
  readonly without?: string;
  /** Shown above the days; a story among them is not repeated below. */
  readonly pinned?: readonly StoryCard[];
  /** Whether the first story stands large, as the feed's newest. */
  readonly withLead?: boolean;
  /** Of the days; stories have the next one. */
  readonly headingLevel: 2 | 3;
  /** Address of the next stretch, null at the end. */
  readonly nextHref: string | null;
}

/** Stories under their days, newest first, with the link to the next stretch. */
export function FeedList({
  stories,
  feed,
  newest = false,
  without,
  pinned = [],
  withLead = false,
  headingLevel,
  nextHref,
  ...rendering
}: Props) {
  const { words } = rendering;
  const pinnedIds = new Set(pinned.map((story) => story.id));
  const storyLevel = headingLevel === 2 ? 3 : 4;
  let lead = withLead;
  return (
    <div
      class="feed"
      data-list={feed && shortKey(feed)}
      data-without={without && shortKey(storyKey(without))}
    >
      {newest && <NewStories words={words} />}
      {/* Without a day above them, pinned stories follow the page's heading directly: no level is left out. */}
      {pinned.map((story) => {
        const first = lead;
        lead = false;
        return <FeedItem {...rendering} story={story} headingLevel={headingLevel} lead={first} withDay />;
      })}
      {daysOf(
        stories.filter((story) => !pinnedIds.has(story.id)),
        rendering,
      ).map(({ isoDay, name, stories: ofDay }) => (
        <>
          <Day isoDay={isoDay} name={name} headingLevel={headingLevel} />
          {ofDay.map((story) => {
            const first = lead;
            lead = false;
            return <FeedItem {...rendering} story={story} headingLevel={storyLevel} lead={first} />;
          })}
        </>
      ))}
      {stories.length === 0 && pinned.length === 0 && <p class="none">{words.noStories}</p>}
      {nextHref !== null && <ShowMore words={words} href={nextHref} />}
    </div>
  );
}

/**
 * Where stories that come while the page is open are offered; empty and unseen until then. The plural forms are
 * `n-one`, `n-other`, …: nothing of ours begins as handlers do.
 */
function NewStories({ words }: Pick<Rendering, 'words'>) {
  const forms = Object.entries(words.newStories).map(([form, text]) => [`n-${form}`, text]);
  return <new-stories {...Object.fromEntries(forms)} />;
}

export function Day({ isoDay, name, headingLevel }: { isoDay: string; name: string; headingLevel: 2 | 3 }) {
  const Heading = `h${headingLevel}` as 'h2';
  return (
    <Heading class="day">
      <time datetime={isoDay}>{name}</time>
    </Heading>
  );
}

export function ShowMore({
  words,
  href,
}: {
  words: Pick<Rendering['words'], 'added' | 'loading' | 'showMore'>;
  href: string;
}) {
  return (
    <show-more added={words.added} loading={words.loading}>
      <a class="more" href={href}>
        {words.showMore}
      </a>
    </show-more>
  );
}

interface DayOfStories {
  readonly isoDay: string;
  readonly name: string;
  readonly stories: StoryCard[];
}

function daysOf(stories: readonly StoryCard[], { times }: Rendering): DayOfStories[] {
  const days: DayOfStories[] = [];
  for (const story of stories) {
    const isoDay = times.isoDay(story.publishedAt);
    const last = days[days.length - 1];
    if (last?.isoDay === isoDay) last.stories.push(story);
    else days.push({ isoDay, name: times.day(story.publishedAt), stories: [story] });
  }
  return days;
}
