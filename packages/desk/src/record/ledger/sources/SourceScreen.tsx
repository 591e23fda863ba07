import '../ledger.css';
import { Button } from '@mantine/core';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Bar } from '../../../layout/Bar.tsx';
import { Problem } from '../../../screens/Problem.tsx';
import { Waiting } from '../../../screens/Waiting.tsx';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { actorOf } from '../actor.ts';
import { ClaimTable } from '../ClaimTable.tsx';
import { claimsQuery, sourceQuery } from '../ledger-queries.ts';
import { RecordNav } from '../RecordNav.tsx';
import { useListKeys } from '../use-list-keys.ts';
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
    <>
      <Bar title="Source" />
      <RecordNav />
      <div className="screen">
        {source.isPending && <Waiting>The source is on its way…</Waiting>}
        {source.isError && <Problem error={source.error} onRetry={() => void source.refetch()} />}
      </div>
    </>
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
  return (
    <>
      <Bar
        title={source.unnamed === null ? 'Source' : 'Source who is not named'}
        aside={source.slug === null ? 'Described only, wherever it is cited' : `/sources/${source.slug}/`}
      >
        {mayMerge && (
          <Button onClick={() => setMerging(true)}>
            Merge with another <Keys of="m" />
          </Button>
        )}
      </Bar>
      <RecordNav />
      <div className="screen source-page">
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
      </div>
      {merging && <MergeSourceDialog source={source} onClose={() => setMerging(false)} />}
    </>
  );
}

/** What a source stated, last touched first. */
function Statements({ sourceId }: { readonly sourceId: string }) {
  const navigate = useNavigate();
  const list = useInfiniteQuery(claimsQuery({ sourceId }));
  const claims = list.data?.pages.flatMap((page) => page.claims) ?? [];
  const { selected } = useListKeys({
    count: claims.length,
    prefix: 'claim',
    keys: (at) => ({
      Enter: () => {
        const claim = claims[at];
        if (claim) void navigate({ to: '/record/$claimId', params: { claimId: claim.id } });
      },
    }),
  });
  return (
    <section className="part" aria-labelledby="statements-part">
      <header>
        <h2 id="statements-part">What they stated</h2>
      </header>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && claims.length === 0 && <p className="quiet">No statement of theirs is on record.</p>}
      {claims.length > 0 && (
        <ClaimTable
          claims={claims}
          selected={selected}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </section>
  );
}
