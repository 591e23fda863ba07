import type { Relation, RelationKind } from './claim.ts';

/** Relations that say the same both ways. */
const MUTUAL: ReadonlySet<RelationKind> = new Set(['contradicts', 'repeats']);

export type RelationProblem = 'same-claim' | 'known' | 'circle';

/**
 * What keeps a relation from being added to a graph: a claim does nothing to itself, one does one thing to another,
 * what is mutual stands once, and none supersedes, by however many steps, what superseded it.
 */
export function relationProblem(known: readonly Relation[], added: Relation): RelationProblem | undefined {
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
 * The relations after one claim was merged into another: those of the merged one become the other's, as far as the
 * graph stays one that `relationProblem` allows. The other's own come first.
 */
export function mergedRelations<R extends Relation>(
  relations: readonly R[],
  mergedId: string,
  intoId: string,
): MergedRelations<R> {
  const isMoved = ({ fromId, toId }: R) => fromId === mergedId || toId === mergedId;
  const kept = relations.filter((relation) => !isMoved(relation));
  const dropped: R[] = [];
  const renamed = (id: string) => (id === mergedId ? intoId : id);
  for (const relation of relations.filter(isMoved)) {
    const moved = { ...relation, fromId: renamed(relation.fromId), toId: renamed(relation.toId) };
    if (relationProblem(kept, moved) === undefined) kept.push(moved);
    else dropped.push(relation);
  }
  return { kept, dropped };
}
