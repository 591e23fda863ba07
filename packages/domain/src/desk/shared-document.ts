import { z } from 'zod';
import type { StoryDraft } from '../workflow/story-draft.ts';

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
  /** Y.Text each, as all of `SHARED_TEXTS`. */
  headline: 'headline',
  dek: 'dek',
  /** Y.Map: every field of `StoryDraft` that is no text of `SHARED_TEXTS`, by its name, as JSON values. */
  fields: 'fields',
  /** Y.Map of note threads by id; never published. See `desk/notes`. */
  notes: 'notes',
} as const;

/** The fields of `StoryDraft` that are written by the character: a Y.Text each, under its name. */
export const SHARED_TEXTS = [
  'headline',
  'dek',
  'slug',
  'searchTitle',
  'searchDescription',
  'socialTitle',
  'socialDescription',
] as const satisfies readonly (keyof StoryDraft)[];
export type SharedTextName = (typeof SHARED_TEXTS)[number];

/** The hero as the shared document has it: its texts are `elementTextName(textsId, …)`. */
export const sharedHeroSchema = z.object({ mediaId: z.uuid(), textsId: z.string() }).nullable();
export type SharedHero = z.infer<typeof sharedHeroSchema>;
export const HERO_TEXTS = ['altText', 'caption', 'credit'] as const;

/**
 * The Y.Text that holds one text of an element. An id is made with its element, by whoever puts it into the story,
 * and its texts are written before the element shows: nobody ever has to make a text that another may be making too.
 */
export const elementTextName = (textsId: string, attribute: string) => `text:${textsId}:${attribute}`;

/**
 * How large a shared document may grow: a book's length, so that opening, merging and storing one stays quick. What
 * would make it larger is not taken; see the message `full`.
 */
export const SHARED_DOCUMENT_MAX = {
  /** Of the whole document, merged, in Yjs' encoding. */
  bytes: 4_000_000,
  /** Of running text, notes included. UTF-16 units. */
  characters: 500_000,
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
  /**
   * The story is as large as it may be: what this browser sent last was not taken, nor is what follows. The browser
   * keeps it. After something was taken out, the server closes the connection, and with the next one all is tried again.
   */
  z.object({ type: z.literal('full'), bytes: z.number(), characters: z.number() }),
  /** What this person may do has changed. */
  z.object({ type: z.literal('access'), mayWrite: z.boolean() }),
  /** Somebody acted on the story, or its text has begun or ceased to differ from readers': ask for it anew. */
  z.object({ type: z.literal('story-changed') }),
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
  /** There may be room now for what was not taken before (RFC 6455's registry: try again later). */
  tryAgain: 1013,
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
