import { useEffect, useState } from 'react';
import { Emitter } from '../session/emitter.ts';
import type { StorySession } from '../session/story-session.ts';
import { type NoteThread, readThreads } from './note-threads.ts';

/** The threads of a story as they are now. */
export function useThreads(session: StorySession | undefined): readonly NoteThread[] {
  const [threads, setThreads] = useState<readonly NoteThread[]>(() =>
    session === undefined ? [] : readThreads(session.notes),
  );
  useEffect(() => {
    if (session === undefined) return setThreads([]);
    const read = () => setThreads(readThreads(session.notes));
    read();
    session.notes.observeDeep(read);
    return () => session.notes.unobserveDeep(read);
  }, [session]);
  return threads;
}

const asked = new WeakMap<StorySession, Emitter<NoteThread | undefined>>();

/** The thread whose passage somebody wants to see: the list asks, the editor shows it. */
export function askedThreadOf(session: StorySession): Emitter<NoteThread | undefined> {
  let emitter = asked.get(session);
  if (emitter === undefined) {
    emitter = new Emitter<NoteThread | undefined>(undefined);
    asked.set(session, emitter);
  }
  return emitter;
}
