import { z } from 'zod';
import { safeHref } from '../body/href.ts';
import { ADVICE_TYPES } from '../claims/advice-types.ts';
import { languageTag } from '../text/language.ts';

const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** What an owner decides about the newsroom. Read by every page; one row in the store. */
export const newsroomSettingsSchema = z.strictObject({
  name: z.string().min(1).max(120),
  description: z.string().max(500),
  /** BCP 47, canonical. Stories may be in another. */
  language: z
    .string()
    .refine((tag) => languageTag(tag) === tag, 'needs a canonical language tag such as en or uk'),
  /** Pictures of the library, by id; null for none. The logo stands in the masthead in place of the name. */
  logoMediaId: z.uuid().nullable(),
  /** Stands in the logo's place on dark pages. */
  darkLogoMediaId: z.uuid().nullable(),
  /** For tabs, home screens and feed readers: cut to a square around its focal point. */
  iconMediaId: z.uuid().nullable(),
  /** IANA name; all times readers see are in it. */
  timeZone: z.string().refine(isTimeZone, 'needs a time zone such as Europe/Kyiv'),
  /** As the newsroom chose it; pages use it corrected for contrast. */
  accentColour: z.string().regex(/^#[0-9a-f]{6}$/, 'needs six hexadecimal digits such as #b4232a'),
  /** What the feed is called, also the section label of stories without a tag. */
  feedName: z.string().min(1).max(60),
  navigation: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(40),
        href: z
          .string()
          .max(500)
          .refine(
            (href) => safeHref(href) !== undefined,
            'needs a path or an http, https, mailto or tel address',
          ),
      }),
    )
    .max(12),
  /** Whether readers get the raw HTML of stories, sanitised. */
  showRawHtml: z.boolean(),
  /** Days that a finding on a claim may stand before it is queued for review. */
  claimReviewDays: z.number().int().min(1).max(3650),
  /** What is advice elsewhere and here keeps a story from going out until it is settled. */
  claimRules: z.array(z.enum(ADVICE_TYPES)).max(ADVICE_TYPES.length),
  /** A sentence about this being a demonstration, on every page; '' on a real site. */
  demoNotice: z.string().max(200),
  /** Addresses of the newsroom's own policies, for NewsMediaOrganization; null where it has none. */
  policies: z.strictObject({
    publishingPrinciples: z.string().nullable(),
    corrections: z.string().nullable(),
    ethics: z.string().nullable(),
  }),
});
export type NewsroomSettings = z.infer<typeof newsroomSettingsSchema>;

/** The settings that name pictures. */
export const BRAND_SETTINGS = [
  'logoMediaId',
  'darkLogoMediaId',
  'iconMediaId',
] as const satisfies readonly (keyof NewsroomSettings)[];
export type BrandSetting = (typeof BRAND_SETTINGS)[number];

export const DEFAULT_SETTINGS: NewsroomSettings = {
  name: 'News',
  description: '',
  language: 'en',
  logoMediaId: null,
  darkLogoMediaId: null,
  iconMediaId: null,
  timeZone: 'UTC',
  accentColour: '#b3261e',
  feedName: 'News Feed',
  navigation: [],
  showRawHtml: false,
  claimReviewDays: 30,
  claimRules: [],
  demoNotice: '',
  policies: { publishingPrinciples: null, corrections: null, ethics: null },
};
