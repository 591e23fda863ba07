/**
 * The shared document of a story (Yjs): its name, and the names of its parts. All fields are edited together, text
 * by the character, the rest as whole values.
 */
export const sharedDocumentName = (storyId: string) => `story:${storyId}`;

/** Reads a shared document's name; undefined for anything `sharedDocumentName` does not write. */
export function storyIdOf(documentName: string): string | undefined {
  return /^story:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(documentName)?.[1];
}

export const SHARED = {
  /** Y.XmlFragment: the body, in the schema of `body/prosemirror-schema`. */
  body: 'body',
  /** Y.Text each. */
  headline: 'headline',
  dek: 'dek',
  /** Y.Map: every other field of `StoryDraft`, by its name, as JSON values. */
  fields: 'fields',
  /** Y.Map of note threads by id; never published. See `desk/notes`. */
  notes: 'notes',
} as const;
