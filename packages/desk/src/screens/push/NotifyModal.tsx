import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../FormDialog.tsx';
import { Problem } from '../Problem.tsx';
import type { audienceQuery, entryAudienceQuery } from './audience.ts';
import { NotifyFields } from './NotifyFields.tsx';

interface Props {
  readonly audience: ReturnType<typeof audienceQuery> | ReturnType<typeof entryAudienceQuery>;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  readonly onNotify: (topics: string[]) => void;
}

/** Notifies readers of what they can read already; what was sent before is shown with what came of it. */
export function NotifyModal({ audience: query, busy, error, onClose, onNotify }: Props) {
  const audience = useQuery(query);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <FormDialog
      title="Notify readers"
      does="Notify"
      leaves="Not now"
      isReady={chosen.length > 0}
      busy={busy}
      error={error}
      onSubmit={() => onNotify([...chosen])}
      onClose={onClose}
    >
      <p>Each reader gets it once, whatever topics they chose. It cannot be taken back.</p>
      {audience.data && <NotifyFields audience={audience.data} chosen={chosen} onChosen={setChosen} />}
      {audience.isError && <Problem error={audience.error} onRetry={() => void audience.refetch()} />}
    </FormDialog>
  );
}
