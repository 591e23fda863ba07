import { Button } from '@mantine/core';
import { assertNever } from '@onrecord/domain/result';
import type { Upload } from './use-uploads.ts';

/** What is on its way to the library and what was refused, a line each. Silent where there is nothing. */
export function UploadList(props: { readonly uploads: readonly Upload[]; readonly onClear: () => void }) {
  const { uploads, onClear } = props;
  const open = uploads.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  const refused = uploads.filter(({ state }) => state === 'refused').length;
  const done = uploads.length - open - refused;
  if (uploads.length === 0) return null;
  return (
    <section className="uploads" aria-label="Uploads">
      <header>
        <p role="status">
          {open > 0
            ? `${done} of ${uploads.length} files are here`
            : `${done === 1 ? '1 file is' : `${done} files are`} here`}
          {refused > 0 && `, ${refused} ${refused === 1 ? 'was' : 'were'} not taken in`}
        </p>
        {open === 0 && (
          <Button size="compact-sm" onClick={onClear}>
            Clear
          </Button>
        )}
      </header>
      <ul>
        {uploads
          .filter(({ state }) => state !== 'done')
          .map((upload) => (
            <li key={upload.id} data-state={upload.state}>
              {upload.state === 'refused' ? (
                <p role="alert">{upload.problem}</p>
              ) : (
                <>
                  <span className="name">{upload.fileName}</span>
                  <progress
                    value={upload.part}
                    max={1}
                    aria-label={`${upload.fileName}: ${Math.round(upload.part * 100)} %`}
                  />
                  <span className="quiet">{stateInWords(upload)}</span>
                </>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

function stateInWords({ state, part }: Upload): string {
  switch (state) {
    case 'waiting':
      return 'waits';
    case 'sending':
      return part < 1 ? `${Math.round(part * 100)} %` : 'being looked at';
    case 'done':
      return 'here';
    case 'refused':
      return 'not taken in';
    default:
      return assertNever(state);
  }
}
