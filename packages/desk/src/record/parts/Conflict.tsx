import './parts.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** Two people changed one thing: both texts, and a way on with either. Nothing is lost meanwhile. */
export function Conflict(props: {
  readonly says: string;
  readonly onMine: () => void;
  /** Undefined while theirs is on its way. */
  readonly onTheirs: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section className="problem conflict" role="alert">
      <p>{props.says}</p>
      {props.children}
      <div className="does">
        <Button size="compact-sm" onClick={props.onMine}>
          Go on with mine
        </Button>
        <Button
          size="compact-sm"
          disabled={props.onTheirs === undefined}
          {...(props.onTheirs && { onClick: props.onTheirs })}
        >
          Keep theirs
        </Button>
      </div>
    </section>
  );
}
