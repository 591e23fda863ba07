import { z } from 'zod';
import { BRAND_SETTINGS } from '../newsroom/settings.ts';
import { deskMediaSchema, storyStateSchema } from './shapes.ts';

/** What desk and server say to each other about the library, under `/desk/api/media`. */

/** GET /: newest first, `next` for what follows. */
export const mediaListSchema = z.object({ media: z.array(deskMediaSchema), next: z.string().nullable() });

/** GET /ID: a file, what the newsroom itself uses it for, and the stories that show or offer it, at most 50. */
export const mediaDetailSchema = z.object({
  media: deskMediaSchema,
  brandUses: z.array(z.enum(BRAND_SETTINGS)),
  uses: z.array(
    z.object({ storyId: z.uuid(), headline: z.string(), slug: z.string(), state: storyStateSchema }),
  ),
});
export type MediaDetail = z.infer<typeof mediaDetailSchema>;

const line = z.string().max(5000);

/** PATCH /ID: what is not given stays. */
export const mediaEditSchema = z.strictObject({
  caption: line.optional(),
  credit: line.optional(),
  creator: line.optional(),
  copyright: line.optional(),
  altText: line.optional(),
  decorative: z.boolean().optional(),
  focal: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
});
export type MediaEdit = z.infer<typeof mediaEditSchema>;

/** POST /ID/replace, and its answer: how many stories changed. */
export const mediaReplaceSchema = z.strictObject({ withId: z.uuid() });
export const mediaReplacedSchema = z.object({ stories: z.number().int() });
