import { z } from 'zod';
import { TOPICS_MAX, topicSchema } from './topics.ts';

/** UTF-16 units; the longest that push services are known to give out is a third of it. */
export const ENDPOINT_MAX = 1000;

/** What `PushSubscription.toJSON()` says (Push API, section 8): where to send, and what to encrypt with. */
export const subscriptionSchema = z.object({
  endpoint: z.string().max(ENDPOINT_MAX),
  keys: z.object({
    /** A point of P-256, uncompressed: 65 bytes, the first of them 4, in base64url. */
    p256dh: z.string().regex(/^B[\w-]{86}$/, 'is not a key'),
    /** 16 bytes in base64url. */
    auth: z.string().regex(/^[\w-]{22}$/, 'is not a secret'),
  }),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** POST /notifications/subscription: all that a browser is to be told of from now on; without topics, nothing. */
export const choiceSchema = z.object({
  subscription: subscriptionSchema,
  topics: z.array(topicSchema).max(TOPICS_MAX),
});

/** POST /notifications/renewal: the push service gave the browser another address in the place of a former one. */
export const renewalSchema = z.object({
  formerEndpoint: z.string().max(ENDPOINT_MAX),
  subscription: subscriptionSchema,
});

/** POST /notifications/chosen: what a browser is told of. */
export const chosenRequestSchema = z.object({ endpoint: z.string().max(ENDPOINT_MAX) });
export interface Chosen {
  readonly topics: ReadonlyArray<{ readonly topic: string; readonly label: string }>;
}
