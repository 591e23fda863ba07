import {
  annotationsPath,
  claimPath,
  claimsJsonPath,
  evidencePath,
  sourcePath,
} from '@onrecord/domain/address/paths';
import { citationPath } from '@onrecord/domain/claims/ledger/citation-path';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { SourceView } from '@onrecord/domain/claims/ledger/source';
import type {
  CitationView,
  ClaimCard,
  EvidenceView,
  FindingView,
  SealedClaimView,
  StatedView,
} from '@onrecord/domain/claims/ledger/views';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { type ClaimSite, claimUrl } from './claims.ts';

/** The ledger as open data: plain objects for JSON, every address absolute. */

/** A claim with what the newsroom found, what others say of it, and what is kept for everybody to see. */
export function claimRecord(
  site: ClaimSite,
  claim: ClaimCard & {
    readonly findings?: readonly FindingView[];
    readonly evidence?: readonly EvidenceView[];
  },
) {
  const { findings = [claim.finding], evidence = [] } = claim;
  return {
    type: 'claim' as const,
    ...statedRecord(site, claim),
    state: disputeOf(claim, claim.related).state,
    citedIn: claim.citedIn,
    findings: findings.map(({ kind, at, grounds }) => ({ finding: kind, since: at.toISOString(), grounds })),
    relations: claim.related.map(({ kind, direction, note, claim: other }) => ({
      kind,
      direction,
      note,
      claim: statedRecord(site, other),
    })),
    moreRelations: claim.moreRelated.map(({ kind, direction, count }) => ({ kind, direction, count })),
    evidence: evidence.map(({ kind, title, url, capturedAt, file }) => ({
      kind,
      title,
      url: url === '' ? null : url,
      capturedAt: capturedAt.toISOString(),
      file: file && {
        name: file.fileName,
        sizeBytes: file.sizeBytes,
        sha256: file.contentHash,
        url: absoluteUrl(site, evidencePath(claim.publicId, file.contentHash)),
      },
    })),
    citations: absoluteUrl(site, annotationsPath(claim.publicId)),
  };
}

/** A stretch of all claims, the newest statement first. */
export function claimListRecord(
  site: ClaimSite,
  {
    claims,
    next,
  }: { readonly claims: ReadonlyArray<Parameters<typeof claimRecord>[1]>; readonly next: string | null },
) {
  const url = absoluteUrl(site, claimsJsonPath);
  return {
    type: 'claims' as const,
    id: url,
    claims: claims.map((claim) => claimRecord(site, claim)),
    next: next === null ? null : `${url}?before=${encodeURIComponent(next)}`,
  };
}

/** What is left of a claim that was sealed. */
export function sealedRecord(site: ClaimSite, { publicId, sealedAt, notice }: SealedClaimView) {
  return {
    type: 'sealed-claim' as const,
    id: claimUrl(site, { publicId }),
    sealedAt: sealedAt.toISOString(),
    notice,
  };
}

/** What is left of a claim that no public story reports any more. */
export function goneRecord(site: ClaimSite, publicId: string) {
  return { type: 'gone-claim' as const, id: claimUrl(site, { publicId }) };
}

function statedRecord(site: ClaimSite, claim: StatedView) {
  const { text, language, directness, speaker, sourcing, relay, saidAt, place, channel } = claim;
  return {
    id: claimUrl(site, claim),
    text,
    language,
    directness,
    speaker: sourceRecord(site, speaker),
    sourcing,
    relay: relay.map((hand) => ({ source: sourceRecord(site, hand.source), sourcing: hand.sourcing })),
    saidAt,
    place,
    channel,
  };
}

/** Without an id of its own for an unnamed source: nothing ties two of its statements together. */
function sourceRecord(site: ClaimSite, { kind, name, role, slug }: SourceView) {
  return { id: slug === null ? null : absoluteUrl(site, sourcePath(slug)), kind, name, role };
}

const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld' as const;

/** A citation as a W3C Web Annotation that stands by itself. */
export function citationAnnotation(site: ClaimSite, citation: CitationView, publicId: string) {
  return { '@context': ANNOTATION_CONTEXT, ...annotation(site, citation, publicId) };
}

/**
 * The words of a story, or of a live entry of it, that report a claim, told by the words around them. There is no position:
 * one would count the characters of the page (section 4.2.5), which is more than the story's text.
 * Source: W3C Web Annotation Data Model, section 4.2.4.
 */
function annotation(site: ClaimSite, citation: CitationView, publicId: string) {
  const { story, position, passage, prefix, suffix } = citation;
  const source = absoluteUrl(site, citationPath(citation));
  return {
    id: `${source}#citation-${position}`,
    type: 'Annotation' as const,
    motivation: 'linking' as const,
    created: story.publishedAt.toISOString(),
    body: absoluteUrl(site, claimPath(publicId)),
    target: {
      source,
      selector: { type: 'TextQuoteSelector' as const, exact: passage, prefix, suffix },
    },
  };
}

interface CitationStretch {
  readonly publicId: string;
  readonly citations: readonly CitationView[];
  readonly nextCitations: string | null;
}

/**
 * The passages that cite a claim, the newest story's first: the collection with its first page, or from a cursor on a
 * page of it. Source: W3C Web Annotation Data Model, section 5.
 */
export function annotationStretch(
  site: ClaimSite,
  { publicId, citations, nextCitations }: CitationStretch,
  cursor: string | undefined,
) {
  const collection = absoluteUrl(site, annotationsPath(publicId));
  const pageFrom = (place: string) => `${collection}?before=${encodeURIComponent(place)}`;
  const page = {
    id: cursor === undefined ? `${collection}#first` : pageFrom(cursor),
    type: 'AnnotationPage' as const,
    partOf: collection,
    ...(nextCitations === null ? {} : { next: pageFrom(nextCitations) }),
    items: citations.map((citation) => annotation(site, citation, publicId)),
  };
  if (cursor !== undefined) return { '@context': ANNOTATION_CONTEXT, ...page };
  return {
    '@context': ANNOTATION_CONTEXT,
    id: collection,
    type: 'AnnotationCollection' as const,
    first: page,
  };
}
