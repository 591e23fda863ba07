import { z } from 'zod';
import { inlineContentSchema, textRunSchema } from './inline.ts';

/**
 * The elements a story is made of: one flat union, discriminated by `type`, in ProseMirror's JSON shape.
 * An element without a renderer does not compile (see `assertNever`).
 */

/** Where a picture, file, recording or film of a body is kept; `sourceUrl` is where it came from. */
const mediaReference = {
  /** The stored file, or null while only its source is known (an import could not find it). */
  mediaId: z.uuid().nullable(),
  sourceUrl: z.string().max(2048).nullable(),
};

export const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: inlineContentSchema.optional(),
});

export const headingSchema = z.strictObject({
  type: z.literal('heading'),
  /** 2 to 4: the headline is the page's only heading of level 1. */
  attrs: z.strictObject({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
  content: inlineContentSchema.optional(),
});

export const codeBlockSchema = z.strictObject({
  type: z.literal('codeBlock'),
  attrs: z.strictObject({ language: z.string().max(40).nullable() }),
  content: z.array(textRunSchema).optional(),
});

export const dividerSchema = z.strictObject({ type: z.literal('divider') });

/** A picture with its three texts, which are never one another's stand-in. */
export const pictureSchema = z.strictObject({
  type: z.literal('picture'),
  attrs: z.strictObject({
    ...mediaReference,
    /** What the picture shows, for those who do not see it. */
    altText: z.string(),
    /** Set where the lack of such words is meant, here if not wherever the library shows the picture. */
    decorative: z.boolean().default(false),
    caption: z.string(),
    credit: z.string(),
    /** An address the picture leads to. */
    href: z.string().max(2048).nullable(),
    width: z.enum(['text', 'wide', 'full']),
  }),
});
export type Picture = z.infer<typeof pictureSchema>;

export const gallerySchema = z.strictObject({
  type: z.literal('gallery'),
  attrs: z.strictObject({ caption: z.string(), credit: z.string() }),
  content: z.array(pictureSchema).min(1),
});

/** A card that follows another story of this newsroom: its headline, teaser and picture as of now. */
export const relatedStorySchema = z.strictObject({
  type: z.literal('relatedStory'),
  attrs: z.strictObject({ storyId: z.uuid() }),
});

/** A card for a page elsewhere. Its texts are kept here; nothing is loaded from that host. */
export const linkCardSchema = z.strictObject({
  type: z.literal('linkCard'),
  attrs: z.strictObject({
    href: z.string().max(2048),
    title: z.string(),
    description: z.string(),
    publisher: z.string(),
    caption: z.string(),
  }),
});

/** A post, film or other object of another host: text and address. It loads when the reader asks. */
export const embeddedPostSchema = z.strictObject({
  type: z.literal('embeddedPost'),
  attrs: z.strictObject({
    href: z.string().max(2048),
    /** The host's name as a reader knows it: "X", "YouTube". */
    provider: z.string(),
    author: z.string(),
    text: z.string(),
    caption: z.string(),
    /** The embedding code as it came, for the desk; readers never get it. */
    sourceHtml: z.string(),
    /** Of the object itself, for holding its space; null where unknown. */
    widthPx: z.number().int().positive().nullable(),
    heightPx: z.number().int().positive().nullable(),
  }),
});

export const buttonSchema = z.strictObject({
  type: z.literal('button'),
  attrs: z.strictObject({ href: z.string().max(2048), text: z.string() }),
});

export const fileSchema = z.strictObject({
  type: z.literal('file'),
  attrs: z.strictObject({
    ...mediaReference,
    title: z.string(),
    caption: z.string(),
    fileName: z.string(),
    sizeBytes: z.number().int().nonnegative().nullable(),
  }),
});

export const audioSchema = z.strictObject({
  type: z.literal('audio'),
  attrs: z.strictObject({
    ...mediaReference,
    title: z.string(),
    caption: z.string(),
    durationSeconds: z.number().nonnegative().nullable(),
  }),
});

export const videoSchema = z.strictObject({
  type: z.literal('video'),
  attrs: z.strictObject({
    ...mediaReference,
    caption: z.string(),
    durationSeconds: z.number().nonnegative().nullable(),
    widthPx: z.number().int().positive().nullable(),
    heightPx: z.number().int().positive().nullable(),
    posterMediaId: z.uuid().nullable(),
  }),
});

/** HTML kept apart as it came; shown, sanitised, only when the newsroom allows it. */
export const rawHtmlSchema = z.strictObject({
  type: z.literal('rawHtml'),
  attrs: z.strictObject({ html: z.string() }),
});

/** What an import could not map: kept whole, shown at the desk, never to readers, never dropped. */
export const unsupportedSchema = z.strictObject({
  type: z.literal('unsupported'),
  attrs: z.strictObject({
    /** The source's own name of it, such as `koenig:signup`. */
    kind: z.string(),
    /** The element as it stood in the source, JSON or HTML. */
    source: z.string(),
  }),
});

export const tableCellSchema = z.strictObject({
  type: z.literal('tableCell'),
  attrs: z.strictObject({
    header: z.boolean(),
    colspan: z.number().int().min(1).max(100),
    rowspan: z.number().int().min(1).max(1000),
  }),
  content: inlineContentSchema.optional(),
});

export const tableRowSchema = z.strictObject({
  type: z.literal('tableRow'),
  content: z.array(tableCellSchema),
});

export const tableSchema = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ caption: z.string() }),
  content: z.array(tableRowSchema).min(1),
});

