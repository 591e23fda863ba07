import { Button } from '@mantine/core';
import { mergedAliases } from '@onrecord/domain/claims/ledger/merged-aliases';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { SOURCE_KIND_WORDS } from '../../parts/claim-words.ts';
import { SourcePicker } from '../../parts/SourcePicker.tsx';
import type { SourceChoice } from '../../parts/source-choice.ts';
import { LedgerDialog } from '../LedgerDialog.tsx';
import { sourceQuery } from '../ledger-queries.ts';
import { WhyField } from '../WhyField.tsx';
import { useSourceAct } from './use-source-act.ts';

/** Makes one record of two of the same source: which stays, and what follows. */
export function MergeSourceDialog({
  source,
  onClose,
}: {
  readonly source: DeskSource;
  readonly onClose: () => void;
}) {
  const act = useSourceAct();
  const navigate = useNavigate();
  const [choice, setChoice] = useState<SourceChoice | null>(null);
  const [keepsOther, setKeepsOther] = useState(true);
  const [why, setWhy] = useState('');
  const otherId = choice?.type === 'known' && choice.id !== source.id ? choice.id : undefined;
  const other = useQuery({ ...sourceQuery(otherId ?? ''), enabled: otherId !== undefined }).data;
  const refusal =
    choice?.type === 'known' && choice.id === source.id
      ? 'This is the same source.'
      : other?.unnamed
        ? 'What a source who is not named stated is never put beside anybody else’s.'
        : undefined;
  const [stays, goes] = keepsOther ? [other, source] : [source, other];
  const names = stays && goes ? mergedAliases(stays, goes) : undefined;
  return (
    <LedgerDialog
      title="Merge with another source"
      does="Merge"
      wide
      isReady={other !== undefined && refusal === undefined}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onSubmit={() => {
        if (!stays || !goes) return;
        act.mutate(
          {
            sourceId: goes.id,
            act: 'merge',
            body: { intoId: stays.id, why },
            says: 'They are one source now.',
          },
          {
            onSuccess: () => {
              onClose();
              void navigate({ to: '/record/sources/$sourceId', params: { sourceId: stays.id } });
            },
          },
        );
      }}
    >
      <p>Two records of one person, organisation or outlet become one.</p>
      <SourcePicker
        label="The same source"
        value={choice}
        allowNew={false}
        autoFocus
        error={refusal}
        onChange={setChoice}
      />
      {stays && goes && refusal === undefined && (
        <>
          <div className="two-claims">
            <section aria-label="What stays">
              <h3>Stays</h3>
              <Brief source={stays} />
            </section>
            <section aria-label="What becomes part of it" data-goes>
              <h3>Becomes part of it</h3>
              <Brief source={goes} />
            </section>
          </div>
          <div className="does">
            <Button size="compact-sm" onClick={() => setKeepsOther(!keepsOther)}>
              The other way round
            </Button>
          </div>
          <ul className="effect">
            <li>{`What ${goes.name} stated and passed on is ${stays.name}’s, in every story.`}</li>
            <li>{`/sources/${goes.slug}/ leads to /sources/${stays.slug}/.`}</li>
            {names && names.kept.length > 0 && (
              <li>{`${stays.name} is found by these names, too: ${names.kept.join(', ')}.`}</li>
            )}
            {names && names.dropped.length > 0 && (
              <li>{`There is no room for these names: ${names.dropped.join(', ')}.`}</li>
            )}
            <li>This cannot be taken back.</li>
          </ul>
        </>
      )}
      <WhyField value={why} onChange={setWhy} />
    </LedgerDialog>
  );
}

function Brief({ source }: { readonly source: DeskSource }) {
  return (
    <span className="brief-claim">
      <b dir="auto">{source.name}</b>
      <span className="quiet">
        {[SOURCE_KIND_WORDS[source.kind], source.role, ...source.aliases].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
