import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../../screens/Problem.tsx';

/** A dialog of the ledger: what is asked, what will happen, one dark button. Mod+Enter presses it. */
export function LedgerDialog(props: {
  readonly title: string;
  /** What the dark button says. */
  readonly does: string;
  readonly isReady: boolean;
  readonly busy: boolean;
  readonly error?: unknown;
  readonly wide?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { isReady, busy, onSubmit, error } = props;
  const submit = () => isReady && !busy && onSubmit();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.wide ? '44rem' : '32rem'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="ledger-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          submit();
        }}
      >
        {props.children}
        {error !== undefined && error !== null && <Problem error={error} />}
        <div className="ends">
          <Button onClick={props.onClose}>Not yet</Button>
          <Button type="submit" variant="filled" disabled={!isReady} loading={busy}>
            {props.does}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
