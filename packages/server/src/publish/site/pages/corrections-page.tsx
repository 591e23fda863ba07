import { CORRECTIONS_KEY } from '@onrecord/domain/address/keys';
import { correctionsPath } from '@onrecord/domain/address/paths';
import type { ListedCorrection } from '@onrecord/domain/article/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { CorrectionList } from '../parts/CorrectionList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { languagesOf, page } from '../parts/page.tsx';

interface CorrectionsPageView {
  readonly corrections: readonly ListedCorrection[];
  /** The place that the next stretch begins behind; null at the end. */
  readonly next: string | null;
  readonly meta: PageMeta;
}

/** All that the newsroom changed after publishing, newest first. */
export function correctionsPage(site: SiteContext, { corrections, next, meta }: CorrectionsPageView): string {
  const nextHref = feedHref(correctionsPath, next);
  return page(site, {
    meta,
    languages: languagesOf(corrections.map(({ story }) => story)),
    path: correctionsPath,
    madeOf: [CORRECTIONS_KEY],
    content: (rendering) => (
      <>
        <div class="head">
          <h1>{rendering.words.corrections}</h1>
        </div>
        <p class="intro">
          {corrections.length > 0 ? rendering.words.correctionsLead : rendering.words.noCorrections}
        </p>
        <div class="column">
          <CorrectionList corrections={corrections} {...rendering} />
          {nextHref !== null && (
            <a class="more" href={nextHref}>
              {rendering.words.showMore}
            </a>
          )}
        </div>
      </>
    ),
  });
}
