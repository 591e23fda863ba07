/** A stretch of two sequences laid side by side: in both, only in the former, or only in the latter. */
export interface Stretch<T> {
  readonly type: 'same' | 'removed' | 'added';
  readonly items: readonly T[];
}

/**
 * Between their common beginning and end, two sequences that more single steps part than this are shown as one
 * replaced by the other. It bounds what a difference costs: some 2 million steps and 4 MB.
 */
export const STEPS_MAX = 1000;

/**
 * The shortest way from one sequence to another (Myers 1986, "An O(ND) Difference Algorithm", the greedy form).
 * What is the same or removed, joined, is `before`; what is the same or added is `after`. Between two stretches that
 * are the same stands at most one that was removed and then one that was added.
 */
export function sequenceDifference<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean = Object.is,
): Stretch<T>[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start] as T, after[start] as T)) start++;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end) as T, after.at(-1 - end) as T)) end++;
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const steps = shortestWay(removed, added, isSame) ?? [
    { type: 'removed', items: removed },
    { type: 'added', items: added },
  ];
  return joined([
    { type: 'same', items: after.slice(0, start) },
    ...steps,
    { type: 'same', items: after.slice(after.length - end) },
  ]);
}

/** Each step a stretch of one item; undefined where it takes more than `STEPS_MAX` that are not the same. */
function shortestWay<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
): Stretch<T>[] | undefined {
  const most = Math.min(before.length + after.length, STEPS_MAX);
  const middle = most + 1;
  /** How far in `before` one gets on each diagonal (place in `before` less place in `after`). */
  const furthest = new Int32Array(2 * most + 3);
  /** `furthest` as each round found it, cut to the diagonals that the round looks at. */
  const rounds: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    rounds.push(furthest.slice(middle - steps - 1, middle + steps + 2));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const at = middle + diagonal;
      let x = addsAt(furthest, at, diagonal, steps) ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && isSame(before[x] as T, after[y] as T)) {
        x++;
        y++;
      }
      furthest[at] = x;
      if (x >= before.length && y >= after.length) return wayBack(before, after, rounds);
    }
  }
  return undefined;
}

/** Whether the way to a diagonal comes from the one above it, by an added item, or else by a removed one. */
function addsAt(furthest: Int32Array, at: number, diagonal: number, steps: number): boolean {
  if (diagonal === -steps) return true;
  return diagonal !== steps && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0);
}

function wayBack<T>(before: readonly T[], after: readonly T[], rounds: readonly Int32Array[]): Stretch<T>[] {
  const way: Stretch<T>[] = [];
  let [x, y] = [before.length, after.length];
  for (let steps = rounds.length - 1; steps >= 0; steps--) {
    const furthest = rounds[steps] as Int32Array;
    const diagonal = x - y;
    const at = steps + 1 + diagonal;
    const adds = addsAt(furthest, at, diagonal, steps);
    const fromX = steps === 0 ? 0 : (furthest[adds ? at + 1 : at - 1] ?? 0);
    const fromY = steps === 0 ? 0 : fromX - diagonal + (adds ? -1 : 1);
    while (x > fromX && y > fromY) {
      y--;
      x--;
      way.push({ type: 'same', items: [after[y] as T] });
    }
    if (steps === 0) break;
    way.push(
      adds ? { type: 'added', items: [after[fromY] as T] } : { type: 'removed', items: [before[fromX] as T] },
    );
    [x, y] = [fromX, fromY];
  }
  return way.reverse();
}

/** Neighbours of one type as one; between what is the same, everything removed before everything added. */
function joined<T>(steps: readonly Stretch<T>[]): Stretch<T>[] {
  const result: Stretch<T>[] = [];
  let run: Record<Stretch<T>['type'], T[]> = { same: [], removed: [], added: [] };
  const end = () => {
    for (const type of ['same', 'removed', 'added'] as const)
      if (run[type].length > 0) result.push({ type, items: run[type] });
    run = { same: [], removed: [], added: [] };
  };
  for (const { type, items } of steps) {
    if (type === 'same' && items.length > 0 && run.removed.length + run.added.length > 0) end();
    for (const item of items) run[type].push(item);
  }
  end();
  return result;
}
