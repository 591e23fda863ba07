import { Button } from '@mantine/core';
import { sentenceOf } from '../api/client.ts';

/** What went wrong, as a sentence, and a way on. */
export function Problem(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  return (
    <div className="problem" role="alert">
      <p>{sentenceOf(props.error)}</p>
      {props.onRetry && (
        <Button size="compact-sm" mt="xs" onClick={props.onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
