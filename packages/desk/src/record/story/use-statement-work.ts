import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { useMemo, useState } from 'react';
import type { StoryRecord } from '../../editor/record/story-record.ts';
import { type CitedItem, type OfferItem, type StatementItem, statementList } from './statement-list.ts';
import { useChoosing } from './use-choosing.ts';
import { useListFocus } from './use-list-focus.ts';
import { type CitingText, type ToCite, useRecordActs } from './use-record-acts.ts';
import { useSteadyOffer } from './use-steady-offer.ts';

/** What is being mended, and where an offer is to be cited then: its words may be changed meanwhile. */
export interface Mending {
  readonly item: OfferItem | CitedItem;
  /** Its place in the list. */
  readonly at: number;
  readonly cited?: ToCite;
}

/** Statements being worked through: which stand in the list, which one has the keys, what is being mended or chosen. */
export function useStatementWork(text: CitingText, record: StoryRecord, statements: StoryStatements) {
  const acts = useRecordActs(text);
  const [mending, setMending] = useState<Mending>();
  const found = useMemo(() => statementList(statements, acts.settled), [statements, acts.settled]);
  const shown = useMemo(() => withMended(found, mending), [found, mending]);
  const items = useSteadyOffer(record, shown);
  const focus = useListFocus(record, items);
  const choosing = useChoosing(items, focus, acts.relate);
  return { acts, found, items, mending, setMending, focus, choosing };
}

export type StatementWork = ReturnType<typeof useStatementWork>;

/** The list with what is being mended in its place, also when its words are in the text no more. */
function withMended(items: readonly StatementItem[], mending: Mending | undefined): readonly StatementItem[] {
  return mending === undefined || items.some(({ id }) => id === mending.item.id)
    ? items
    : items.toSpliced(mending.at, 0, mending.item);
}
