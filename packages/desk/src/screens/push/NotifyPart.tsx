import type { Audience } from '@onrecord/domain/desk/push-shapes';
import type { UseQueryResult } from '@tanstack/react-query';
import { Problem } from '../Problem.tsx';
import { Waiting } from '../Waiting.tsx';
import { NotifyFields } from './NotifyFields.tsx';

/**
 * Whom to notify of a story, as a part of the dialog that sends it out. Nobody waits for it to do that, and its room is
 * kept while it is on its way: the button that somebody aims at stays where it is.
 */
export function NotifyPart(props: {
  readonly legend: string;
  readonly audience: UseQueryResult<Audience>;
  readonly chosen: readonly string[];
  readonly onChosen: (topics: readonly string[]) => void;
  readonly later?: boolean;
}) {
  const { legend, audience, chosen, onChosen, later = false } = props;
  if (audience.isPending && audience.fetchStatus === 'idle') return null;
  return (
    <fieldset className="notify-part" aria-busy={audience.isPending}>
      <legend>{legend}</legend>
      {audience.data ? (
        <NotifyFields audience={audience.data} chosen={chosen} onChosen={onChosen} later={later} />
      ) : audience.isPending ? (
        <Waiting>The topics are on their way…</Waiting>
      ) : (
        <Problem error={audience.error} onRetry={() => void audience.refetch()} />
      )}
    </fieldset>
  );
}
