import { citationsIn } from '@onrecord/domain/claims/ledger/citations';
import { reportingPartOf, reportingTextOf } from '@onrecord/domain/claims/ledger/offer';
import type { Anchor } from '@onrecord/domain/desk/claim-shapes';
import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { findPassage } from '../../editor/record/place-passage.ts';
import type { CitingText, PutOn } from '../../record/story/use-record-acts.ts';
import { withEntry } from '../entries/entry-book.ts';
import { changeBook, changedEntryOf, findBook } from '../entries/entry-queries.ts';
import { citeInEntry, entryStatementsQuery, takeOffEntry } from './entry-statement-queries.ts';

/** How often a change is tried anew because somebody else was faster. */
const TRIES_MAX = 4;

/** A posted entry as a text whose words are put on record. Its acts come one after the other, each on what the last left. */
export interface EntryText extends CitingText {
  /** Words of the entry that the server found, wherever in it they are by then. */
  putOn(anchors: readonly Anchor[]): PutOn;
}

export function useEntryText({ id, storyId }: Pick<DeskEntry, 'id' | 'storyId'>): EntryText {
  const queries = useQueryClient();
  return useMemo(() => entryText(queries, id, storyId), [queries, id, storyId]);
}

function entryText(queries: QueryClient, id: string, storyId: string): EntryText {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done;
    return done;
  };
  let held = 0;
  const askNow = () => {
    if (held === 0) void queries.invalidateQueries(entryStatementsQuery(id));
  };
  const takeIn = (entry: DeskEntry) => changeBook(queries, storyId, (book) => withEntry(book, entry));
  const find = () => findBook(queries, storyId)?.entries.find((entry) => entry.id === id);
  /**
   * Changes the entry from what it is now; false where `change` finds nothing in it to change. Where somebody else was
   * faster it is tried again on what they left, which is shown from then on.
   */
  const change = (send: (entry: DeskEntry) => Promise<DeskEntry> | undefined) =>
    inTurn(async () => {
      for (let tries = 1; ; tries++) {
        const entry = find();
        const sent = entry && send(entry);
        if (sent === undefined) return false;
        try {
          takeIn(await sent);
          return true;
        } catch (error) {
          const theirs = changedEntryOf(error);
          if (theirs) takeIn(theirs);
          if (theirs === undefined || theirs.removedAt !== null || tries === TRIES_MAX) throw error;
        }
      }
    });
  const putOn =
    (anchors: readonly Anchor[]): PutOn =>
    (claimId) =>
      change((entry) => {
        const spans = placeAll(reportingTextOf(entry.body), anchors);
        return spans && citeInEntry(id, { version: entry.version, claimId, spans });
      });
  return {
    storyId,
    putOn,
    async takeOff(claimId) {
      const body = find()?.body;
      const cited = body === undefined ? [] : citationsIn(reportingPartOf(body));
      await change(({ version }) => takeOffEntry(id, { version, claimId }));
      return putOn(cited.filter((citation) => citation.claimId === claimId));
    },
    askNow,
    hold() {
      held++;
      void queries.cancelQueries(entryStatementsQuery(id));
      return () => {
        held--;
        askNow();
      };
    },
  };
}

/** Where passages stand in a text; undefined where the words of one are gone. */
function placeAll(text: string, anchors: readonly Anchor[]) {
  const spans = anchors.flatMap((anchor) => {
    const start = findPassage(text, anchor);
    return start === undefined ? [] : [{ start, end: start + anchor.passage.length }];
  });
  return spans.length > 0 && spans.length === anchors.length ? spans : undefined;
}
