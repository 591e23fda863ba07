import { Menu } from '@mantine/core';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { openPalette } from '../palette/palette.ts';
import { useMe } from '../session/me.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { PLACES, VIEWS } from './places.ts';

/** The rail of a phone, at the thumb. */
export function Foot() {
  const { person } = useMe();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return (
    <nav className="foot" aria-label="Desk, on a phone">
      <PlaceLink to="/" isHere={pathname === '/' && search.view === undefined}>
        Home
      </PlaceLink>
      <PlaceLink to="/" search={{ view: 'mine' }} isHere={pathname === '/' && search.view === 'mine'}>
        Mine
      </PlaceLink>
      <PlaceLink to="/media" isHere={pathname === '/media'}>
        Pictures
      </PlaceLink>
      <button type="button" onClick={openPalette}>
        Find
      </button>
      <Menu position="top-end" width={220} withinPortal={false}>
        <Menu.Target>
          <button type="button">More</button>
        </Menu.Target>
        <Menu.Dropdown>
          {VIEWS.filter(({ view }) => view !== 'mine').map(({ view, label }) => (
            <Menu.Item key={view} onClick={() => void navigate({ to: '/', search: { view } })}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {PLACES.filter(({ to, under }) => to !== '/media' && under === undefined)
            .filter(({ needs }) => needs === undefined || mayDo(person.role, needs))
            .map(({ to, label }) => (
              <Menu.Item key={to} onClick={() => void navigate({ to })}>
                {label}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: '/me' })}>
            {person.name}, {person.role}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
