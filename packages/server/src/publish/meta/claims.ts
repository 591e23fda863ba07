import { claimPath, sourcePath, storyPath } from '@onrecord/domain/address/paths';
import { isVerdict, type Verdict } from '@onrecord/domain/claims/ledger/claim';
import type { SourceView } from '@onrecord/domain/claims/ledger/source';
import type { CitationView, StatedView } from '@onrecord/domain/claims/ledger/views';
import type { ClaimLeaf, ClaimReviewLeaf, QuotationLeaf } from 'schema-dts';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { messagesFor } from '../site/messages/messages.ts';
import type { SiteContext } from '../site-context.ts';
import { organizationId } from './organization.ts';

/** What the functions here need to know of the site. */
export type ClaimSite = Pick<SiteContext, 'origin'>;

/** The same, and the language in which the newsroom says what it found. */
export interface ReviewSite extends ClaimSite {
  readonly settings: Pick<SiteContext['settings'], 'language'>;
}

export const claimUrl = (site: ClaimSite, { publicId }: Pick<StatedView, 'publicId'>) =>
  absoluteUrl(site, claimPath(publicId));

/**
 * A claim as schema.org Claim: who stated what, and when, as exactly as is known. The newsroom's view is no part of it.
 * Source: schema.org/Claim.
 *
 * @param citations some of the passages that report it
 */
export function claimObject(
  site: ClaimSite,
  claim: StatedView,
  citations: readonly CitationView[] = [],
): ClaimLeaf {
  const url = claimUrl(site, claim);
  const stories = new Map(citations.map(({ story }) => [story.id, story]));
  return {
    '@type': 'Claim',
    '@id': `${url}#claim`,
    url,
    text: claim.text,
    inLanguage: claim.language,
    author: speakerObject(site, claim.speaker),
    ...(claim.saidAt === null ? {} : { datePublished: claim.saidAt }),
    ...(stories.size === 0
      ? {}
      : {
          appearance: [...stories.values()].map((story) => ({
            '@type': 'NewsArticle' as const,
            url: absoluteUrl(site, storyPath(story.slug)),
            headline: story.headline,
          })),
        }),
  };
}

/** The words of a claim as schema.org Quotation; undefined for one that is not quoted. Source: schema.org/Quotation. */
export function quotationObject(site: ClaimSite, claim: StatedView): QuotationLeaf | undefined {
  if (claim.directness !== 'quote') return undefined;
  const url = claimUrl(site, claim);
  return {
    '@type': 'Quotation',
    '@id': `${url}#quotation`,
    url,
    text: claim.text,
    inLanguage: claim.language,
    spokenByCharacter: speakerObject(site, claim.speaker),
    ...(claim.saidAt === null ? {} : { dateCreated: claim.saidAt }),
  };
}

/** 1 is false, 5 is true. Source: Google Search Central, "Fact check (ClaimReview)". */
const RATING_VALUES: Readonly<Record<Verdict, number>> = { verified: 5, false: 1 };

/**
 * The newsroom's verdict as schema.org ClaimReview; undefined unless it has one: that somebody disputes a claim, or
 * offers no evidence, is none. Its word is the one that readers see. Source: schema.org/ClaimReview.
 */
export function claimReview(
  site: ReviewSite,
  claim: StatedView,
  citations: readonly CitationView[] = [],
): ClaimReviewLeaf | undefined {
  const { kind, at, grounds } = claim.finding;
  if (!isVerdict(kind)) return undefined;
  const url = claimUrl(site, claim);
  return {
    '@type': 'ClaimReview',
    '@id': `${url}#review`,
    url,
    datePublished: at.toISOString(),
    author: { '@id': organizationId(site) },
    claimReviewed: claim.text,
    reviewBody: grounds,
    itemReviewed: claimObject(site, claim, citations),
    reviewRating: {
      '@type': 'Rating',
      bestRating: 5,
      worstRating: 1,
      ratingValue: RATING_VALUES[kind],
      // What search results show of it.
      alternateName: messagesFor(site.settings.language).record.states[kind],
    },
  };
}

const SOURCE_TYPES = {
  person: 'Person',
  organisation: 'Organization',
  outlet: 'NewsMediaOrganization',
} as const;

/** Somebody with a page of their own, as that page says it. Sources: schema.org/Person, schema.org/Organization. */
export const sourceObject = speakerObject;

/** Who stated it. Of an unnamed source nothing is said but its description, and nothing ties two of them together. */
function speakerObject(site: ClaimSite, { kind, name, role, slug }: SourceView) {
  if (kind === 'unnamed' || slug === null) return { '@type': 'Person' as const, description: name };
  const url = absoluteUrl(site, sourcePath(slug));
  if (kind === 'person')
    return { '@type': 'Person' as const, '@id': url, name, url, ...(role === '' ? {} : { jobTitle: role }) };
  return { '@type': SOURCE_TYPES[kind], '@id': url, name, url };
}
