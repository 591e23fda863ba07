import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { storiesQuery } from '../api/queries.ts';
import { openPalette } from '../palette/palette.ts';
import { useMe } from '../session/me.ts';
import { Keys } from '../shortcuts/Keys.tsx';
import { ColourSchemeSwitch } from './ColourSchemeSwitch.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { countWords, VIEWS } from './views.ts';

export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const { person, newsroom } = useMe();
  const { pathname, search } = useLocation();
  // The list of the home, which is asked for anyway; the counts come with it.
  const counts = useInfiniteQuery(storiesQuery({ view: 'all' })).data?.pages.at(-1)?.counts;
  const isHome = pathname === '/';
  return (
    <nav className="rail" aria-label="Desk">
      <Link className="word" to="/">
        {newsroom.name}
      </Link>
      <ul>
        <li>
          <PlaceLink to="/" isHere={isHome && search.view === undefined}>
            Home
          </PlaceLink>
        </li>
        {VIEWS.map(({ view, label }) => (
          <li key={view}>
            <PlaceLink to="/" search={{ view }} isHere={isHome && search.view === view}>
              {label} <span className="count">{countWords(counts?.[view])}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <PlaceLink to="/calendar" isHere={pathname === '/calendar'}>
            Calendar
          </PlaceLink>
        </li>
        <li>
          <PlaceLink to="/media" isHere={pathname === '/media'}>
            Pictures
          </PlaceLink>
        </li>
      </ul>
      <ul>
        <li>
          <PlaceLink to="/people" isHere={pathname === '/people'}>
            People
          </PlaceLink>
        </li>
        <li>
          <PlaceLink to="/settings" isHere={pathname === '/settings'}>
            Newsroom
          </PlaceLink>
        </li>
        {mayDo(person.role, 'see-audit') && (
          <li>
            <PlaceLink to="/audit" isHere={pathname === '/audit'}>
              Audit log
            </PlaceLink>
          </li>
        )}
      </ul>
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
