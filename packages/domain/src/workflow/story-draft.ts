import { z } from 'zod';
import { bodySchema } from '../body/body.ts';
import type { AdviceType } from '../claims/advice-types.ts';

/** Where a story was first published, if elsewhere: an absolute web address. */
export const canonicalUrlSchema = z.url({ protocol: /^https?$/ }).max(2048);

/**
 * A story as it is being written: every field the desk edits together. Less is asked of it than of what is
 * published (`readinessOf`): a draft may lack a headline.
 */
export const storyDraftSchema = z.strictObject({
  headline: z.string().max(300),
  dek: z.string().max(1000),
  /** '' until somebody sets it; then suggested from the headline when published. */
  slug: z.string().max(191),
  body: bodySchema,
  language: z.string(),
  breaking: z.boolean(),
  pinned: z.boolean(),
  contributorIds: z.array(z.uuid()),
  tagIds: z.array(z.uuid()),
  hero: z
    .strictObject({ mediaId: z.uuid(), altText: z.string(), caption: z.string(), credit: z.string() })
    .nullable(),
  /** Set where a picture's lack of words is meant: it is decorative. */
  heroDecorative: z.boolean(),
  canonicalUrl: canonicalUrlSchema.nullable(),
  searchTitle: z.string(),
  searchDescription: z.string(),
  socialTitle: z.string(),
  socialDescription: z.string(),
  socialMediaId: z.uuid().nullable(),
  /** ISO 8601 instant before which nothing may go out; null for none. */
  embargoedUntil: z.iso.datetime().nullable(),
});
export type StoryDraft = z.infer<typeof storyDraftSchema>;

/** What stands between a draft and readers; empty where nothing does. */
export type Unready =
  | { readonly type: 'no-headline' }
  | { readonly type: 'no-body' }
  | { readonly type: 'bad-slug'; readonly slug: string }
  | { readonly type: 'no-byline' }
  | { readonly type: 'picture-without-alt-text'; readonly where: 'hero' | 'body' }
  | { readonly type: 'picture-without-credit'; readonly where: 'hero' | 'body' }
  /** The newsroom made a rule of what is advice elsewhere. */
  | { readonly type: 'claim-rule'; readonly advice: AdviceType; readonly passage: string }
  | { readonly type: 'embargoed'; readonly until: string };
