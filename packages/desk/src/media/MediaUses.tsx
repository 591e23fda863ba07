import type { MediaDetail } from '@onrecord/domain/desk/media-shapes';
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

/** The stories that show or offer a file, what was touched last first. */
export function MediaUses({ uses }: { readonly uses: MediaDetail['uses'] | undefined }) {
  return (
    <section className="uses">
      <h3>Used in</h3>
      {uses?.length === 0 && <p className="quiet">No story yet.</p>}
      <ul>
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
