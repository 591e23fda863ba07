import { Button } from '@mantine/core';
import type { DeskClaim, RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { ClaimFields } from '../parts/ClaimFields.tsx';
import { type ClaimDraft, type ClaimDraftProblems, readClaimDraft } from '../parts/claim-draft.ts';
import { readSaidDate } from '../parts/said-date.ts';
import { LikelyMatch } from './LikelyMatch.tsx';
import { matchesQuery } from './statement-queries.ts';

/** A statement before it goes on record: what was found of it, to be put right. */
export function MendForm(props: {
  readonly opening: ClaimDraft;
  /** Why it could not be put on record as it was found. */
  readonly opensWith?: ClaimDraftProblems | undefined;
  /** Set for a claim that is on record already: its finding and who stated it stand elsewhere. */
  readonly recorded?: boolean;
  /** Does not fail: what went wrong is said above the list. */
  readonly onRecord: (claim: Omit<RecordClaim, 'why'>) => Promise<void>;
  readonly onCite?: (claim: DeskClaim) => void;
  readonly onCancel: () => void;
}) {
  const { opening, recorded = false, onRecord, onCite, onCancel } = props;
  const { timeZone } = useMe().newsroom;
  const [draft, setDraft] = useState(opening);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<ClaimDraftProblems>(props.opensWith ?? {});
  const form = useRef<HTMLFormElement>(null);
  const written = useDeferredValue(draft);
  const asked = {
    text: written.text,
    language: written.language,
    speaker: written.speaker?.name ?? '',
    saidAt: readSaidDate(written.saidAt, timeZone, new Date()),
  };
  const matches = useQuery({ ...matchesQuery(asked), ...(recorded ? { enabled: false } : {}) });
  const match = recorded ? undefined : matches.data?.[0]?.claim;
  useEffect(() => {
    const lacking = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (lacking ?? form.current?.querySelector<HTMLElement>('textarea'))?.focus();
    form.current?.scrollIntoView({ block: lacking ? 'nearest' : 'start' });
  }, []);
  const send = () => {
    const read = readClaimDraft(draft, timeZone, new Date());
    if (!read.ok) return setProblems(read.error);
    setBusy(true);
    void onRecord(read.value).finally(() => setBusy(false));
  };
  return (
    <form
      ref={form}
      className="mend-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          // Elsewhere on the page this key publishes.
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          if (!busy) send();
        }
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      <ClaimFields
        draft={draft}
        problems={problems}
        withFinding={!recorded}
        allowNew={!recorded}
        onChange={(changed) => {
          setDraft(changed);
          setProblems({});
        }}
      />
      {match && onCite && (
        <LikelyMatch claim={match}>
          <Button size="compact-sm" onClick={() => onCite(match)}>
            Cite it
          </Button>
        </LikelyMatch>
      )}
      <div className="does">
        <Button type="submit" size="compact-md" variant="filled" loading={busy}>
          {recorded ? 'Mend the record' : match ? 'A new record' : 'On record'} <Keys of="mod+Enter" />
        </Button>
        <Button size="compact-md" onClick={onCancel}>
          Cancel <Keys of="Escape" />
        </Button>
      </div>
    </form>
  );
}
