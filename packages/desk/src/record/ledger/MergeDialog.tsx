import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../../screens/FormDialog.tsx';
import { WhyField } from './WhyField.tsx';

/** Two records that become one. */
export interface Merging<T> {
  readonly stays: T;
  readonly goes: T;
}

/** Makes one record of two: shows both, which of them stays, and what follows before it is done. */
export function MergeDialog<T>(props: {
  readonly title: string;
  /** What is made one, in a sentence. */
  readonly about: string;
  readonly own: T;
  /** Undefined until it is picked. */
  readonly other: T | undefined;
  /** Where the other one is picked. */
  readonly picker: ReactNode;
  /** Lets go of the other one, so that another can be picked; undefined where the picker does. */
  readonly onRepick?: { readonly label: string; readonly does: () => void };
  readonly brief: (record: T) => ReactNode;
  /** What follows, each a `li`. */
  readonly effects: (merging: Merging<T>) => ReactNode;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onMerge: (merging: Merging<T>, why: string) => void;
  readonly onClose: () => void;
}) {
  const { own, other, onRepick, brief } = props;
  const [keepsOther, setKeepsOther] = useState(true);
  const [why, setWhy] = useState('');
  const merging =
    other === undefined ? undefined : { stays: keepsOther ? other : own, goes: keepsOther ? own : other };
  return (
    <FormDialog
      title={props.title}
      does="Merge"
      size="44rem"
      isReady={merging !== undefined}
      busy={props.busy}
      error={props.error}
      onClose={props.onClose}
      onSubmit={() => merging && props.onMerge(merging, why)}
    >
      <p>{props.about}</p>
      {props.picker}
      {merging && (
        <>
          <div className="two-records">
            <section aria-label="What stays">
              <h3>Stays</h3>
              {brief(merging.stays)}
            </section>
            <section aria-label="What becomes part of it" data-goes>
              <h3>Becomes part of it</h3>
              {brief(merging.goes)}
            </section>
          </div>
          <div className="does">
            <Button size="compact-sm" onClick={() => setKeepsOther(!keepsOther)}>
              The other way round
            </Button>
            {onRepick && (
              <Button size="compact-sm" onClick={onRepick.does}>
                {onRepick.label}
              </Button>
            )}
          </div>
          <ul className="effect">
            {props.effects(merging)}
            <li>This cannot be taken back.</li>
          </ul>
        </>
      )}
      <WhyField value={why} onChange={setWhy} />
    </FormDialog>
  );
}
