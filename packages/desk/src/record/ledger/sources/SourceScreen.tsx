import { Button } from '@mantine/core';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { MoreToCome } from '../../../lists/MoreToCome.tsx';
import { useOfferInPalette } from '../../../palette/palette.ts';
import { Unanswered } from '../../../screens/Unanswered.tsx';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { actorOf } from '../actor.ts';
import { ClaimTable } from '../ClaimTable.tsx';
import { sourceQuery } from '../ledger-queries.ts';
import { RecordScreen } from '../RecordScreen.tsx';
import { useClaimList } from '../use-claim-list.ts';
import { MergeSourceDialog } from './MergeSourceDialog.tsx';
import { NamedSourceForm } from './NamedSourceForm.tsx';
import { SourceHistory } from './SourceHistory.tsx';
import { UnnamedSource } from './UnnamedSource.tsx';

/** One source: what is known of it, and what it stated. */
export function SourceScreen() {
  const { sourceId } = useParams({ from: '/desk/record/sources/$sourceId' });
  const source = useQuery(sourceQuery(sourceId));
  if (source.data) return <Source key={sourceId} source={source.data} />;
  return (
    <RecordScreen title="Source">
      <Unanswered query={source} waits="The source is on its way…" />
    </RecordScreen>
  );
}

function Source({ source }: { readonly source: DeskSource }) {
  const { person } = useMe();
  const [merging, setMerging] = useState(false);
  const isMerged = source.mergedIntoId !== null;
  const mayEdit = !isMerged && mayActOnClaims(actorOf(person), 'edit-sources').ok;
  const mayMerge =
    !isMerged && source.unnamed === null && mayActOnClaims(actorOf(person), 'merge-sources').ok;
  useShortcuts(mayMerge ? { m: () => setMerging(true) } : {});
  useOfferInPalette(
    mayMerge ? [{ label: 'Merge with another source', keys: 'm', does: () => setMerging(true) }] : [],
  );
  return (
    <RecordScreen
      title={source.unnamed === null ? 'Source' : 'Source who is not named'}
      aside={source.slug === null ? 'Described only, wherever it is cited' : `/sources/${source.slug}/`}
      does={
        mayMerge && (
          <Button onClick={() => setMerging(true)}>
            Merge with another <Keys of="m" />
          </Button>
        )
      }
      className="source-page"
    >
      {source.mergedIntoId !== null && (
        <p className="problem">
          This source became part of{' '}
          <Link className="link" to="/record/sources/$sourceId" params={{ sourceId: source.mergedIntoId }}>
            another one
          </Link>
          , who stated what stood here.
        </p>
      )}
      {source.unnamed === null ? (
        <NamedSourceForm key={source.id} source={source} mayEdit={mayEdit} />
      ) : (
        <UnnamedSource key={source.id} source={source} mayEdit={mayEdit} />
      )}
      <Statements sourceId={source.id} />
      <SourceHistory sourceId={source.id} />
      {merging && <MergeSourceDialog source={source} onClose={() => setMerging(false)} />}
    </RecordScreen>
  );
}

/** What a source stated, last touched first. */
function Statements({ sourceId }: { readonly sourceId: string }) {
  const { list, claims, selected } = useClaimList({ sourceId });
  return (
    <section className="record-part" aria-labelledby="statements-part">
      <header>
        <h2 id="statements-part">What they stated</h2>
      </header>
      <Unanswered query={list} waits="Their statements are on their way…" />
      {list.isSuccess && claims.length === 0 && <p className="quiet">No statement of theirs is on record.</p>}
      {claims.length > 0 && <ClaimTable claims={claims} selected={selected} />}
      <MoreToCome says="More claims" list={list} />
    </section>
  );
}
