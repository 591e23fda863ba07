import '../../difference/difference.css';
import type { LedgerChange } from '@onrecord/domain/desk/claim-shapes';
import { useMe } from '../../session/me.ts';
import { changedWords } from './changed-words.ts';

/** What changed of a claim or a source, part by part and by the word. */
export function ChangedParts(props: {
  readonly changes: LedgerChange['changes'];
  /** What the texts are in, where that is known. */
  readonly language?: string | undefined;
}) {
  const { timeZone } = useMe().newsroom;
  if (props.changes.length === 0) return null;
  return (
    <dl className="changed-parts difference">
      {props.changes.map((change) => {
        const { name, words } = changedWords(change, timeZone);
        return (
          <div key={change.part}>
            <dt>{name}</dt>
            <dd lang={props.language} dir="auto">
              {words.map(({ type, text }, at) => {
                const key = `${at}${type}`;
                if (type === 'same') return <span key={key}>{text}</span>;
                return type === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
              })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
