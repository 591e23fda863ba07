import { type ChoiceStore, keptChoiceSchema } from './choices.ts';

const PREFIX = 'onrecord-choice';

/**
 * The choices of one story that this browser remembers, each under a name of its own: two tabs with the same story do
 * not write over one another. They belong to the copy kept of the story, as its words do.
 */
export function keptChoices(draftName: string): ChoiceStore {
  const prefix = `${PREFIX}:${draftName}:`;
  return {
    load: () =>
      namesWith(prefix).flatMap((name) => {
        const kept = keptChoiceSchema.safeParse(readJson(name));
        return kept.success ? [[name.slice(prefix.length), kept.data] as const] : [];
      }),
    keep: (place, kept) => tolerantly(() => localStorage.setItem(prefix + place, JSON.stringify(kept))),
    forget: (place) => tolerantly(() => localStorage.removeItem(prefix + place)),
  };
}

/** Forgets what was chosen in a story, decided or not. */
export function forgetChoices(draftName: string): void {
  for (const name of namesWith(`${PREFIX}:${draftName}:`)) localStorage.removeItem(name);
}

function namesWith(prefix: string): string[] {
  return tolerantly(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [];
}

function readJson(name: string): unknown {
  return tolerantly(() => JSON.parse(localStorage.getItem(name) ?? ''));
}

/** A browser that keeps nothing has nothing to remember: what is chosen is shown for as long as the tab is open. */
function tolerantly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
