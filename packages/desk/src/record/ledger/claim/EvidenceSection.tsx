import { Button, Modal } from '@mantine/core';
import type { ClaimDetail, DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useState } from 'react';
import { DropZone } from '../../../media/DropZone.tsx';
import { sizeInWords } from '../../../media/media-words.ts';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { longTime, shortTime } from '../../../time/newsroom-time.ts';
import { actorOf } from '../actor.ts';
import { useClaimAct } from '../use-claim-act.ts';
import { EVIDENCE_WORDS } from './evidence-words.ts';

type Evidence = ClaimDetail['evidence'][number];

/** What is kept of posts, pages and files that bear on a claim, and who sees it. */
export function EvidenceSection(props: {
  readonly claim: DeskClaim;
  readonly evidence: readonly Evidence[];
  /** Opens the dialog, with a file that was dropped; undefined for who may not add any. */
  readonly onAdd: ((file?: File) => void) | undefined;
}) {
  const { claim, evidence, onAdd } = props;
  return (
    <DropZone disabled={onAdd === undefined} onFiles={([file]) => onAdd?.(file)}>
      <section className="record-part" aria-labelledby="evidence-part">
        <header>
          <h2 id="evidence-part">Evidence</h2>
          {onAdd && (
            <Button size="compact-sm" onClick={() => onAdd()}>
              Add <Keys of="u" />
            </Button>
          )}
        </header>
        {evidence.length === 0 && (
          <p className="quiet">
            Nothing is kept yet.
            {onAdd && ' Drop a saved page or a file here, so that it stays when it is gone there.'}
          </p>
        )}
        <ul className="evidence">
          {evidence.map((piece) => (
            <Piece key={piece.id} claim={claim} piece={piece} />
          ))}
        </ul>
      </section>
    </DropZone>
  );
}

function Piece({ claim, piece }: { readonly claim: DeskClaim; readonly piece: Evidence }) {
  const { person, newsroom } = useMe();
  const mayShow = mayActOnClaims(actorOf(person), 'publish-evidence').ok && claim.sealed === null;
  const maySave = mayActOnClaims(actorOf(person), 'see-protected').ok;
  const act = useClaimAct({ saysRefusals: true });
  const [asks, setAsks] = useState(false);
  const show = (isPublic: boolean, canUndo: boolean) =>
    act.mutate({
      id: claim.id,
      act: `evidence/${piece.id}/show`,
      body: { public: isPublic },
      says: isPublic ? 'Readers see it with the claim.' : 'It is for the newsroom only again.',
      undo: canUndo ? () => show(!isPublic, false) : undefined,
    });
  const told = piece.hints.map(({ written }) => written);
  return (
    <li>
      <div className="what">
        <b dir="auto">{piece.title}</b>{' '}
        <span className="state" data-tone={piece.public ? 'out' : undefined}>
          {piece.public ? 'Public' : 'Newsroom only'}
        </span>
      </div>
      <p className="quiet">
        {EVIDENCE_WORDS[piece.kind]}, captured{' '}
        <time dateTime={piece.capturedAt} title={longTime(piece.capturedAt, newsroom.timeZone)}>
          {shortTime(piece.capturedAt, newsroom.timeZone)}
        </time>
        , kept by {piece.capturedBy}
      </p>
      {piece.url !== '' && (
        <p className="address">
          <a className="link" href={piece.url} rel="noreferrer noopener" target="_blank">
            {piece.url}
          </a>
        </p>
      )}
      {piece.file !== null && (
        <p className="address quiet">
          {maySave ? (
            <a className="link" href={`/desk/api/claims/${claim.id}/evidence/${piece.id}/file`} download>
              {piece.file.fileName}
            </a>
          ) : (
            piece.file.fileName
          )}
          , {sizeInWords(piece.file.sizeBytes)} · SHA-256 <code>{piece.file.contentHash}</code>
        </p>
      )}
      {mayShow && (
        <Button
          size="compact-sm"
          loading={act.isPending}
          onClick={() => (piece.public || told.length === 0 ? show(!piece.public, true) : setAsks(true))}
        >
          {piece.public ? 'Take from readers' : 'Show to readers'}
        </Button>
      )}
      {asks && (
        <Modal
          opened
          onClose={() => setAsks(false)}
          title="Is nobody to be found by this?"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <div className="act-form">
            <p className="warns">{`“${told.join('”, “')}” in the file’s name looks as if it told who somebody is. Readers see the name, and may save the file.`}</p>
            <p>Show it only if it tells nothing of a source who is not named.</p>
            <div className="ends">
              <Button data-autofocus onClick={() => setAsks(false)}>
                Keep it back
              </Button>
              <Button
                variant="filled"
                onClick={() => {
                  setAsks(false);
                  show(true, true);
                }}
              >
                Show it all the same
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </li>
  );
}
