import { annotationsPath, claimJsonPath, claimPath, claimsPath } from '@onrecord/domain/address/paths';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, ClaimView } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import {
  CitationsSection,
  EvidenceSection,
  FindingsSection,
  RelationSections,
} from '../ledger/ClaimSections.tsx';
import { ClaimSides } from '../ledger/ClaimSides.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { MetaLine } from '../parts/MetaLine.tsx';
import { languagesOf, page } from '../parts/page.tsx';

interface ClaimPageView {
  readonly claim: ClaimView;
  /** The other claims shown with it, by id, each with what bears on it. */
  readonly beside: ReadonlyMap<string, ClaimCard>;
  /** False where further citations were asked for: the page then shows those, under the statement. */
  readonly firstStretch: boolean;
  /** Keys of what is shown. */
  readonly madeOf: readonly string[];
  readonly meta: PageMeta;
}

/** A claim: the statement with both sides, how it stood over time, evidence, and every story that cites it. */
export function claimPage(
  site: SiteContext,
  { claim, beside, firstStretch, madeOf, meta }: ClaimPageView,
): string {
  const path = claimPath(claim.publicId);
  return page(site, {
    meta,
    madeOf,
    languages: languagesOf([claim, ...beside.values(), ...claim.citations.map(({ story }) => story)]),
    content: (rendering) => {
      const { ledger, record } = rendering.words;
      return (
        <article class="claim-page">
          <p class="label">
            <a href={claimsPath}>{record.onTheRecord}</a>
          </p>
          <ClaimSides claim={claim} dispute={disputeOf(claim, claim.related)} cards={beside} {...rendering} />
          <div class="about-claim">
            <div class="notes-beside">
              <p>{ledger.claimLead}</p>
              <MetaLine
                facts={[
                  <span>{ledger.openData}</span>,
                  <span>
                    <a href={claimJsonPath(claim.publicId)}>{ledger.jsonFormat}</a>
                  </span>,
                  <a href={annotationsPath(claim.publicId)}>{ledger.annotationFormat}</a>,
                ]}
              />
            </div>
            <div>
              {firstStretch && (
                <>
                  <FindingsSection claim={claim} {...rendering} />
                  <RelationSections claim={claim} beside={beside} {...rendering} />
                  <EvidenceSection claim={claim} {...rendering} />
                </>
              )}
              <CitationsSection claim={claim} nextHref={feedHref(path, claim.nextCitations)} {...rendering} />
            </div>
          </div>
        </article>
      );
    },
  });
}
