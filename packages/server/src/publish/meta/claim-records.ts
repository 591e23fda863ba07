import { claimPath, sourcePath, storyPath } from '@onrecord/domain/address/paths';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { SourceView } from '@onrecord/domain/claims/ledger/source';
import type {
  CitationView,
  ClaimCard,
  EvidenceView,
  FindingView,
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
    evidence: evidence.map(({ kind, title, url, capturedAt, file }) => ({
      kind,
      title,
      url: url === '' ? null : url,
      capturedAt: capturedAt.toISOString(),
      file: file && { name: file.fileName, sizeBytes: file.sizeBytes, sha256: file.contentHash },
    })),
  };
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

/**
 * A citation as a W3C Web Annotation: the words of a story that report a claim, told by the words around them. There is
 * no position: one would count the characters of the page (section 4.2.5), which is more than the story's text.
 * Source: W3C Web Annotation Data Model, section 4.2.4.
 */
export function citationAnnotation(site: ClaimSite, citation: CitationView, publicId: string) {
  const { story, position, passage, prefix, suffix } = citation;
  const claim = absoluteUrl(site, claimPath(publicId));
  const source = absoluteUrl(site, storyPath(story.slug));
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld' as const,
    id: `${source}#citation-${position}`,
    type: 'Annotation' as const,
    motivation: 'linking' as const,
    created: story.publishedAt.toISOString(),
    body: claim,
    target: {
      source,
      selector: { type: 'TextQuoteSelector' as const, exact: passage, prefix, suffix },
    },
  };
}
