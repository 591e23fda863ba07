import type { HomeView } from '@onrecord/domain/desk/shapes';

/** The lists of the home, as the rail names them. */
export const VIEWS: ReadonlyArray<{ readonly view: HomeView; readonly label: string }> = [
  { view: 'mine', label: 'My stories' },
  { view: 'draft', label: 'Drafts' },
  { view: 'in-review', label: 'In review' },
  { view: 'scheduled', label: 'Scheduled' },
  { view: 'published', label: 'Published' },
  { view: 'spiked', label: 'Spiked' },
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
