import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../screens/Problem.tsx';
import { SourceLine } from '../../parts/SourceLine.tsx';
import { ClaimStateWord } from '../ClaimStateWord.tsx';
import { claimsQuery } from '../ledger-queries.ts';

const SHOWN_MAX = 6;

/** Finds another claim by its words; the newest stand there before anything is typed. */
export function ClaimPicker(props: {
  readonly label: string;
  /** The claim that is acted on, which is never offered. */
  readonly exceptId: string;
  readonly picked: DeskClaim | undefined;
  readonly onPick: (claim: DeskClaim | undefined) => void;
}) {
  const { picked, onPick } = props;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useInfiniteQuery({
    ...claimsQuery(q === '' ? {} : { q }),
    enabled: picked === undefined,
    placeholderData: keepPreviousData,
  });
  if (picked !== undefined)
    return (
      <div className="picked">
        <BriefClaim claim={picked} />
        <button type="button" className="word-button" onClick={() => onPick(undefined)}>
          Another one
        </button>
      </div>
    );
  const claims = (found.data?.pages[0]?.claims ?? [])
    .filter(({ id }) => id !== props.exceptId)
    .slice(0, SHOWN_MAX);
  return (
    <div className="claim-picker">
      <TextInput
        label={props.label}
        placeholder="Words of its statement"
        value={typed}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul aria-label="Claims found">
        {claims.map((claim) => (
          <li key={claim.id}>
            <button type="button" onClick={() => onPick(claim)}>
              <BriefClaim claim={claim} />
            </button>
          </li>
        ))}
      </ul>
      {found.isError && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && claims.length === 0 && <p className="quiet">No other claim has these words.</p>}
    </div>
  );
}

/** A claim in a few lines, as it stands beside another. */
export function BriefClaim({ claim }: { readonly claim: DeskClaim }) {
  return (
    <span className="brief-claim">
      <span className="statement" lang={claim.content.language} dir="auto">
        {claim.content.text}
      </span>
      <SourceLine claim={claim} />
      <span>
        <ClaimStateWord claim={claim} />
      </span>
    </span>
  );
}
