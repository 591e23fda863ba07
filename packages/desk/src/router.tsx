import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { z } from 'zod';
import { DeskLayout } from './layout/DeskLayout.tsx';
import { readFollowUpSearch, readLedgerSearch } from './record/ledger/ledger-search.ts';
import { HomeScreen } from './screens/home/HomeScreen.tsx';
import { readHomeSearch } from './screens/home/home-search.ts';
import { Problem } from './screens/Problem.tsx';
import { SessionGate } from './session/SessionGate.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });

/** Everything that needs somebody signed in. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: () => (
    <SessionGate>
      <DeskLayout>
        <Outlet />
      </DeskLayout>
    </SessionGate>
  ),
});

/** A screen of the desk that says nothing of itself in the address' query. */
const screenAt = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => desk, path, component });

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  validateSearch: readHomeSearch,
  component: HomeScreen,
});
const calendar = createRoute({
  getParentRoute: () => desk,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): { month?: string } => {
    const month = z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .safeParse(search.month);
    return month.success ? { month: month.data } : {};
  },
  component: lazyRouteComponent(() => import('./screens/calendar/CalendarScreen.tsx'), 'CalendarScreen'),
});
const story = screenAt(
  '/stories/$storyId',
  lazyRouteComponent(() => import('./screens/story/StoryScreen.tsx'), 'StoryScreen'),
);
const live = screenAt(
  '/stories/$storyId/live',
  lazyRouteComponent(() => import('./live/ConsoleScreen.tsx'), 'ConsoleScreen'),
);
const media = screenAt(
  '/media',
  lazyRouteComponent(() => import('./media/MediaScreen.tsx'), 'MediaScreen'),
);
const people = screenAt(
  '/people',
  lazyRouteComponent(() => import('./team/PeopleScreen.tsx'), 'PeopleScreen'),
);
const profile = screenAt(
  '/me',
  lazyRouteComponent(() => import('./team/ProfileScreen.tsx'), 'ProfileScreen'),
);
const settings = screenAt(
  '/settings',
  lazyRouteComponent(() => import('./screens/settings/SettingsScreen.tsx'), 'SettingsScreen'),
);
const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: readWords,
  component: lazyRouteComponent(() => import('./screens/audit/AuditScreen.tsx'), 'AuditScreen'),
});
const breaking = screenAt(
  '/breaking',
  lazyRouteComponent(() => import('./screens/breaking/BreakingScreen.tsx'), 'BreakingScreen'),
);
const ledger = createRoute({
  getParentRoute: () => desk,
  path: '/record',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('./record/ledger/LedgerScreen.tsx'), 'LedgerScreen'),
});
const claim = screenAt(
  '/record/$claimId',
  lazyRouteComponent(() => import('./record/ledger/claim/ClaimScreen.tsx'), 'ClaimScreen'),
);
const followUps = createRoute({
  getParentRoute: () => desk,
  path: '/record/follow-ups',
  validateSearch: readFollowUpSearch,
  component: lazyRouteComponent(
    () => import('./record/ledger/follow-ups/FollowUpsScreen.tsx'),
    'FollowUpsScreen',
  ),
});
const claimReview = screenAt(
  '/record/review',
  lazyRouteComponent(() => import('./record/ledger/ReviewScreen.tsx'), 'ReviewScreen'),
);
const sources = createRoute({
  getParentRoute: () => desk,
  path: '/record/sources',
  validateSearch: readWords,
  component: lazyRouteComponent(() => import('./record/ledger/sources/SourcesScreen.tsx'), 'SourcesScreen'),
});
const source = screenAt(
  '/record/sources/$sourceId',
  lazyRouteComponent(() => import('./record/ledger/sources/SourceScreen.tsx'), 'SourceScreen'),
);
/** Where an invitation leads: for somebody who is nobody here yet. */
const invite = createRoute({
  getParentRoute: () => root,
  path: '/welcome/$token',
  component: lazyRouteComponent(() => import('./team/AcceptInviteScreen.tsx'), 'AcceptInviteScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    desk.addChildren([
      ...[home, calendar, story, live, media, people, profile, settings, audit, breaking],
      ...[ledger, claim, followUps, claimReview, sources, source],
    ]),
    invite,
  ]),
  basepath: '/desk',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ({ error }) => (
    <div className="screen narrow">
      <Problem error={error} onRetry={() => location.reload()} />
    </div>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Words that a list is searched for. */
function readWords(search: Record<string, unknown>): { q?: string } {
  return typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {};
}

function NothingHere() {
  return (
    <main className="screen">
      <div className="empty">
        <h1>There is no such page at the desk</h1>
        <p>
          It may have been mistyped.{' '}
          <Link className="link" to="/">
            Go home
          </Link>
          .
        </p>
      </div>
    </main>
  );
}
