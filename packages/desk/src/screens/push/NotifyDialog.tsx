import type { DialogProps } from '../story/dialogs/dialog-props.ts';
import { audienceQuery } from './audience.ts';
import { NotifyModal } from './NotifyModal.tsx';

/** Notifies readers of a published story. */
export function NotifyDialog({ story, busy, error, onClose, onDo }: DialogProps) {
  return (
    <NotifyModal
      audience={audienceQuery(story.id)}
      busy={busy}
      error={error}
      onClose={onClose}
      onNotify={(topics) => onDo({ act: 'notify-readers', topics })}
    />
  );
}
