import type { DeskStory, HomeView } from '@onrecord/domain/desk/shapes';
import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';

/** The lists of the home, as rail, palette and the list of keys name them. */
export const VIEWS: ReadonlyArray<{
  readonly view: HomeView;
  readonly label: string;
  readonly keys: string;
}> = [
  { view: 'mine', label: 'My stories', keys: 'g m' },
  { view: 'draft', label: 'Drafts', keys: 'g d' },
  { view: 'in-review', label: 'In review', keys: 'g r' },
  { view: 'scheduled', label: 'Scheduled', keys: 'g s' },
  { view: 'published', label: 'Published', keys: 'g p' },
  { view: 'spiked', label: 'Spiked', keys: 'g x' },
];

type PlacePath =
  | '/record'
  | '/record/follow-ups'
  | '/record/review'
  | '/record/sources'
  | '/calendar'
  | '/media'
  | '/breaking'
  | '/people'
  | '/settings'
  | '/audit';

/** Every other screen, in the order of the rail; `needs` is what somebody has to be allowed to see it. */
export const PLACES: ReadonlyArray<{
  readonly to: PlacePath;
  readonly label: string;
  /** What the palette calls it, where somebody types another word than the rail has room for. */
  readonly fullLabel?: string;
  readonly keys: string;
  readonly about: 'work' | 'newsroom';
  readonly needs?: NewsroomAct;
  /** Part of another place, which stands in the rail for it. */
  readonly under?: PlacePath;
}> = [
  { to: '/record', label: 'On the record', keys: 'g o', about: 'work' },
  {
    to: '/record/follow-ups',
    label: 'Follow-ups',
    fullLabel: 'On the record: follow-ups',
    keys: 'g f',
    about: 'work',
    under: '/record',
  },
  {
    to: '/record/review',
    label: 'Claims to review',
    fullLabel: 'On the record: claims to review',
    keys: 'g v',
    about: 'work',
    under: '/record',
  },
  {
    to: '/record/sources',
    label: 'Sources',
    fullLabel: 'On the record: sources',
    keys: 'g e',
    about: 'work',
    under: '/record',
  },
  { to: '/calendar', label: 'Calendar', keys: 'g c', about: 'work' },
  { to: '/media', label: 'Pictures', keys: 'g i', about: 'work' },
  {
    to: '/breaking',
    label: 'Breaking',
    fullLabel: 'Set breaking news',
    keys: 'g b',
    about: 'work',
    needs: 'set-breaking',
  },
  { to: '/people', label: 'People', keys: 'g t', about: 'newsroom' },
  { to: '/settings', label: 'Newsroom', fullLabel: 'Newsroom settings', keys: 'g n', about: 'newsroom' },
  { to: '/audit', label: 'Audit log', keys: 'g a', about: 'newsroom', needs: 'see-audit' },
];

/** Where counting stops: a newsroom's archive is not counted for the rail. */
const COUNTED_TO = 1000;

/** A number for the rail: `4`, `1,000+`, nothing for none. */
export function countWords(count: number | undefined): string {
  if (!count) return '';
  return count >= COUNTED_TO ? `${COUNTED_TO.toLocaleString('en')}+` : `${count}`;
}

export function titleOfView(view: HomeView): string {
  return VIEWS.find((entry) => entry.view === view)?.label ?? 'Home';
}

/** The list a story of this state stands in; undefined for what only the home itself lists. */
export function viewOfState(state: DeskStory['state']): HomeView | undefined {
  return VIEWS.find(({ view }) => view === state)?.view;
}
