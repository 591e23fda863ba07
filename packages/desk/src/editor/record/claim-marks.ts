import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Range } from './reporting-layout.ts';

/** A passage that carries a claim. */
export interface MarkedPassage extends Range {
  readonly claimId: string;
}

/**
 * The passages of a document that carry claims, in the order of the text. One goes on over neighbouring runs and the
 * breaks between them, and ends with its paragraph.
 */
export function markedPassages(doc: ProseMirrorNode): MarkedPassage[] {
  const passages: MarkedPassage[] = [];
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const open = new Map<string, { from: number; to: number }>();
    const close = (claimId: string) => {
      const range = open.get(claimId);
      if (range) passages.push({ claimId, ...range });
      open.delete(claimId);
    };
    block.forEach((node, offset) => {
      if (!node.isText) return;
      const from = position + 1 + offset;
      const carried = new Set(claimIdsOn(node));
      for (const claimId of [...open.keys()]) if (!carried.has(claimId)) close(claimId);
      for (const claimId of carried) {
        const range = open.get(claimId);
        if (range) range.to = from + node.nodeSize;
        else open.set(claimId, { from, to: from + node.nodeSize });
      }
    });
    for (const claimId of [...open.keys()]) close(claimId);
    return false;
  });
  return passages.sort((a, b) => a.from - b.from || a.to - b.to);
}

export function claimIdsOn(node: ProseMirrorNode): string[] {
  return node.marks.flatMap(({ type, attrs }) => (type.name === 'claim' ? [String(attrs.claimId)] : []));
}

/** Ties passages to a claim. What another claim lies on already carries both. */
export function markClaim(tr: Transaction, ranges: readonly Range[], claimId: string): Transaction {
  const type = tr.doc.type.schema.marks.claim;
  if (type) for (const { from, to } of ranges) tr.addMark(from, to, type.create({ claimId }));
  return tr;
}

/** Takes a claim off its passages: all of them, or those that lie in the ranges. */
export function unmarkClaim(tr: Transaction, claimId: string, ranges?: readonly Range[]): Transaction {
  const type = tr.doc.type.schema.marks.claim;
  if (!type) return tr;
  const taken = ranges ?? markedPassages(tr.doc).filter((passage) => passage.claimId === claimId);
  for (const { from, to } of taken) tr.removeMark(from, to, type.create({ claimId }));
  return tr;
}

/** The number of each claim: the order in which the text first cites them, from 1. */
export function numbersOf(passages: readonly MarkedPassage[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { claimId } of passages) if (!numbers.has(claimId)) numbers.set(claimId, numbers.size + 1);
  return numbers;
}
