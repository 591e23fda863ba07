import { Button, Menu } from '@mantine/core';
import type { ClaimDetail } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useOfferInPalette } from '../../../palette/palette.ts';
import { Unanswered } from '../../../screens/Unanswered.tsx';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { actorOf } from '../actor.ts';
import { FollowUpList } from '../follow-ups/FollowUpList.tsx';
import { LedgerHistory } from '../LedgerHistory.tsx';
import { claimQuery } from '../ledger-queries.ts';
import { RecordScreen } from '../RecordScreen.tsx';
import { CitationsSection } from './CitationsSection.tsx';
import { ClaimDialog, type ClaimDialogName } from './ClaimDialog.tsx';
import { ClaimHead } from './ClaimHead.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { RelationsSection } from './RelationsSection.tsx';

/** One claim: what was said, what is held of it, what bears on it, who cites it, and what changed when. */
export function ClaimScreen() {
  const { claimId } = useParams({ from: '/desk/record/$claimId' });
  const detail = useQuery(claimQuery(claimId));
  if (detail.data) return <Claim key={claimId} detail={detail.data} />;
  return (
    <RecordScreen title="Claim">
      <Unanswered query={detail} waits="The claim is on its way…" />
    </RecordScreen>
  );
}

function Claim({ detail }: { readonly detail: ClaimDetail }) {
  const { claim, relations, evidence, citations, history } = detail;
  const { person } = useMe();
  const [dialog, setDialog] = useState<ClaimDialogName>();
  const [dropped, setDropped] = useState<File>();
  const may = (act: Parameters<typeof mayActOnClaims>[1]) => mayActOnClaims(actorOf(person), act).ok;
  // Of a claim that readers do not see no stories are counted; those that cite it are here all the same.
  const citedIn = Math.max(claim.citedIn, new Set(citations.map(({ storyId }) => storyId)).size);
  const isOpen = claim.mergedIntoId === null && claim.sealed === null;
  const doors = {
    finding: isOpen && may('set-findings'),
    edit: isOpen && may('edit-claims'),
    relate: isOpen && may('relate-claims'),
    merge: isOpen && may('merge-claims'),
    seal: claim.mergedIntoId === null && may('seal-claims'),
    evidence: isOpen && may('add-evidence'),
  } as const satisfies Record<ClaimDialogName, boolean>;
  const open = (name: ClaimDialogName) => () => doors[name] && setDialog(name);
  useShortcuts({
    f: open('finding'),
    e: open('edit'),
    r: open('relate'),
    m: open('merge'),
    u: open('evidence'),
  });
  const isSealed = claim.sealed !== null;
  const acts = [
    { name: 'finding', label: 'Set the finding', keys: 'f' },
    { name: 'edit', label: 'Mend the claim', keys: 'e' },
    { name: 'relate', label: 'Relate it to another claim', keys: 'r' },
    { name: 'merge', label: 'Merge with another claim', keys: 'm' },
    { name: 'evidence', label: 'Add evidence', keys: 'u' },
    { name: 'seal', label: isSealed ? 'Take the seal off' : 'Seal the claim' },
  ] as const;
  useOfferInPalette(
    acts.filter(({ name }) => doors[name]).map(({ name, ...act }) => ({ ...act, does: open(name) })),
  );
  return (
    <RecordScreen
      title="Claim"
      aside={claim.publicId}
      does={<ClaimButtons doors={doors} isSealed={isSealed} onOpen={setDialog} />}
      className="claim-page"
    >
      <div className="main">
        {claim.mergedIntoId !== null && (
          <p className="problem">
            This claim became part of{' '}
            <Link className="link" to="/record/$claimId" params={{ claimId: claim.mergedIntoId }}>
              another one
            </Link>
            . What cites it cites that one.
          </p>
        )}
        <ClaimHead claim={claim} />
        <RelationsSection
          claim={claim}
          relations={relations}
          onAdd={doors.relate ? open('relate') : undefined}
        />
        <EvidenceSection
          claim={claim}
          evidence={evidence}
          onAdd={
            doors.evidence
              ? (file) => {
                  setDropped(file);
                  setDialog('evidence');
                }
              : undefined
          }
        />
        <LedgerHistory history={history} language={claim.content.language} />
      </div>
      <aside>
        <CitationsSection citations={citations} citedIn={citedIn} />
        <section className="record-part" aria-labelledby="lines-part">
          <header>
            <h2 id="lines-part">Lines to stories</h2>
          </header>
          <FollowUpList
            claimId={claim.id}
            beside
            empty={<p className="quiet">None were proposed: nothing of it changed since stories cite it.</p>}
          />
        </section>
      </aside>
      {dialog !== undefined && (
        <ClaimDialog
          name={dialog}
          claim={claim}
          citedIn={citedIn}
          dropped={dropped}
          onClose={() => {
            setDialog(undefined);
            setDropped(undefined);
          }}
        />
      )}
    </RecordScreen>
  );
}

/** What can be done with the claim; the dark button is what an editor is here for. */
function ClaimButtons(props: {
  readonly doors: Readonly<Record<ClaimDialogName, boolean>>;
  readonly isSealed: boolean;
  readonly onOpen: (name: ClaimDialogName) => void;
}) {
  const { doors, isSealed, onOpen } = props;
  return (
    <>
      {doors.edit && (
        <Button onClick={() => onOpen('edit')}>
          Mend <Keys of="e" />
        </Button>
      )}
      {(doors.merge || doors.seal) && (
        <Menu>
          <Menu.Target>
            <Button>More</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {doors.merge && (
              <Menu.Item onClick={() => onOpen('merge')}>
                Merge with another <Keys of="m" />
              </Menu.Item>
            )}
            {doors.seal && (
              <Menu.Item onClick={() => onOpen('seal')}>{isSealed ? 'Take the seal off' : 'Seal'}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {doors.finding && (
        <Button variant="filled" onClick={() => onOpen('finding')}>
          Set the finding <Keys of="f" />
        </Button>
      )}
    </>
  );
}
