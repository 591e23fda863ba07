import { mainFeedPaths } from '@onrecord/domain/address/feed-paths';
import {
  annotationsPath,
  claimJsonPath,
  claimPath,
  claimsJsonPath,
  claimsPath,
  sourcePath,
} from '@onrecord/domain/address/paths';
import type { ClaimView, SourcePageView } from '@onrecord/domain/claims/ledger/views';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import type { PageMeta } from '../page-meta.ts';
import { messagesFor } from '../site/messages/messages.ts';
import type { SiteContext } from '../site-context.ts';
import { feedAlternates } from './alternates.ts';
import { breadcrumbList } from './breadcrumbs.ts';
import { claimObject, claimReview, quotationObject, sourceObject } from './claims.ts';
import { shareTags } from './open-graph.ts';
import { newsMediaOrganization } from './organization.ts';
import { robotsOf, robotsTags } from './robots.ts';

/** UTF-16 units of a statement in a title: what search results and tabs show of one. */
const TITLE_MAX = 90;
/** The same of a description. */
const DESCRIPTION_MAX = 200;

/** The head of a claim's page: the statement as somebody's, never by itself. */
export function claimMeta(site: SiteContext, claim: ClaimView, cursor?: string): PageMeta {
  const { ledger, record } = wordsOf(site);
  const { jsonFormat, annotationFormat } = ledger;
  const said = `${claim.speaker.name}: ${claim.text}`;
  const review = claimReview(site, claim, claim.citations);
  const quotation = quotationObject(site, claim);
  return ledgerPage(site, {
    path: claimPath(claim.publicId),
    cursor,
    title: shortened(said, TITLE_MAX),
    description: shortened(said, DESCRIPTION_MAX),
    data: [
      { type: 'application/json', title: jsonFormat, path: claimJsonPath(claim.publicId) },
      { type: 'application/ld+json', title: annotationFormat, path: annotationsPath(claim.publicId) },
    ],
    jsonLd: [
      claimObject(site, claim, claim.citations),
      ...(quotation === undefined ? [] : [quotation]),
      ...(review === undefined ? [] : [review, newsMediaOrganization(site)]),
      breadcrumbList(
        site,
        { name: record.onTheRecord, path: claimsPath },
        { name: shortened(said, TITLE_MAX), path: claimPath(claim.publicId) },
      ),
    ],
  });
}

/** The head of a source's page. What is narrowed to a topic stands on the whole page as well. */
export function sourceMeta(site: SiteContext, { source, topic }: SourcePageView, cursor?: string): PageMeta {
  const { ledger, record } = wordsOf(site);
  const path = sourcePath(source.slug ?? '');
  const meta = ledgerPage(site, {
    path,
    cursor,
    title: `${source.name}: ${record.onTheRecord}`,
    description: ledger.sourceLead(source.name),
    jsonLd: [
      sourceObject(site, source),
      breadcrumbList(site, { name: record.onTheRecord, path: claimsPath }, { name: source.name, path }),
    ],
  });
  return topic === null ? meta : { ...meta, canonicalUrl: absoluteUrl(site, path), robots: 'noindex' };
}

/** The head of the list of all statements. */
export function claimsMeta(site: SiteContext, cursor?: string): PageMeta {
  const { ledger, record } = wordsOf(site);
  return ledgerPage(site, {
    path: claimsPath,
    cursor,
    title: record.onTheRecord,
    description: ledger.claimsLead,
    data: [{ type: 'application/json', title: ledger.jsonFormat, path: claimsJsonPath }],
    jsonLd: [breadcrumbList(site, { name: record.onTheRecord, path: claimsPath })],
  });
}

/** Search results have no end and stay out of indexes. */
export function claimSearchMeta(site: SiteContext, query: string): PageMeta {
  return { ...claimsMeta(site), ...unindexed(site, wordsOf(site).ledger.statementsWith(query)) };
}

/** What stands where a claim was sealed, or is not on record any more: nothing of it but that. */
export function withheldMeta(site: SiteContext, title: string): PageMeta {
  return {
    ...unindexed(site, title),
    description: '',
    tags: [],
    alternates: feedAlternates(site, mainFeedPaths, site.settings.name),
    jsonLd: [],
  };
}

const wordsOf = (site: SiteContext) => messagesFor(site.settings.language);

const unindexed = (site: SiteContext, title: string) =>
  ({ title: `${title} | ${site.settings.name}`, canonicalUrl: null, robots: 'noindex' }) as const;

interface LedgerPage {
  readonly path: string;
  /** Where a later stretch begins: a page of its own. */
  readonly cursor: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly data?: ReadonlyArray<{ readonly type: string; readonly title: string; readonly path: string }>;
  readonly jsonLd: readonly object[];
}

function ledgerPage(
  site: SiteContext,
  { path, cursor, title, description, data = [], jsonLd }: LedgerPage,
): PageMeta {
  const url = absoluteUrl(site, path) + (cursor === undefined ? '' : `?before=${encodeURIComponent(cursor)}`);
  const { language, name } = site.settings;
  return {
    title: `${title} | ${name}`,
    description,
    canonicalUrl: url,
    robots: robotsOf(site),
    tags: [...robotsTags(site), ...shareTags(site, { type: 'website', title, description, url, language })],
    alternates: [
      ...feedAlternates(site, mainFeedPaths, name),
      ...data.map(({ type, title, path }) => ({ type, title, href: absoluteUrl(site, path) })),
    ],
    jsonLd: jsonLd.map((item) => ({ '@context': 'https://schema.org', ...item })),
  };
}

/** A text cut between words, so that it has `max` UTF-16 units at most. */
function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2)).toWellFormed()}…`;
}
