import type { LedgerChange } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { auditWords } from '../../screens/audit/audit-words.ts';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import { ChangedParts } from './ChangedParts.tsx';

/** So many changes are shown before somebody asks for all. */
const SHOWN_FIRST = 8;

/** Who changed what of a claim or a source, when and why, by the word. */
export function LedgerHistory(props: {
  readonly history: readonly LedgerChange[];
  /** What the changed texts are in, where that is known. */
  readonly language?: string | undefined;
}) {
  const { timeZone } = useMe().newsroom;
  const [all, setAll] = useState(false);
  const shown = all ? props.history : props.history.slice(0, SHOWN_FIRST);
  return (
    <section className="record-part" aria-labelledby="history-part">
      <header>
        <h2 id="history-part">History</h2>
      </header>
      <ol className="history">
        {shown.map(({ at, by, act, why, changes }) => (
          <li key={`${at} ${act}`}>
            <time dateTime={at}>{shortTime(at, timeZone)}</time>
            <div>
              <p>
                <b>{auditWords(act)}</b> <span className="quiet">{by}</span>
              </p>
              {why !== '' && <p dir="auto">“{why}”</p>}
              <ChangedParts changes={changes} language={props.language} />
            </div>
          </li>
        ))}
      </ol>
      {!all && props.history.length > SHOWN_FIRST && (
        <button type="button" className="word-button" onClick={() => setAll(true)}>
          {`All ${props.history.length} changes`}
        </button>
      )}
    </section>
  );
}
