import './act-form.css';
import { Button, Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from './Problem.tsx';

/** A dialog that asks before something is done: what it is about, what will happen, one dark button. Mod+Enter presses it. */
export function FormDialog(props: {
  readonly title: string;
  /** What the dark button says. */
  readonly does: string;
  /** Where there is nothing to fill in, the dark button has the keys. */
  readonly isOnlyAsked?: boolean;
  readonly isReady?: boolean;
  readonly busy: boolean;
  readonly error?: unknown;
  /** What the way out says. */
  readonly leaves?: string;
  readonly size?: ModalProps['size'];
  readonly yOffset?: ModalProps['yOffset'];
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { isReady = true, busy, error, onSubmit, onClose } = props;
  const submit = () => isReady && !busy && onSubmit();
  return (
    <Modal
      opened
      onClose={onClose}
      title={props.title}
      size={props.size ?? '32rem'}
      {...(props.yOffset === undefined ? {} : { yOffset: props.yOffset })}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="act-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          // The key that opened the dialog is often the same, and may still be down.
          if (!event.repeat) submit();
        }}
      >
        {props.children}
        {error !== undefined && error !== null && <Problem error={error} />}
        <div className="ends">
          <Button onClick={onClose}>{props.leaves ?? 'Not yet'}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady}
            loading={busy}
            {...(props.isOnlyAsked === true ? { 'data-autofocus': true } : {})}
          >
            {props.does}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
