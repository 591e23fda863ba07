import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { waitingQuery, waitingWords } from './waiting.ts';

/** The parts of the ledger, under the bar of each of its screens, with what waits in them. */
export function RecordNav() {
  const waiting = useQuery(waitingQuery).data;
  return (
    <nav className="record-nav" aria-label="On the record">
      <Link to="/record" activeOptions={{ exact: true, includeSearch: false }}>
        Claims
      </Link>
      <Link to="/record/follow-ups" activeOptions={{ includeSearch: false }}>
        Follow-ups <span className="count">{waitingWords(waiting?.followUps)}</span>
      </Link>
      <Link to="/record/review">
        Review <span className="count">{waitingWords(waiting?.review)}</span>
      </Link>
      <Link to="/record/sources">Sources</Link>
    </nav>
  );
}
