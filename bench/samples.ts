/** The value below which this share (0 to 1) of the samples lies: the nearest one, none invented between two. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  const at = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[at] ?? Number.NaN;
}

/** The middle sample, or the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  if (samples.length % 2 === 1) return percentile(samples, 0.5);
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Runs `measure` once for each subject, one after another, and returns how long each took in ms. */
export async function timeEach<T>(
  subjects: readonly T[],
  measure: (subject: T) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  for (const subject of subjects) {
    const begun = performance.now();
    await measure(subject);
    samples.push(performance.now() - begun);
  }
  return samples;
}
