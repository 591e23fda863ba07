import type { ClaimContent, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { claimDetailSchema, type RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { patch, post, sentenceOf } from '../../api/client.ts';
import { RELATION_WORDS } from '../parts/claim-words.ts';
import { type ConflictOf, claimConflict } from '../parts/conflict.ts';
import type { CitedItem, RelationSeen } from './statement-list.ts';

/** What was done last, and what takes it back. */
export interface Done {
  readonly says: string;
  readonly undo?: (() => void) | undefined;
}

interface Recording {
  readonly claim: Omit<RecordClaim, 'why'>;
  readonly cited: ToCite;
  readonly fromForm: boolean;
}

/** Ties certain words of a text to a claim. False where somebody took them out meanwhile. */
export type PutOn = (claimId: string) => boolean | Promise<boolean>;

/** A passage to be tied to a claim. */
export interface ToCite {
  readonly putOn: PutOn;
  /** The key of the offer it comes from, if it was offered. */
  readonly key?: string | undefined;
}

/** A text whose statements are worked through. */
export interface CitingText {
  /** The story it is of, for which statements are dismissed. */
  readonly storyId: string;
  /** Takes a claim off all its passages, and says how it is put there again. */
  takeOff(claimId: string): PutOn | Promise<PutOn>;
  /** Looks for statements anew. */
  askNow(): void;
  /**
   * Does not look for statements until what is returned is called: what is on its way into the ledger, and not yet cited
   * by the text, would be offered as what a statement like it may be on record as.
   */
  hold(): () => void;
}

const nothing = z.object({});

/**
 * What can be done with the statements of a text. What was done last can be taken back. `settled` are the offers that
 * were answered here: the list need not wait for the server to leave them out.
 */
export function useRecordActs(text: CitingText) {
  const { askNow } = text;
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState<Done>();
  /** Which offer a claim was put on record from: taken off, it is offered again. */
  const offerOf = useRef(new Map<string, string>());
  const say = (says: string, undo?: () => void) => setDone({ says, undo });
  const settle = (key: string | undefined, isSettled: boolean) => {
    if (key === undefined) return;
    setSettled((before) => {
      const after = new Set(before);
      if (isSettled) after.add(key);
      else after.delete(key);
      return after;
    });
  };
  const failed = (key?: string) => (error: unknown) => {
    settle(key, false);
    setProblem(sentenceOf(error));
  };

  /** Ties a passage to a claim that is on record. False where its words are gone from the text, or it failed. */
  const cite = async ({ putOn, key }: ToCite, claimId: string, says: string): Promise<boolean> => {
    settle(key, true);
    try {
      if (await putOn(claimId)) {
        if (key !== undefined) offerOf.current.set(claimId, key);
        askNow();
        say(says, () => void takeOff(claimId));
        return true;
      }
      settle(key, false);
      setProblem(
        'The words were taken out of the text meanwhile, so nothing cites the statement. It is in the ledger all the same.',
      );
    } catch (error) {
      failed(key)(error);
    }
    return false;
  };

  const takeOff = async (claimId: string): Promise<PutOn | undefined> => {
    try {
      const putOn = await text.takeOff(claimId);
      settle(offerOf.current.get(claimId), false);
      askNow();
      return putOn;
    } catch (error) {
      failed()(error);
    }
  };

  const putBack = async (putOn: PutOn, claimId: string) => {
    try {
      await putOn(claimId);
      settle(offerOf.current.get(claimId), true);
      askNow();
    } catch (error) {
      failed()(error);
    }
  };

  const recording = useMutation({
    mutationFn: ({ claim }: Recording) => post('/claims', claimDetailSchema, claim),
    onMutate: ({ cited, fromForm }) => {
      setProblem('');
      // A form stays until it is known that nothing of it can be lost.
      if (!fromForm) settle(cited.key, true);
      return text.hold();
    },
    onSuccess: ({ claim }, { cited }) => cite(cited, claim.id, 'On record.'),
    onError: (error, { cited }) => failed(cited.key)(error),
    onSettled: (_claim, _error, _recording, release) => release?.(),
  });

  const setDismissed = async (key: string, dismissed: boolean) => {
    settle(key, dismissed);
    // What is on its way from before knows nothing of this.
    const release = text.hold();
    try {
      await post(`/stories/${text.storyId}/statements/dismiss`, nothing, { key, dismissed });
      if (dismissed) say('Not offered again.', () => void setDismissed(key, false));
    } catch (error) {
      failed(key)(error);
    } finally {
      release();
    }
  };

  const relate = async (from: CitedItem, to: CitedItem, kind: RelationKind) => {
    const [fromId, toId] = [ledgerId(from), ledgerId(to)];
    if (fromId === undefined || toId === undefined) return;
    setProblem('');
    try {
      const { relations } = await post(`/claims/${fromId}/relations`, claimDetailSchema, { toId, kind });
      const made = relations.find(
        (relation) =>
          relation.claim.id === toId && relation.kind === kind && relation.direction === 'by-this',
      );
      askNow();
      say(
        `${from.number} ${RELATION_WORDS[kind].does} ${to.number}.`,
        made && (() => void unrelate(fromId, made)),
      );
    } catch (error) {
      failed()(error);
    }
  };

  const unrelate = async (claimId: string, relation: RelationSeen) => {
    try {
      await post(`/claims/${claimId}/relations/${relation.id}/remove`, claimDetailSchema);
      askNow();
    } catch (error) {
      failed()(error);
    }
  };

  /** Mends what is on record, from the version it was opened with. Where somebody was faster, theirs is returned. */
  const mendRecorded = async (
    id: string,
    mended: { readonly version: number; readonly content: ClaimContent },
  ): Promise<'mended' | ConflictOf<ClaimContent> | undefined> => {
    setProblem('');
    try {
      await patch(`/claims/${id}`, claimDetailSchema, mended);
      askNow();
      return 'mended';
    } catch (error) {
      const conflict = claimConflict(error);
      if (conflict === undefined) failed()(error);
      return conflict;
    }
  };

  return {
    settled,
    mendRecorded,
    problem,
    done,
    undo() {
      setDone(undefined);
      done?.undo?.();
    },
    record: recording.mutateAsync,
    cite,
    dismiss: (key: string) => void setDismissed(key, true),
    /** Takes a claim off all its passages in this text; it stays in the ledger. */
    async takeOff(claimId: string) {
      setProblem('');
      const putOn = await takeOff(claimId);
      if (putOn) say('Taken off the text. It stays in the ledger.', () => void putBack(putOn, claimId));
    },
    relate,
    unrelate,
  };
}

export type RecordActs = ReturnType<typeof useRecordActs>;

/** The claim as the ledger has it now; undefined where it knows none. */
export function ledgerId(item: CitedItem): string | undefined {
  return item.passages[0]?.claim?.id;
}
