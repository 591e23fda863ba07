import { useOpenNoteCount } from '../../editor/notes/NoteList.tsx';

/** How many notes are open, for the name of their tab. */
export function NotesLabel({ storyId }: { readonly storyId: string }) {
  const count = useOpenNoteCount(storyId);
  return count === 0 ? '' : ` ${count}`;
}
