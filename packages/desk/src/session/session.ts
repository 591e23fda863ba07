import { useSyncExternalStore } from 'react';

/**
 * Whether the server has said that nobody is signed in. Kept apart from queries, so that a session that ends in
 * mid-sentence opens a dialog over the page instead of taking the page away.
 */
let ended = false;
const listeners = new Set<() => void>();

export function sessionEnded(): void {
  set(true);
}

export function sessionBegan(): void {
  set(false);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

function set(value: boolean): void {
  if (value === ended) return;
  ended = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
