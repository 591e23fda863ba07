import { z } from 'zod';
import { parseBody } from '../body/body.ts';
import { ENTRY_HEADLINE_MAX, KEY_EVENT_MAX } from '../live/entry.ts';
import { coverageSchema, problemSchema } from './shapes.ts';

/**
 * What desk and server say to each other about the entries of live stories. Going live, ending and going on are acts
 * of the story (`start-live`, `end-live`, `resume-live`); who may do what: `workflow/entry-acts`.
 *
 * Every change of entries goes out at `/live/events` with the key of the story's list, `shortKey(liveKey(ID))`: who
 * has them on the screen asks for them again. So it does while the story is a draft, without a word of it.
 */
const instant = z.iso.datetime();

/** A body, or a line for each problem; depth is looked at before anything recurses. */
const entryBodySchema = z.unknown().transform((input, context) => {
  const parsed = parseBody(input);
  if (parsed.ok) return parsed.value;
  for (const message of parsed.error) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const words = {
  headline: z.string().trim().max(ENTRY_HEADLINE_MAX).default(''),
  /** Says or shows something, unless there is a headline. Pictures need what they need in stories: words and a credit. */
  body: entryBodySchema,
  /** The entry in one line, where it is a key event; else ''. */
  keyEvent: z.string().trim().max(KEY_EVENT_MAX).default(''),
};

/** POST stories/ID/entries. `id` is the desk's: sent again, it is the same entry. */
export const postEntrySchema = z.strictObject({ id: z.uuid(), ...words, pinned: z.boolean().default(false) });
export type PostEntry = z.infer<typeof postEntrySchema>;

/** PATCH entries/ID. `version` is of the entry that was changed; another one now gives `entryChangedSchema`. */
export const editEntrySchema = z.strictObject({ version: z.number().int().min(1), ...words });
export type EditEntry = z.infer<typeof editEntrySchema>;

/** Spans that one act ties to a claim: a statement is one, or a few where the report stands in its middle. */
const CITED_SPANS_MAX = 20;
const offset = z.number().int().min(0);

/**
 * POST entries/ID/cite: ties words of an entry to a claim. `version` is of the entry whose words these are, as in an
 * edit; spans are into `reportingTextOf` of its body.
 */
export const citeInEntrySchema = z.strictObject({
  version: z.number().int().min(1),
  claimId: z.uuid(),
  spans: z
    .array(z.strictObject({ start: offset, end: offset }))
    .min(1)
    .max(CITED_SPANS_MAX),
});
export type CiteInEntry = z.infer<typeof citeInEntrySchema>;

/** POST entries/ID/take-off: takes a claim off all words of an entry, by the id that they carry. */
export const takeOffEntrySchema = citeInEntrySchema.omit({ spans: true });
export type TakeOffEntry = z.infer<typeof takeOffEntrySchema>;

/** An entry at the desk. */
export const deskEntrySchema = z.object({
  id: z.uuid(),
  storyId: z.uuid(),
  postedAt: instant,
  /** Who posted it, as printed. */
  by: z.string(),
  headline: z.string(),
  body: entryBodySchema,
  keyEvent: z.string(),
  pinned: z.boolean(),
  /** Counts its texts, from 1. */
  version: z.number().int(),
  editedAt: instant.nullable(),
  /** Removed entries are listed, so that they can be brought back. */
  removedAt: instant.nullable(),
  /** The story it was broken out into, published or not. */
  brokenOutStoryId: z.uuid().nullable(),
  /** When readers were first notified of it. */
  notifiedAt: instant.nullable(),
  /** Whether the person who asks posted it. */
  mine: z.boolean(),
  /** What they may do with it now; `remove` while it is removed means that they may bring it back. */
  may: z.object({ edit: z.boolean(), remove: z.boolean(), pin: z.boolean(), notify: z.boolean() }),
});
export type DeskEntry = z.infer<typeof deskEntrySchema>;

/** GET stories/ID/entries: query. */
export const listEntriesSchema = z.object({ before: z.string().max(100).optional() });

/** GET stories/ID/entries: newest first, removed ones too. `coverage` is null for a story that never was live. */
export const entryListSchema = z.object({
  coverage: coverageSchema.nullable(),
  entries: z.array(deskEntrySchema),
  next: z.string().nullable(),
});
export type EntryList = z.infer<typeof entryListSchema>;

/** 409 to a change of an entry that is not any more as it was: how it is now. Nothing was changed. */
export const entryChangedSchema = problemSchema.extend({
  type: z.literal('entry-changed'),
  entry: deskEntrySchema,
});

/** POST entries/ID/break-out: the draft that was begun. */
export const brokenOutSchema = z.object({ storyId: z.uuid() });
