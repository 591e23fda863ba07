import { z } from 'zod';

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

/**
 * What the server says about a shared document beside its updates, as stateless messages (JSON).
 *
 * *Saved* is the truth only once the database has committed. Everything on a connection comes in order: the server
 * acknowledges an update when it has it in memory (the provider then counts it off its `unsyncedChanges`), and sends
 * `saved` with `complete` when it holds nothing that is not committed. So what this browser typed is safe when a
 * `saved` with `complete` arrives while the provider's `unsyncedChanges` is 0; it stays so until the next key. After
 * any change, and after each connection, such a message comes without being asked for.
 */
export const sharedDocumentMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('saved'),
    /** Whether the database now has all that the server has. */
    complete: z.boolean(),
    /**
     * What the database has, as a Yjs state vector in base64: a browser that goes on typing can tell from it which of
     * its insertions are safe. Deletions do not show in it.
     */
    stateVector: z.string(),
  }),
  /** The server cannot reach its database. It keeps everything in memory, the browser should keep it too. */
  z.object({ type: z.literal('not-saved'), since: z.iso.datetime() }),
  /** What this person may do has changed. */
  z.object({ type: z.literal('access'), mayWrite: z.boolean() }),
]);
export type SharedDocumentMessage = z.infer<typeof sharedDocumentMessageSchema>;

/** Reads a stateless message; undefined for what this version does not know. */
export function parseSharedDocumentMessage(payload: string): SharedDocumentMessage | undefined {
  try {
    return sharedDocumentMessageSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

/** Codes the server closes a connection with; after all others the browser simply tries again. */
export const SHARED_DOCUMENT_CLOSE = {
  /** The message was none of this protocol: the desk and the server are of different versions. */
  notUnderstood: 4400,
  /** The session has ended: sign in again, what was typed is kept in the browser. */
  signedOut: 4401,
  /** The server cannot read its database at the moment. */
  unavailable: 4503,
} as const;

/** Why a document is not opened: the `reason` of the provider's `authenticationFailed`. */
export const SHARED_DOCUMENT_REFUSED = {
  noSuchStory: 'no-such-story',
  tooManyDocuments: 'too-many-documents',
} as const;
