import './lists.css';
import type { ReactNode } from 'react';

/** Things as rows under headings: beside one another where there is room, else each a few lines of its own. */
export function RowTable(props: {
  /** What the rows are: `stories`, `claims`. */
  readonly className: string;
  /** The headings, each a `th`. */
  readonly head: ReactNode;
  /** What is shown is the answer to the question before. */
  readonly isStale: boolean;
  readonly children: ReactNode;
}) {
  return (
    <table className={`rows ${props.className}`} data-stale={props.isStale || undefined}>
      <thead>
        <tr>{props.head}</tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}
