import type { MediaDetail } from '@onrecord/domain/desk/media-shapes';
import type { BrandSetting } from '@onrecord/domain/newsroom/settings';
import { Link } from '@tanstack/react-router';

const STATES: Readonly<Record<MediaDetail['uses'][number]['state'], string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  scheduled: 'Scheduled',
  published: 'Published',
  retracted: 'Retracted',
  withdrawn: 'Withdrawn',
  spiked: 'Spiked',
};

const BRAND: Readonly<Record<BrandSetting, string>> = {
  logoMediaId: 'The newsroom’s logo',
  darkLogoMediaId: 'The newsroom’s logo on dark pages',
  iconMediaId: 'The newsroom’s icon',
};

/** What the newsroom uses a file for, and the stories that show or offer it, what was touched last first. */
export function MediaUses({ detail }: { readonly detail: MediaDetail | undefined }) {
  const { uses, brandUses = [] } = detail ?? {};
  return (
    <section className="uses">
      <h3>Used in</h3>
      {uses?.length === 0 && brandUses.length === 0 && <p className="quiet">No story yet.</p>}
      <ul>
        {brandUses.map((use) => (
          <li key={use}>
            <Link className="link" to="/settings">
              {BRAND[use]}
            </Link>
          </li>
        ))}
        {uses?.map(({ storyId, headline, slug, state }) => (
          <li key={storyId}>
            <Link className="link" to="/stories/$storyId" params={{ storyId }}>
              {headline || slug || 'Without a headline'}
            </Link>{' '}
            <span className="state" data-tone={state === 'published' ? 'out' : undefined}>
              {STATES[state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
