import type { Audience } from '@onrecord/domain/desk/push-shapes';
import type { UseQueryResult } from '@tanstack/react-query';
import { Problem } from '../Problem.tsx';
import { NotifyFields } from './NotifyFields.tsx';

/** Whom to notify of a story, as a part of the dialog that sends it out. Nobody waits for it to do that. */
export function NotifyPart(props: {
  readonly legend: string;
  readonly audience: UseQueryResult<Audience>;
  readonly chosen: readonly string[];
  readonly onChosen: (topics: readonly string[]) => void;
  readonly later?: boolean;
}) {
  const { legend, audience, chosen, onChosen, later = false } = props;
  if (audience.data === undefined && !audience.isError) return null;
  return (
    <fieldset className="notify-part">
      <legend>{legend}</legend>
      {audience.data ? (
        <NotifyFields audience={audience.data} chosen={chosen} onChosen={onChosen} later={later} />
      ) : (
        <Problem error={audience.error} onRetry={() => void audience.refetch()} />
      )}
    </fieldset>
  );
}
