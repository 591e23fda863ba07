import { z } from 'zod';
import { ROLES } from '../team/roles.ts';
import { STORY_ACTS } from '../workflow/story-acts.ts';
import { storyDraftSchema } from '../workflow/story-draft.ts';
import { notifyTopicsSchema } from './push-shapes.ts';

/**
 * What desk and server say to each other over `/desk/api/`: JSON, instants as ISO 8601 in UTC, ids as UUIDs.
 * Answers of an error are `application/problem+json` (RFC 9457) of `problemSchema`.
 */
const instant = z.iso.datetime();
const id = z.uuid();

export const problemSchema = z.object({
  /** A tag such as `slug-taken`; the rest depends on it. */
  type: z.string(),
  /** What happened and what to do, for the person. */
  title: z.string(),
  status: z.number().int(),
});
export type Problem = z.infer<typeof problemSchema>;

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** The byline this person has, if any. */
  contributorId: id.nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const storyStateSchema = z.enum([
  'draft',
  'in-review',
  'scheduled',
  'published',
  'retracted',
  'withdrawn',
  'spiked',
]);

/** A line of the desk's home. */
export const deskStorySchema = z.object({
  id,
  state: storyStateSchema,
  kind: z.enum(['story', 'page']),
  slug: z.string(),
  headline: z.string(),
  language: z.string(),
  wordCount: z.number().int(),
  contributorNames: z.array(z.string()),
  tagNames: z.array(z.string()),
  ownerIds: z.array(z.string()),
  approved: z.boolean(),
  hasStagedChanges: z.boolean(),
  scheduledFor: instant.nullable(),
  /** Topics whose readers are notified when it goes out. An answer that was kept before there were such has none. */
  scheduledNotify: notifyTopicsSchema.default([]),
  firstPublishedAt: instant.nullable(),
  /** When anybody last changed anything of it. */
  touchedAt: instant,
  touchedBy: z.string().nullable(),
});
export type DeskStory = z.infer<typeof deskStorySchema>;

export const homeViewSchema = z.enum([
  'mine',
  'draft',
  'in-review',
  'scheduled',
  'published',
  'spiked',
  'all',
]);
export type HomeView = z.infer<typeof homeViewSchema>;

/** GET stories: query. */
export const listStoriesSchema = z.object({
  view: homeViewSchema.default('all'),
  q: z.string().max(200).optional(),
  contributorId: id.optional(),
  tagId: id.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(100).optional(),
});
export const storyListSchema = z.object({
  stories: z.array(deskStorySchema),
  next: z.string().nullable(),
  /** Stories in each view, for the rail; counted up to 1,000. */
  counts: z.record(homeViewSchema, z.number().int()),
});

export const reviewNoteSchema = z.object({
  id,
  at: instant,
  by: z.string(),
  kind: z.enum(['asked', 'changes-asked', 'approved', 'note']),
  text: z.string(),
});

export const correctionSchema = z.object({
  id,
  at: instant,
  kind: z.enum(['update', 'clarification', 'correction', 'retraction']),
  note: z.string(),
});

/** What the people, tags, pictures and stories are called that a draft names by id. Who is gone is missing. */
const namesSchema = z.record(id, z.string());
/** A story that is or was followed live; `endedAt` is null while it goes on. */
export const coverageSchema = z.object({ startedAt: instant, endedAt: instant.nullable() });

/** GET stories/ID: the story with what may be done with it now. */
export const deskStoryDetailSchema = deskStorySchema.extend({
  /** The staged or working text, as last stored; the live one is in the shared document. */
  draft: storyDraftSchema,
  reviewNotes: z.array(reviewNoteSchema),
  corrections: z.array(correctionSchema),
  /** Null where the story never was live. */
  coverage: coverageSchema.nullable(),
  /** For each act: null where it may be done, else why not, in a sentence. */
  acts: z.record(z.enum(STORY_ACTS), z.string().nullable()),
  /** What stands between the draft and readers, in sentences; an embargo apart. */
  unready: z.array(z.string()),
  /** Until when it may not go out and what to do, in a sentence; null without an embargo. It can be scheduled. */
  embargo: z.string().nullable(),
  /** The number of the revision that readers have now; null where they have none. */
  publicRevision: z.number().int().nullable(),
  names: namesSchema,
});
export type DeskStoryDetail = z.infer<typeof deskStoryDetailSchema>;

