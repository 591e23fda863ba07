import * as Y from 'yjs';
import type { StorySession } from '../session/story-session.ts';

/** A note in the margin: a passage, what was said about it, and whether it is settled. Never published. */
export interface NoteThread {
  readonly id: string;
  /** The words it was about when it was begun. */
  readonly quote: string;
  readonly resolved: boolean;
  readonly from: Y.RelativePosition;
  readonly to: Y.RelativePosition;
  readonly remarks: readonly NoteRemark[];
}

export interface NoteRemark {
  readonly id: string;
  readonly by: string;
  readonly byId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly text: string;
}

/**
 * Threads in the shared document. Each is a map of its own with its remarks in an array, so that two people who
 * answer at the same moment both stand there afterwards.
 */
export function readThreads(notes: Y.Map<unknown>): NoteThread[] {
  const threads: NoteThread[] = [];
  for (const [id, thread] of notes) {
    if (!(thread instanceof Y.Map)) continue;
    const remarks = thread.get('remarks');
    try {
      threads.push({
        id,
        quote: String(thread.get('quote') ?? ''),
        resolved: thread.get('resolved') === true,
        from: Y.createRelativePositionFromJSON(thread.get('from')),
        to: Y.createRelativePositionFromJSON(thread.get('to')),
        remarks: remarks instanceof Y.Array ? (remarks.toArray() as NoteRemark[]) : [],
      });
    } catch {
      // A thread of a later version: it is left as it is.
    }
  }
  return threads.sort((one, other) => startedAt(one).localeCompare(startedAt(other)));
}

const startedAt = (thread: NoteThread) => thread.remarks[0]?.at ?? '';

export interface Passage {
  readonly from: Y.RelativePosition;
  readonly to: Y.RelativePosition;
  readonly quote: string;
}

/** Begins a thread on a passage; returns its id. */
export function beginThread(session: StorySession, passage: Passage, text: string, at: Date): string {
  const id = crypto.randomUUID();
  session.doc.transact(() => {
    const thread = new Y.Map<unknown>();
    const remarks = new Y.Array<NoteRemark>();
    remarks.push([remark(session, text, at)]);
    thread.set('quote', passage.quote.slice(0, 500));
    thread.set('from', Y.relativePositionToJSON(passage.from));
    thread.set('to', Y.relativePositionToJSON(passage.to));
    thread.set('resolved', false);
    thread.set('remarks', remarks);
    session.notes.set(id, thread);
  });
  return id;
}

export function answerThread(session: StorySession, id: string, text: string, at: Date): void {
  const thread = session.notes.get(id);
  const remarks = thread instanceof Y.Map ? thread.get('remarks') : undefined;
  if (remarks instanceof Y.Array) remarks.push([remark(session, text, at)]);
}

export function setResolved(session: StorySession, id: string, resolved: boolean): void {
  const thread = session.notes.get(id);
  if (thread instanceof Y.Map) thread.set('resolved', resolved);
}

function remark({ writer }: StorySession, text: string, at: Date): NoteRemark {
  return {
    id: crypto.randomUUID(),
    by: writer.name,
    byId: writer.id,
    at: at.toISOString(),
    text: text.slice(0, 4000),
  };
}
