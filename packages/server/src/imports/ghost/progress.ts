/** How far an import is. `check` reads the export once before anything is written; `import` writes. */
export interface ImportProgress {
  readonly phase: 'check' | 'import';
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly posts: number;
}

interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const REDRAW_MS = 100;
const LINE_MS = 5000;
const PHASES = { check: 'Checking', import: 'Importing' } as const;

/**
 * Shows an import's progress: a bar that redraws itself on a terminal, elsewhere a line every 10 % and at least
 * every 5 s. `done` ends the bar's line.
 */
export function progressOn(stream: ProgressStream, now: () => number = Date.now) {
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastTenth = -1;
  let lastPhase: ImportProgress['phase'] | null = null;
  let drawn = false;

  return {
    show(progress: ImportProgress): void {
      const share = progress.bytesTotal > 0 ? Math.min(1, progress.bytesRead / progress.bytesTotal) : 1;
      const finished = share === 1;
      const newPhase = progress.phase !== lastPhase;
      const elapsedMs = now() - lastMs;
      const tenth = Math.floor(share * 10);
      if (stream.isTTY) {
        if (!newPhase && !finished && elapsedMs < REDRAW_MS) return;
        stream.write(`\r${barText(progress, share, stream.columns ?? 80)}\u001b[K`);
        drawn = true;
      } else {
        if (!newPhase && tenth === lastTenth && elapsedMs < LINE_MS) return;
        stream.write(`${plainText(progress, share)}\n`);
      }
      lastMs = now();
      lastTenth = tenth;
      lastPhase = progress.phase;
    },
    done(): void {
      if (drawn) stream.write('\n');
      drawn = false;
    },
  };
}

function plainText(progress: ImportProgress, share: number): string {
  return `${PHASES[progress.phase]}: ${Math.floor(share * 100)} %, ${progress.posts} posts`;
}

function barText(progress: ImportProgress, share: number, columns: number): string {
  const label = `${PHASES[progress.phase].padEnd(9)} `;
  const tail = ` ${String(Math.floor(share * 100)).padStart(3)} % ${progress.posts} posts`;
  const width = Math.max(0, Math.min(40, columns - label.length - tail.length - 1));
  const filled = Math.round(width * share);
  return `${label}${'█'.repeat(filled)}${'░'.repeat(width - filled)}${tail}`;
}
