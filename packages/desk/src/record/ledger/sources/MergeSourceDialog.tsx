import { mergedAliases } from '@onrecord/domain/claims/ledger/merged-aliases';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { aboutSource } from '../../parts/claim-words.ts';
import { SourcePicker } from '../../parts/SourcePicker.tsx';
import type { SourceChoice } from '../../parts/source-choice.ts';
import { sourceQuery } from '../ledger-queries.ts';
import { MergeDialog, type Merging } from '../MergeDialog.tsx';
import { useSourceAct } from './use-source-act.ts';

/** Makes one record of two of the same source. */
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
  const otherId = choice?.type === 'known' ? choice.id : undefined;
  const found = useQuery({ ...sourceQuery(otherId ?? ''), enabled: otherId !== undefined });
  const other = otherId === undefined ? undefined : found.data;
  const refusal =
    otherId === source.id
      ? 'This is the same source.'
      : other?.unnamed
        ? 'What a source who is not named stated is never put beside anybody else’s.'
        : undefined;
  const merge = ({ stays, goes }: Merging<DeskSource>, why: string) =>
    act.mutate(
      { id: goes.id, act: 'merge', body: { intoId: stays.id, why }, says: 'They are one source now.' },
      {
        onSuccess: () => {
          onClose();
          void navigate({ to: '/record/sources/$sourceId', params: { sourceId: stays.id } });
        },
      },
    );
  return (
    <MergeDialog
      title="Merge with another source"
      about="Two records of one person, organisation or outlet become one."
      own={source}
      other={refusal === undefined ? other : undefined}
      picker={
        <SourcePicker
          label="The same source"
          value={choice}
          allowNew={false}
          autoFocus
          error={refusal}
          onChange={setChoice}
        />
      }
      brief={(one) => (
        <span className="brief-claim">
          <b dir="auto">{one.name}</b>
          <span className="quiet">{aboutSource(one)}</span>
        </span>
      )}
      effects={(merging) => <Effects {...merging} />}
      busy={act.isPending}
      error={act.error ?? found.error}
      onMerge={merge}
      onClose={onClose}
    />
  );
}

function Effects({ stays, goes }: Merging<DeskSource>) {
  const { kept, dropped } = mergedAliases(stays, goes);
  return (
    <>
      <li>{`What ${goes.name} stated and passed on is ${stays.name}’s, in every story.`}</li>
      <li>{`/sources/${goes.slug}/ leads to /sources/${stays.slug}/.`}</li>
      {kept.length > 0 && <li>{`${stays.name} is found by these names, too: ${kept.join(', ')}.`}</li>}
      {dropped.length > 0 && <li>{`There is no room for these names: ${dropped.join(', ')}.`}</li>}
    </>
  );
}
