import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { meQuery, storyQuery } from '../../api/queries.ts';
import { Emitter } from './emitter.ts';
import { LAST_WRITER } from './local-drafts.ts';
import type { SavedState } from './saved-tracker.ts';
import {
  openStorySession,
  type PersonHere,
  type StoryListener,
  type StorySession,
  type Writer,
} from './story-session.ts';

interface Held {
  readonly session: StorySession;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** Open stories of this window: the sheet, the bar above it and the fields beside it share one connection. */
const held = new Map<string, Held>();
const CLOSE_AFTER_MS = 500;

function hold(storyId: string, writer: Writer, listener: StoryListener): StorySession {
  const key = `${writer.id}:${storyId}`;
  let entry = held.get(key);
  if (entry === undefined) {
    entry = { session: openStorySession(storyId, writer, listener), holders: 0, closing: undefined };
    held.set(key, entry);
  }
  clearTimeout(entry.closing);
  entry.holders++;
  return entry.session;
}

function letGo(session: StorySession): void {
  const key = `${session.writer.id}:${session.storyId}`;
  const entry = held.get(key);
  if (entry === undefined || --entry.holders > 0) return;
  // React lets go and holds again when it mounts; a connection should outlive that.
  entry.closing = setTimeout(() => {
    held.delete(key);
    session.close();
  }, CLOSE_AFTER_MS);
}

/** Closes all open stories at once; for sign-out, before the kept copies are removed. */
export function closeAllStories(): void {
  for (const { session, closing } of held.values()) {
    clearTimeout(closing);
    session.close();
  }
  held.clear();
}

/** Who is signed in; without a connection, who was last on this machine, as the copies kept here are theirs. */
function useWriter(): Writer | undefined {
  const me = useQuery(meQuery);
  const person = me.data?.person;
  useEffect(() => {
    if (person) localStorage.setItem(LAST_WRITER, JSON.stringify({ id: person.id, name: person.name }));
  }, [person]);
  const [last] = useState(lastWriter);
  if (person) return person;
  return me.isError ? last : undefined;
}

function lastWriter(): Writer | undefined {
  try {
    const { id, name } = JSON.parse(localStorage.getItem(LAST_WRITER) ?? '{}') as Partial<Writer>;
    return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
  } catch {
    return undefined;
  }
}

/** The open story, or undefined for the moment until it is. */
export function useStorySession(storyId: string): StorySession | undefined {
  const writer = useWriter();
  const queries = useQueryClient();
  const [session, setSession] = useState<StorySession>();
  const id = writer?.id;
  const name = writer?.name;
  useEffect(() => {
    if (id === undefined || name === undefined) return;
    const { queryKey } = storyQuery(storyId);
    const opened = hold(
      storyId,
      { id, name },
      {
        acted: () => void queries.invalidateQueries({ queryKey }),
        // Its versions, notes and statements have their own ways to hear of that.
        written: () => void queries.invalidateQueries({ queryKey, exact: true }),
      },
    );
    setSession(opened);
    return () => {
      setSession(undefined);
      letGo(opened);
    };
  }, [storyId, id, name, queries]);
  return session?.storyId === storyId ? session : undefined;
}

const NOBODY = new Emitter<readonly PersonHere[]>([]);
const NOTHING_YET = new Emitter<SavedState>({ state: 'opening', text: 'Opening…' });
const NOT_READY = new Emitter(false);

/** The people who have the story open, oneself first. */
export function usePeople(storyId: string): readonly PersonHere[] {
  return useEmitter(useStorySession(storyId)?.people ?? NOBODY);
}

/** Whether what was typed is safe, and where. */
export function useSavedState(storyId: string): SavedState {
  return useEmitter(useStorySession(storyId)?.saved.state ?? NOTHING_YET);
}

export function useReady(session: StorySession | undefined): boolean {
  return useEmitter(session?.ready ?? NOT_READY);
}

function useEmitter<T>(emitter: Emitter<T>): T {
  return useSyncExternalStore(emitter.subscribe, emitter.get);
}
