import { Button } from '@mantine/core';
import type { RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { Keys } from '../../shortcuts/Keys.tsx';
import { citedWords, isTakenBack, relationWords } from '../parts/claim-words.ts';
import { SourceLine } from '../parts/SourceLine.tsx';
import { StateWord } from '../parts/StateWord.tsx';
import { AdviceLines } from './AdviceLines.tsx';
import type { CitedItem, RelationSeen } from './statement-list.ts';

export interface CitedDoes {
  readonly mend: () => void;
  readonly takeOff: () => void;
  readonly relate: (kind: RelationKind) => void;
  readonly unrelate: (relation: RelationSeen) => void;
  /** Where a statement is being chosen that another one denies or confirms: this one is meant. */
  readonly choose: (() => void) | undefined;
}

/** A statement of the story that is on record: how it stands, and who says otherwise. */
export function CitedCard(props: {
  readonly item: CitedItem;
  readonly number: number;
  readonly paragraph: number | undefined;
  readonly inHand: boolean;
  readonly mayRelate: boolean;
  readonly mayTakeOff: boolean;
  /** What choosing this one would say: "9 denies this". */
  readonly chooses: string | undefined;
  readonly does: CitedDoes;
}) {
  const { item, number, inHand, does, chooses } = props;
  const [first] = item.passages;
  const claim = first?.claim;
  const where = props.paragraph === undefined ? '' : `Paragraph ${props.paragraph} · `;
  if (first === undefined) return null;
  const isSaid =
    claim?.state === 'taken-back' &&
    first.relations.some((one) => one.direction === 'on-this' && isTakenBack(one, claim));
  if (!claim)
    return (
      <>
        <p className="meta">{`${where}on record as ${number}`}</p>
        <q>{first.passage}</q>
        <p className="advice">The ledger does not know this record. Take it off the text.</p>
        {inHand && props.mayTakeOff && <TakeOff onClick={does.takeOff} />}
      </>
    );
  return (
    <>
      <p className="meta">
        <span className="number">{number}</span>
        {[`${where}on record`, citedWords(claim.citedIn)].filter(Boolean).join(', ')}
      </p>
      <q lang={claim.content.language}>{claim.content.text}</q>
      <p>
        <SourceLine claim={claim} />
      </p>
      {/* Where the speaker took it back, the line that says so says how it stands. */}
      {!isSaid && <StateWord state={claim.state} />}
      {first.relations.map((relation) => (
        <p key={relation.id} className="relation">
          <RelationWords relation={relation} claim={claim} />:{' '}
          <span className="quiet">{relation.claim.content.text}</span>
          {inHand && props.mayRelate && (
            <button type="button" className="plain" tabIndex={-1} onClick={() => does.unrelate(relation)}>
              Take back
            </button>
          )}
        </p>
      ))}
      {claim.sealed && <p className="advice">Sealed: readers see a notice in its place.</p>}
      <AdviceLines advice={item.advice} />
      {inHand && chooses !== undefined && does.choose && (
        <div className="does">
          <Button size="compact-md" variant="filled" tabIndex={-1} onClick={does.choose}>
            {chooses} <Keys of="Enter" />
          </Button>
        </div>
      )}
      {inHand && chooses === undefined && (
        <div className="does">
          {props.mayRelate && (
            <>
              <Button size="compact-md" tabIndex={-1} onClick={() => does.relate('denies')}>
                Denies… <Keys of="d" />
              </Button>
              <Button size="compact-md" tabIndex={-1} onClick={() => does.relate('confirms')}>
                Confirms… <Keys of="c" />
              </Button>
            </>
          )}
          {props.mayRelate && (
            <Button size="compact-md" tabIndex={-1} onClick={does.mend}>
              Mend <Keys of="e" />
            </Button>
          )}
          {props.mayTakeOff && <TakeOff onClick={does.takeOff} />}
        </div>
      )}
    </>
  );
}

function RelationWords({ relation, claim }: { readonly relation: RelationSeen; readonly claim: DeskClaim }) {
  const words = relationWords(relation, claim);
  if (!isTakenBack(relation, claim))
    return (
      <>
        {words} <b>{relation.claim.speaker.name}</b>
      </>
    );
  return relation.direction === 'on-this' ? <StateWord state="taken-back" says={words} /> : words;
}

function TakeOff({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button size="compact-md" tabIndex={-1} onClick={onClick}>
      Take off <Keys of="Backspace" />
    </Button>
  );
}
