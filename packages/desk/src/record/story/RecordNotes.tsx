import './statements.css';
import { useQuery } from '@tanstack/react-query';
import { statementsQuery } from './statement-queries.ts';

/** Where a story goes out: which of its statements readers will not see on record yet, and why. Never in the way. */
export function RecordNotes({ storyId }: { readonly storyId: string }) {
  const found = useQuery(statementsQuery(storyId));
  const held = found.data?.advice.filter(({ type }) => type === 'unnamed-not-agreed') ?? [];
  if (held.length === 0) return null;
  return (
    <section className="record-notes" aria-label="Not on record for readers yet">
      <p>
        {held.length === 1 ? 'One statement is' : `${held.length} statements are`} of a source that is not
        named, and no second editor has agreed to that. Readers get the words, and no record of them until one
        does.
      </p>
      <ul>
        {held.map(({ start, passage }) => (
          <li key={start}>
            <q>{passage}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
