import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { Keys } from '../shortcuts/Keys.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';

/** Chooses files from the machine; also by the key U. */
export function UploadButton(props: {
  readonly main?: boolean;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useShortcuts({ u: () => button.current?.click() });
  return (
    <FileButton multiple onChange={props.onFiles} {...(props.accept ? { accept: props.accept } : {})}>
      {({ onClick }) => (
        <Button ref={button} onClick={onClick} variant={props.main ? 'filled' : 'default'}>
          Upload {props.main && <Keys of="u" />}
        </Button>
      )}
    </FileButton>
  );
}
