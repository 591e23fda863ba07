import { Button } from '@mantine/core';
import { type ClaimDetail, claimDetailSchema, type DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useQueryClient } from '@tanstack/react-query';
import { post, sentenceOf } from '../../../api/client.ts';
import { say } from '../../../layout/toasts.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { relationWords } from '../../parts/claim-words.ts';
import { SourceLine } from '../../parts/SourceLine.tsx';
import { ClaimStateWord } from '../ClaimStateWord.tsx';
import { StatementLink } from '../StatementLink.tsx';
import { useClaimAct } from '../use-claim-act.ts';

type Relation = ClaimDetail['relations'][number];

/** What other claims do to this one, and this one to them. */
export function RelationsSection(props: {
  readonly claim: DeskClaim;
  readonly relations: readonly Relation[];
  /** Undefined for who may not relate claims. */
  readonly onAdd: (() => void) | undefined;
}) {
  const { claim, relations, onAdd } = props;
  return (
    <section className="record-part" aria-labelledby="relations-part">
      <header>
        <h2 id="relations-part">Beside other claims</h2>
        {onAdd && (
          <Button size="compact-sm" onClick={onAdd}>
            Relate <Keys of="r" />
          </Button>
        )}
      </header>
      {relations.length === 0 && (
        <p className="quiet">No other claim on record denies, confirms or repeats this one.</p>
      )}
      <ul className="relations">
        {relations.map((relation) => (
          <RelationItem key={relation.id} claim={claim} relation={relation} mayRemove={onAdd !== undefined} />
        ))}
      </ul>
    </section>
  );
}

function RelationItem(props: {
  readonly claim: DeskClaim;
  readonly relation: Relation;
  readonly mayRemove: boolean;
}) {
  const { claim, relation } = props;
  const { kind, direction, note, claim: other } = relation;
  const act = useClaimAct({ saysRefusals: true });
  const queries = useQueryClient();
  /** The dialog may be gone by then, and this line is: nothing of it may be waited for. */
  const putBack = () => {
    const [from, to] = direction === 'by-this' ? [claim, other] : [other, claim];
    post(`/claims/${from.id}/relations`, claimDetailSchema, { toId: to.id, kind, note })
      .then(() => queries.invalidateQueries({ queryKey: ['record'] }))
      .catch((error: unknown) => say(sentenceOf(error)));
  };
  return (
    <li>
      <span className="kind">{relationWords(relation, claim)}</span>
      <StatementLink claim={other} />
      <SourceLine claim={other} />
      {note !== '' && <span className="quiet">{note}</span>}
      <span className="does">
        <ClaimStateWord claim={other} />
        {props.mayRemove && (
          <button
            type="button"
            className="word-button"
            disabled={act.isPending}
            onClick={() =>
              act.mutate({
                id: claim.id,
                act: `relations/${relation.id}/remove`,
                body: {},
                says: 'They stand apart again.',
                undo: putBack,
              })
            }
          >
            Take away
          </button>
        )}
      </span>
    </li>
  );
}
