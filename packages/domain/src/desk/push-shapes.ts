import { z } from 'zod';
import { BANNER_MINUTES, BANNER_TEXT_MAX } from '../breaking/banner.ts';
import { TOPICS_MAX, topicSchema } from '../push/topics.ts';

/** What desk and server say to each other about notifications and the breaking banner. */
const instant = z.iso.datetime();

/** A topic that can be told of something, and how far it came if it was. */
export const audienceTopicSchema = z.object({
  topic: topicSchema,
  /** `Breaking news`, the name of a tag, the headline of a live story. */
  label: z.string(),
  /** Readers who chose it. */
  readers: z.number().int(),
  /** Null until it was sent. */
  sent: z
    .object({
      at: instant,
      by: z.string(),
      isDone: z.boolean(),
      delivered: z.number().int(),
      /** Their browser or device is no more; they are forgotten. */
      gone: z.number().int(),
      failed: z.number().int(),
      /** Not sent, since the story was taken from readers meanwhile. */
      withheld: z.number().int(),
      waiting: z.number().int(),
    })
    .nullable(),
});
export type AudienceTopic = z.infer<typeof audienceTopicSchema>;

/** GET stories/ID/audience, GET entries/ID/audience: what would go out, and to how many. */
export const audienceSchema = z.object({
  notice: z.object({ title: z.string(), body: z.string() }),
  topics: z.array(audienceTopicSchema),
});
export type Audience = z.infer<typeof audienceSchema>;

export const notifyTopicsSchema = z.array(topicSchema).max(TOPICS_MAX);

/** POST entries/ID/notify. */
export const notifyRequestSchema = z.strictObject({ topics: notifyTopicsSchema.min(1) });

/** GET breaking: the banner that stands now, and how many readers chose breaking news. */
export const breakingSchema = z.object({
  banner: z
    .object({
      text: z.string(),
      story: z.object({ id: z.uuid(), headline: z.string(), isPublic: z.boolean() }).nullable(),
      setAt: instant,
      setBy: z.string(),
      until: instant,
    })
    .nullable(),
  readers: z.number().int(),
});
export type Breaking = z.infer<typeof breakingSchema>;

/** POST breaking: sets the banner, in the place of the one before. */
export const setBreakingSchema = z.strictObject({
  text: z.string().trim().min(1).max(BANNER_TEXT_MAX),
  storyId: z.uuid().nullable(),
  minutes: z.literal(BANNER_MINUTES),
  /** Whether those who chose breaking news are notified. */
  notify: z.boolean(),
});
export type SetBreaking = z.infer<typeof setBreakingSchema>;
