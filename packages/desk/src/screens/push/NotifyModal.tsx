import '../act-form.css';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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
    <Modal opened onClose={onClose} title="Notify readers" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0 && !busy) onNotify([...chosen]);
        }}
      >
        <p>Each reader gets it once, whatever topics they chose. It cannot be taken back.</p>
        {audience.data && <NotifyFields audience={audience.data} chosen={chosen} onChosen={setChosen} />}
        {audience.isError && <Problem error={audience.error} onRetry={() => void audience.refetch()} />}
        {error && <Problem error={error} />}
        <div className="ends">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" variant="filled" disabled={chosen.length === 0} loading={busy}>
            Notify
          </Button>
        </div>
      </form>
    </Modal>
  );
}
