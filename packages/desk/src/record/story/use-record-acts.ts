import type { ClaimContent, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { claimDetailSchema, type RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { patch, post, sentenceOf } from '../../api/client.ts';
import { citeClaim, uncite } from '../../editor/record/record-marks.ts';
import type { HeldRange, StoryRecord } from '../../editor/record/story-record.ts';
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

/** A passage to be tied to a claim. */
export interface ToCite {
  readonly held: readonly HeldRange[];
  /** The key of the offer it comes from, if it was offered. */
  readonly key?: string | undefined;
}

const nothing = z.object({});

/**
 * What can be done with the statements of a story. What was done last can be taken back. `settled` are the offers that
 * were answered here: the list need not wait for the server to leave them out.
 */
export function useRecordActs(storyId: string, record: StoryRecord, askNow: () => void) {
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState<Done>();
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

  /** Ties a passage to a claim that is on record. False where its words are gone from the text. */
  const cite = ({ held, key }: ToCite, claimId: string, says: string): boolean => {
    const editor = record.editor.get();
    const marked = editor === undefined ? [] : citeClaim(editor, held, claimId);
    if (marked.length === 0) {
      settle(key, false);
      setProblem(
        'The words were taken out of the text meanwhile, so nothing cites the statement. It is in the ledger all the same.',
      );
      return false;
    }
    settle(key, true);
    askNow();
    say(says, () => takeOff(claimId, key));
    return true;
  };

  const takeOff = (claimId: string, key: string | undefined): readonly HeldRange[] => {
    const editor = record.editor.get();
    const held = editor === undefined || editor.isDestroyed ? [] : uncite(editor, claimId);
    settle(key, false);
    askNow();
    return held;
  };

  const recording = useMutation({
    mutationFn: ({ claim }: Recording) => post('/claims', claimDetailSchema, claim),
    onMutate: ({ cited, fromForm }) => {
      setProblem('');
      // A form stays until it is known that nothing of it can be lost.
      if (!fromForm) settle(cited.key, true);
    },
    onSuccess: ({ claim }, { cited }) => cite(cited, claim.id, 'On record.'),
    onError: (error, { cited }) => failed(cited.key)(error),
  });

  const setDismissed = async (key: string, dismissed: boolean) => {
    settle(key, dismissed);
    try {
      await post(`/stories/${storyId}/statements/dismiss`, nothing, { key, dismissed });
      askNow();
      if (dismissed) say('Not offered again.', () => void setDismissed(key, false));
    } catch (error) {
      failed(key)(error);
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
    /** Takes a claim off all its passages in this story; it stays in the ledger. */
    uncite(claimId: string) {
      const held = takeOff(claimId, undefined);
      say('Taken off the text. It stays in the ledger.', () => {
        const editor = record.editor.get();
        if (editor !== undefined && !editor.isDestroyed) citeClaim(editor, held, claimId);
        askNow();
      });
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
