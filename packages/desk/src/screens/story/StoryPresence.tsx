import { usePeople, useSavedState } from '../../editor/session/use-story-session.ts';

/** Whether what was typed is safe, and the faces of who is in the story. */
export function StoryPresence({ storyId }: { readonly storyId: string }) {
  const { state, text } = useSavedState(storyId);
  const people = usePeople(storyId);
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