/** POST stories/ID/acts. */
export const storyActRequestSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('ask-review'), note: z.string().max(2000).default('') }),
  z.strictObject({ act: z.literal('ask-changes'), note: z.string().min(1).max(2000) }),
  z.strictObject({ act: z.literal('approve'), note: z.string().max(2000).default('') }),
  z.strictObject({
    act: z.literal('schedule'),
    at: instant,
    /** Topics whose readers are notified when it goes out. */
    notify: notifyTopicsSchema.optional(),
  }),
  z.strictObject({ act: z.literal('unschedule') }),
  z.strictObject({
    act: z.literal('publish'),
    /** Topics whose readers are notified of it. */
    notify: notifyTopicsSchema.optional(),
  }),
  z.strictObject({
    act: z.literal('publish-changes'),
    kind: z.enum(['minor', 'update', 'clarification', 'correction']),
    /** Public; needed for all kinds but `minor`. */
    note: z.string().max(2000).default(''),
    /** Readers are not shown which words changed, in this version and the earlier ones. */
    withholdWords: z.boolean().optional(),
  }),
  z.strictObject({ act: z.literal('discard-changes') }),
  z.strictObject({ act: z.literal('retract'), note: z.string().min(1).max(2000) }),
  z.strictObject({ act: z.literal('withdraw') }),
  z.strictObject({ act: z.literal('restore-public') }),
  z.strictObject({ act: z.literal('spike') }),
  z.strictObject({ act: z.literal('unspike') }),
  z.strictObject({ act: z.literal('hand-over'), userId: z.string().max(100) }),
  z.strictObject({ act: z.literal('notify-readers'), topics: notifyTopicsSchema.min(1) }),
  z.strictObject({ act: z.literal('start-live') }),
  z.strictObject({ act: z.literal('end-live') }),
  z.strictObject({ act: z.literal('resume-live') }),
]);
export type StoryActRequest = z.infer<typeof storyActRequestSchema>;

export const revisionSchema = z.object({
  number: z.number().int(),
  at: instant,
  by: z.string(),
  /** `edited`, `story-published`, `publish-changes`, `restored`, … */
  act: z.string(),
  wordCount: z.number().int(),
  headline: z.string(),
});
export const revisionListSchema = z.object({
  revisions: z.array(revisionSchema),
  next: z.number().int().nullable(),
});
export const revisionDetailSchema = revisionSchema.extend({ draft: storyDraftSchema, names: namesSchema });

/** GET stories/ID/preview-links: the links somebody outside can open now, newest first. Their tokens are kept nowhere. */
export const previewLinkListSchema = z.object({
  links: z.array(z.object({ id, by: z.string(), createdAt: instant, expiresAt: instant })),
});
/** POST stories/ID/preview-links: the only answer that ever tells the address. */
export const previewLinkSchema = z.object({ id, url: z.string(), expiresAt: instant });

export const deskTagSchema = z.object({ id, slug: z.string(), name: z.string(), internal: z.boolean() });
export const deskContributorSchema = z.object({ id, slug: z.string(), name: z.string() });

export const deskMediaSchema = z.object({
  id,
  kind: z.enum(['picture', 'file', 'audio', 'video']),
  fileName: z.string(),
  contentHash: z.string(),
  mimeType: z.string(),
  sizeBytes: z.number(),
  widthPx: z.number().nullable(),
  heightPx: z.number().nullable(),
  caption: z.string(),
  credit: z.string(),
  creator: z.string(),
  copyright: z.string(),
  altText: z.string(),
  decorative: z.boolean(),
  /** The point that stays in view when the picture is cropped, from the top left, 0 to 1. */
  focal: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
  createdAt: instant,
});
export type DeskMedia = z.infer<typeof deskMediaSchema>;

/** A logo as the desk draws it: the address of its file, and the pixels it stands in. */
const deskLogoSchema = z.object({ src: z.string(), widthPx: z.number(), heightPx: z.number() });

/** GET me. */
export const meSchema = z.object({
  person: personSchema,
  newsroom: z.object({
    name: z.string(),
    language: z.string(),
    timeZone: z.string(),
    feedName: z.string(),
    origin: z.string(),
    demo: z.boolean(),
    // An answer that was kept on a machine before there were logos has none.
    logo: deskLogoSchema.nullable().default(null),
    darkLogo: deskLogoSchema.nullable().default(null),
  }),
});
export type Me = z.infer<typeof meSchema>;
