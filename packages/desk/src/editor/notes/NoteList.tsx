import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import type { StorySession } from '../session/story-session.ts';
import { useStorySession } from '../session/use-story-session.ts';
import { NoteForm } from './NoteForm.tsx';
import { answerThread, type NoteThread, setResolved } from './note-threads.ts';
import { askedThreadOf, useThreads } from './use-threads.ts';

/** The notes of a story, open ones first; for the panel beside the sheet. */
export function StoryNotes({ storyId }: { readonly storyId: string }) {
  const session = useStorySession(storyId);
  return session ? <NoteList session={session} /> : <p className="quiet">Opening…</p>;
}

/** How many notes are open. */
export function useOpenNoteCount(storyId: string): number {
  return useThreads(useStorySession(storyId)).filter(({ resolved }) => !resolved).length;
}

export function NoteList({ session }: { readonly session: StorySession }) {
  const threads = useThreads(session);
  const open = threads.filter(({ resolved }) => !resolved);
  const settled = threads.filter(({ resolved }) => resolved);
  return (
    <div className="note-list">
      {threads.length === 0 && (
        <p className="quiet">
          No notes. Choose a passage and press <kbd>Note</kbd> to say something about it; readers never see
          it.
        </p>
      )}
      {open.map((thread) => (
        <Thread key={thread.id} session={session} thread={thread} />
      ))}
      {settled.length > 0 && (
        <details>
          <summary>
            {settled.length} {settled.length === 1 ? 'note is' : 'notes are'} settled
          </summary>
          {settled.map((thread) => (
            <Thread key={thread.id} session={session} thread={thread} />
          ))}
        </details>
      )}
    </div>
  );
}

function Thread({ session, thread }: { readonly session: StorySession; readonly thread: NoteThread }) {
  const [answering, setAnswering] = useState(false);
  const timeZone = useQuery(meQuery).data?.newsroom.timeZone ?? 'UTC';
  return (
    <article className="note-thread" data-resolved={thread.resolved || undefined}>
      <button
        type="button"
        className="note-quote"
        onClick={() => askedThreadOf(session).set({ ...thread })}
        title="Show the passage"
      >
        {thread.quote}
      </button>
      {thread.remarks.map((remark) => (
        <p key={remark.id}>
          <b>{remark.by}</b> <time dateTime={remark.at}>{shortTime(remark.at, timeZone)}</time>
          <br />
          {remark.text}
        </p>
      ))}
      {answering ? (
        <NoteForm
          label="Answer"
          onCancel={() => setAnswering(false)}
          onSay={(text) => {
            answerThread(session, thread.id, text, new Date());
            setAnswering(false);
          }}
        />
      ) : (
        <div className="note-acts">
          <button type="button" className="plain-button" onClick={() => setAnswering(true)}>
            Answer
          </button>
          <button
            type="button"
            className="plain-button"
            onClick={() => setResolved(session, thread.id, !thread.resolved)}
          >
            {thread.resolved ? 'Open again' : 'Settled'}
          </button>
        </div>
      )}
    </article>
  );
}
