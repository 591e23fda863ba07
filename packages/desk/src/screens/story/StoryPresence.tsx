import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { storyQuery } from '../../api/queries.ts';
import { usePeople, useSavedState } from '../../editor/session/use-story-session.ts';

/** A pause in which a person looks up, and not one between two keys. */
const ASK_AFTER_MS = 400;

/** Whether what was typed is safe, and the faces of who is in the story. */
export function StoryPresence({ storyId }: { readonly storyId: string }) {
  const { state, text } = useSavedState(storyId);
  const people = usePeople(storyId);
  const queries = useQueryClient();
  useEffect(() => {
    if (state !== 'saved') return;
    // What can be done with a story depends on its text: the buttons should know of a new one at once.
    const timer = setTimeout(() => {
      void queries.invalidateQueries({ queryKey: storyQuery(storyId).queryKey, exact: true });
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state, storyId, queries]);
  return (
    <>
      <span className="saved" data-state={state} role="status" title={text}>
        {text}
      </span>
      <span className="push" />
      <ul className="faces" aria-label="In this story">
        {people.map(({ id, name, initials, colour, self }) => (
          <li key={id} style={{ background: colour }} title={self ? `${name} (you)` : name}>
            <span aria-hidden="true">{initials}</span>
            <span className="said">{self ? `${name}, you` : name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
