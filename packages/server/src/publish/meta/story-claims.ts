import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import type { NewsArticleLeaf } from 'schema-dts';
import { claimObject, claimReview, quotationObject, type ReviewSite } from './claims.ts';

/**
 * What a story has on record as properties of its schema.org NewsArticle: the claims it mentions, and as parts of it the
 * quotations and, where the newsroom reached a verdict, its reviews. Nothing for a story that reports no claim.
 * Sources: schema.org/Claim, schema.org/Quotation, schema.org/ClaimReview.
 */
export function reportedClaims(
  site: ReviewSite,
  { claims }: StoryRecord,
): Pick<NewsArticleLeaf, 'mentions' | 'hasPart'> {
  if (claims.length === 0) return {};
  const parts = claims
    .flatMap((claim) => [quotationObject(site, claim), claimReview(site, claim)])
    .filter((part) => part !== undefined);
  return {
    mentions: claims.map((claim) => claimObject(site, claim)),
    ...(parts.length === 0 ? {} : { hasPart: parts }),
  };
}
