import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { EVIDENCE_KINDS, type EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import { identityHintsInFileName } from '@onrecord/domain/claims/ledger/identity-hints';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../../layout/toasts.ts';
import { sizeInWords } from '../../../media/media-words.ts';
import { FormDialog } from '../../../screens/FormDialog.tsx';
import { useMe } from '../../../session/me.ts';
import { firstInstant, instantInZone, inZone } from '../../../time/instant-in-zone.ts';
import { placeOf } from '../../../time/newsroom-time.ts';
import { claimQuery } from '../ledger-queries.ts';
import { EVIDENCE_WORDS, evidenceKindOf } from './evidence-words.ts';
import { type NewEvidence, sendEvidence } from './send-evidence.ts';

const TITLE_MAX = 300;

/** Keeps what shows something about a claim: a file, a saved page, or the address where it stands. */
export function EvidenceDialog(props: {
  readonly claim: DeskClaim;
  /** What was dropped. */
  readonly file: File | undefined;
  readonly onClose: () => void;
}) {
  const { claim, onClose } = props;
  const { timeZone } = useMe().newsroom;
  const queries = useQueryClient();
  const [file, setFile] = useState(props.file);
  const [title, setTitle] = useState('');
  const [chosenKind, setKind] = useState<EvidenceKind>();
  const [url, setUrl] = useState('');
  const [captured, setCaptured] = useState(() => localNow(timeZone));
  const [part, setPart] = useState(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const kind = chosenKind ?? evidenceKindOf(file?.name, url);
  const capturedAt = instantOf(captured, timeZone);
  const told = file === undefined ? [] : identityHintsInFileName(file.name).map(({ written }) => written);
  const keep = useMutation({
    mutationFn: (evidence: NewEvidence) =>
      sendEvidence(claim.id, evidence, { onProgress: setPart, signal: leaving.current.signal }),
    onSuccess: (after) => {
      queries.setQueryData(claimQuery(claim.id).queryKey, after);
      say('It is kept, for the newsroom only.');
      onClose();
    },
  });
  const isWebAddress = url.trim() === '' || /^https?:\/\/\S+$/.test(url.trim());
  const isReady =
    title.trim() !== '' &&
    isWebAddress &&
    capturedAt !== undefined &&
    (file !== undefined || url.trim() !== '');
  return (
    <FormDialog
      title="Keep evidence"
      does="Keep it"
      isReady={isReady}
      busy={keep.isPending}
      error={keep.error}
      onClose={onClose}
      onSubmit={() => {
        if (capturedAt !== undefined)
          keep.mutate({ kind, title: title.trim(), url: url.trim(), capturedAt, file });
      }}
    >
      <p>
        It is for the newsroom only, until an editor shows it to readers. Nothing is fetched from anywhere.
      </p>
      <div className="file-choice">
        <FileButton onChange={(chosen) => chosen && setFile(chosen)}>
          {(button) => <Button {...button}>{file === undefined ? 'Choose a file' : 'Another file'}</Button>}
        </FileButton>
        <span className="quiet">
          {file === undefined
            ? 'A saved page, a picture, a document. Or only an address, below.'
            : `${file.name}, ${sizeInWords(file.size)}`}
        </span>
      </div>
      {told.length > 0 && (
        <p className="warns" role="alert">
          {`“${told.join('”, “')}” in the file’s name looks as if it told who somebody is. If that is a source who is not named, rename the file first.`}
        </p>
      )}
      <TextInput
        label="What it is"
        placeholder="The survey of the quay"
        data-autofocus
        maxLength={TITLE_MAX}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label="Where it stands or stood"
        placeholder="https://…"
        type="url"
        maxLength={2048}
        value={url}
        error={isWebAddress ? undefined : 'An address begins with https:// or http://.'}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <div className="pair">
        <NativeSelect
          label="Kind"
          value={kind}
          data={EVIDENCE_KINDS.map((value) => ({ value, label: EVIDENCE_WORDS[value] }))}
          onChange={(event) => setKind(event.currentTarget.value as EvidenceKind)}
        />
        <TextInput
          label={`Captured, ${placeOf(timeZone)} time`}
          type="datetime-local"
          value={captured}
          error={capturedAt === undefined && 'When was it captured?'}
          onChange={(event) => setCaptured(event.currentTarget.value)}
        />
      </div>
      {keep.isPending && file !== undefined && (
        <progress value={part} max={1} aria-label={`${file.name}: ${Math.round(part * 100)} %`} />
      )}
    </FormDialog>
  );
}

function localNow(timeZone: string): string {
  const { date, time } = inZone(new Date(), timeZone);
  return `${date}T${time}`;
}

/** The instant that a local date and time is; undefined for what is none. */
function instantOf(local: string, timeZone: string): string | undefined {
  const [date = '', time = ''] = local.split('T');
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d/.test(time)) return undefined;
  return firstInstant(instantInZone(date, time.slice(0, 5), timeZone)).toISOString();
}
