import type { ClaimDetail } from '@onrecord/domain/desk/claim-shapes';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../session/me.ts';
import { shortTime } from '../../../time/newsroom-time.ts';
import { storiesWords } from '../../parts/claim-words.ts';
import { Passage } from '../Passage.tsx';

/** The public stories that cite a claim, with the words that do; of a claim that many cite, the newest. */
export function CitationsSection({
  citations,
  citedIn,
}: {
  readonly citations: ClaimDetail['citations'];
  /** Public stories that cite it, also those that are not among these. */
  readonly citedIn: number;
}) {
  const { timeZone } = useMe().newsroom;
  const stories = [...Map.groupBy(citations, ({ storyId }) => storyId).values()];
  return (
    <section className="record-part" aria-labelledby="citations-part">
      <header>
        <h2 id="citations-part">
          {citedIn === 0 ? 'Cited nowhere yet' : `Cited in ${storiesWords(citedIn)}`}
        </h2>
      </header>
      {stories.length === 0 && <p className="quiet">A story that is published with its mark stands here.</p>}
      {stories.length < citedIn && <p className="quiet">{`The newest ${stories.length} of them.`}</p>}
      <ul className="citations">
        {stories.map(([first, ...more]) =>
          first === undefined ? null : (
            <li key={first.storyId}>
              <Link to="/stories/$storyId" params={{ storyId: first.storyId }} dir="auto">
                {first.headline}
              </Link>
              {[first, ...more].map((cited) => (
                <Passage key={cited.prefix + cited.passage} cited={cited} />
              ))}
              <time className="quiet" dateTime={first.publishedAt}>
                {shortTime(first.publishedAt, timeZone)}
              </time>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
