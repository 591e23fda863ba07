import { useEffect, useRef, useSyncExternalStore } from 'react';

/** An act the palette offers while the screen it belongs to is shown. */
export interface PaletteAct {
  readonly label: string;
  /** The keys that do the same, as `Keys` writes them. */
  readonly keys?: string;
  readonly does: () => void;
}

let open = false;
let acts: readonly PaletteAct[] = [];
const listeners = new Set<() => void>();

export function openPalette(): void {
  open = true;
  tell();
}

export function closePalette(): void {
  open = false;
  tell();
}

export function usePaletteOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open);
}

/** Offers a screen's acts in the palette while it is shown. They do what the screen as it is then says. */
export function useOfferInPalette(offered: readonly PaletteAct[]): void {
  const latest = useRef(offered);
  latest.current = offered;
  const labels = JSON.stringify(offered.map(({ label }) => label));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is told when other acts are offered
  useEffect(() => {
    acts = latest.current.map((act, at) => ({ ...act, does: () => latest.current[at]?.does() }));
    tell();
    return () => {
      acts = [];
      tell();
    };
  }, [labels]);
}

export function useOfferedActs(): readonly PaletteAct[] {
  return useSyncExternalStore(subscribe, () => acts);
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