/* Elements that hold elements. Zod reads the getters late, which is what makes the recursion possible. */

export const listItemSchema = z.strictObject({
  type: z.literal('listItem'),
  get content() {
    return z.array(elementSchema);
  },
});

export const listSchema = z.strictObject({
  type: z.literal('list'),
  attrs: z.strictObject({ ordered: z.boolean(), start: z.number().int() }),
  get content() {
    return z.array(listItemSchema).min(1);
  },
});

/** A quotation set off from the text; `attribution` is who said it, as printed. */
export const quoteSchema = z.strictObject({
  type: z.literal('quote'),
  attrs: z.strictObject({ attribution: z.string(), pull: z.boolean() }),
  get content() {
    return z.array(elementSchema);
  },
});

export const calloutSchema = z.strictObject({
  type: z.literal('callout'),
  attrs: z.strictObject({ emoji: z.string() }),
  get content() {
    return z.array(elementSchema);
  },
});

/** A heading that opens what stands under it. */
export const toggleSchema = z.strictObject({
  type: z.literal('toggle'),
  attrs: z.strictObject({ heading: z.string() }),
  get content() {
    return z.array(elementSchema);
  },
});

/** One entry of a live story: its time, author and elements. */
export const liveEntrySchema = z.strictObject({
  type: z.literal('liveEntry'),
  attrs: z.strictObject({
    entryId: z.uuid(),
    at: z.iso.datetime(),
    headline: z.string(),
    byline: z.string(),
    keyEvent: z.boolean(),
  }),
  get content() {
    return z.array(elementSchema);
  },
});

export const elementSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  headingSchema,
  listSchema,
  quoteSchema,
  pictureSchema,
  gallerySchema,
  relatedStorySchema,
  linkCardSchema,
  embeddedPostSchema,
  tableSchema,
  dividerSchema,
  calloutSchema,
  toggleSchema,
  buttonSchema,
  codeBlockSchema,
  fileSchema,
  audioSchema,
  videoSchema,
  liveEntrySchema,
  rawHtmlSchema,
  unsupportedSchema,
]);
export type Element = z.infer<typeof elementSchema>;
export type ElementType = Element['type'];
/** The element of one type: `ElementOf<'quote'>`. */
export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>;
export type ListItem = z.infer<typeof listItemSchema>;
export type TableRow = z.infer<typeof tableRowSchema>;
