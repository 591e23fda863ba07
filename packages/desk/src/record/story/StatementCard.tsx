import type { ReactNode } from 'react';
import { CitedCard } from './CitedCard.tsx';
import { OfferCard, type OfferDoes } from './OfferCard.tsx';
import type { RelationSeen, StatementItem } from './statement-list.ts';
import type { Choosing } from './use-choosing.ts';
import type { Placed } from './use-placed.ts';

/** One line of the list, whatever it is about. */
export function StatementCard(props: {
  readonly item: StatementItem;
  readonly placed: Placed | undefined;
  readonly number: number | undefined;
  readonly inHand: boolean;
  readonly mayRecord: boolean;
  readonly mayRelate: boolean;
  readonly choosing: Choosing;
  readonly offerDoes?: OfferDoes;
  readonly mend: ReactNode;
  readonly onFocus: () => void;
  readonly onMend: () => void;
  readonly onTakeOff: (claimId: string) => void;
  readonly onUnrelate: (claimId: string, relation: RelationSeen) => void;
}) {
  const { item, inHand } = props;
  return (
    <li
      className={inHand ? 'statement-card in-hand' : 'statement-card'}
      data-type={item.type}
      data-item={item.id}
      aria-current={inHand}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys act on the line that has the focus
      tabIndex={0}
      onFocus={props.onFocus}
    >
      {props.mend ?? <Content {...props} />}
    </li>
  );
}

function Content(props: Parameters<typeof StatementCard>[0]) {
  const { item, placed, inHand, choosing, offerDoes } = props;
  const paragraph = placed?.paragraph;
  switch (item.type) {
    case 'offer':
      return (
        offerDoes && (
          <OfferCard
            item={item}
            paragraph={paragraph}
            inHand={inHand}
            mayRecord={props.mayRecord}
            does={offerDoes}
          />
        )
      );
    case 'cited':
      return (
        <CitedCard
          item={item}
          number={props.number ?? item.number}
          paragraph={paragraph}
          inHand={inHand}
          mayRelate={props.mayRelate}
          mayTakeOff={props.mayRecord}
          chooses={choosing.says(item)}
          does={{
            mend: props.onMend,
            takeOff: () => props.onTakeOff(item.claimId),
            relate: (kind) => choosing.begin(item, kind),
            unrelate: (relation) => props.onUnrelate(item.passages[0]?.claim?.id ?? item.claimId, relation),
            choose: choosing.says(item) === undefined ? undefined : () => choosing.choose(item),
          }}
        />
      );
    case 'advice':
      return (
        <>
          <q>{item.piece.passage}</q>
          <p className="advice">{item.piece.title}</p>
        </>
      );
  }
}
