import type { HomeView } from '@onrecord/domain/desk/shapes';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { storiesQuery, storyQuery } from '../api/queries.ts';
import { openPalette } from '../palette/palette.ts';
import { waitingQuery, waitingWords } from '../record/ledger/waiting.ts';
import { useMe } from '../session/me.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { ColourSchemeSwitch } from './ColourSchemeSwitch.tsx';
import { NewsroomName } from './NewsroomName.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { countWords, PLACES, VIEWS, viewOfState } from './places.ts';

export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const { person } = useMe();
  const { pathname, search } = useLocation();
  // The list of the home, which is asked for anyway; the counts come with it.
  const counts = useInfiniteQuery(storiesQuery({ view: 'all' })).data?.pages.at(-1)?.counts;
  const isHome = pathname === '/';
  const storyView = useViewOfStory(pathname);
  return (
    <nav className="rail" aria-label="Desk">
      <Link className="word" to="/">
        <NewsroomName />
      </Link>
      <ul>
        <li>
          <PlaceLink to="/" isHere={isHome && search.view === undefined}>
            Home
          </PlaceLink>
        </li>
        {VIEWS.map(({ view, label }) => (
          <li key={view}>
            <PlaceLink
              to="/"
              search={{ view }}
              isHere={isHome && search.view === view}
              holdsThis={storyView === view}
            >
              {label} <span className="count">{countWords(counts?.[view])}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      {(['work', 'newsroom'] as const).map((about) => (
        <ul key={about}>
          {PLACES.filter((place) => place.about === about && place.under === undefined)
            .filter(({ needs }) => needs === undefined || mayDo(person.role, needs))
            .map(({ to, label }) => (
              <li key={to}>
                <PlaceLink to={to} isHere={pathname === to} holdsThis={pathname.startsWith(`${to}/`)}>
                  {label} {to === '/record' && <RecordCount />}
                </PlaceLink>
              </li>
            ))}
        </ul>
      ))}
      <div className="me">
        <Link className="link" to="/me">
          {person.name}, {person.role}
        </Link>
        <button type="button" onClick={openPalette}>
          <Keys of="mod+k" /> anything
        </button>
        <button type="button" onClick={onHelp}>
          <Keys of="?" /> keys
        </button>
        <ColourSchemeSwitch />
      </div>
    </nav>
  );
}

/** How many stories wait for a line about a claim that changed. */
function RecordCount() {
  const waiting = useQuery(waitingQuery).data;
  return <span className="count">{waitingWords(waiting?.followUps)}</span>;
}

/** The list that holds the story that is open; its screen asks for the story anyway. */
function useViewOfStory(pathname: string): HomeView | undefined {
  const storyId = /^\/stories\/([^/]+)$/.exec(pathname)?.[1];
  const story = useQuery({ ...storyQuery(storyId ?? ''), enabled: storyId !== undefined }).data;
  return story && viewOfState(story.state);
}
