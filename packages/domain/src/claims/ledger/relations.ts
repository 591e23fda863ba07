import type { Relation, RelationKind } from './claim.ts';

/** Relations that say the same both ways. */
const MUTUAL: ReadonlySet<RelationKind> = new Set(['contradicts', 'repeats']);

/** Relations of one claim, in both directions: its page shows all of them. */
export const RELATIONS_MAX = 500;

export type RelationProblem = 'same-claim' | 'known' | 'circle' | 'too-many';

/**
 * What keeps a relation from being added to a graph: a claim does nothing to itself, one does one thing to another,
 * what is mutual stands once, none supersedes, by however many steps, what superseded it, and none has more than
 * `RELATIONS_MAX`.
 */
export function relationProblem(known: readonly Relation[], added: Relation): RelationProblem | undefined {
  const isFull = [added.fromId, added.toId].some((id) => relationsOf(known, id).length >= RELATIONS_MAX);
  return graphProblem(known, added) ?? (isFull ? 'too-many' : undefined);
}

/** The relations that touch a claim. */
export function relationsOf<R extends Relation>(relations: readonly R[], claimId: string): R[] {
  return relations.filter(({ fromId, toId }) => fromId === claimId || toId === claimId);
}

function graphProblem(known: readonly Relation[], added: Relation): RelationProblem | undefined {
  const { fromId, toId, kind } = added;
  if (fromId === toId) return 'same-claim';
  const isKnown = known.some(
    (other) =>
      (other.fromId === fromId && other.toId === toId) ||
      (MUTUAL.has(kind) && other.kind === kind && other.fromId === toId && other.toId === fromId),
  );
  if (isKnown) return 'known';
  return kind === 'supersedes' && supersedes(known, toId, fromId) ? 'circle' : undefined;
}

/** Whether one claim supersedes another, by however many steps. */
function supersedes(relations: readonly Relation[], fromId: string, toId: string): boolean {
  const seen = new Set([fromId]);
  for (const id of seen) {
    if (id === toId) return true;
    for (const relation of relations)
      if (relation.kind === 'supersedes' && relation.fromId === id) seen.add(relation.toId);
  }
  return false;
}

export interface MergedRelations<R extends Relation> {
  /** Those that stand afterwards, with the ids they then have. */
  readonly kept: readonly R[];
  /** As they were; what they say, the merged claim says already or cannot say of itself. */
  readonly dropped: readonly R[];
}

/**
 * The relations after one claim was merged into another: those of the merged one become the other's, as far as they do
 * not say what it says already or cannot say of itself. The other's own come first. There may be more than
 * `RELATIONS_MAX`.
 */
export function mergedRelations<R extends Relation>(
  relations: readonly R[],
  mergedId: string,
  intoId: string,
): MergedRelations<R> {
  const moving = new Set(relationsOf(relations, mergedId));
  const kept = relations.filter((relation) => !moving.has(relation));
  const dropped: R[] = [];
  const renamed = (id: string) => (id === mergedId ? intoId : id);
  for (const relation of moving) {
    const moved = { ...relation, fromId: renamed(relation.fromId), toId: renamed(relation.toId) };
    if (graphProblem(kept, moved) === undefined) kept.push(moved);
    else dropped.push(relation);
  }
  return { kept, dropped };
}
