import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../../../screens/Problem.tsx';
import { SourceConflict } from './SourceConflict.tsx';
import type { SourceDraft } from './use-source-draft.ts';

/** What is known of a source, to be changed in place. */
export function SourceForm(props: {
  readonly draft: SourceDraft;
  /** Whether it could be saved as it is. */
  readonly isReady: boolean;
  /** What has to be known before the fields. */
  readonly head?: ReactNode;
  readonly fields: ReactNode;
  /** What the fields give reason to warn of. */
  readonly warns?: ReactNode;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}) {
  const { draft, head, fields, warns, children } = props;
  const { act, conflict, isBegun } = draft;
  const isReady = isBegun && props.isReady;
  return (
    <form
      className="source-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !act.isPending) draft.save();
      }}
    >
      {head}
      <div className="fields">{fields}</div>
      {warns}
      {conflict ? (
        <SourceConflict
          conflict={conflict}
          mine={draft.content}
          onMine={conflict.onMine}
          onTheirs={draft.drop}
        />
      ) : (
        act.isError && <Problem error={act.error} />
      )}
      <div className="does">
        {isBegun && (
          <>
            <Button type="submit" variant="filled" disabled={!isReady} loading={act.isPending}>
              Save
            </Button>
            <Button onClick={draft.drop}>As it was</Button>
          </>
        )}
        {children}
      </div>
    </form>
  );
}
