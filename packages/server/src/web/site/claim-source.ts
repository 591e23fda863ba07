import { claimKey, SETTINGS_KEY } from '@onrecord/domain/address/keys';
import { annotationsPath, claimJsonPath, claimPath } from '@onrecord/domain/address/paths';
import { keysOfClaim } from '@onrecord/domain/claims/ledger/keys-of-claim';
import type { ClaimCard, ClaimView } from '@onrecord/domain/claims/ledger/views';
import { assertNever } from '@onrecord/domain/result';
import { claimMeta } from '../../publish/meta/claim-meta.ts';
import {
  annotationStretch,
  claimRecord,
  goneRecord,
  sealedRecord,
} from '../../publish/meta/claim-records.ts';
import { claimPage } from '../../publish/site/pages/claim-page.tsx';
import { goneClaimPage, sealedClaimPage } from '../../publish/site/pages/withheld-pages.tsx';
import { listClaimCards } from '../../store/claims/views/claim-cards.ts';
import { type ClaimPage, findClaimPage } from '../../store/claims/views/claim-page.ts';
import type { Database } from '../../store/database.ts';
import { findAddress } from '../../store/public-index.ts';
import type { RenderedPage } from '../pages/rendered-page.ts';
import { HTML, JSON_TYPE, type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/** W3C Web Annotation Protocol, section 3.2. */
const ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
/** A claim was sealed by law or to protect somebody; either way this is not to be had (RFC 7725). */
const SEALED_STATUS = 451;

/** What stands at a claim's address: the claim, what is left of it, or another address that it has now. */
type Standing = ClaimPage | { readonly type: 'gone' } | { readonly type: 'moved'; readonly publicId: string };

interface AtAddress {
  readonly standing: Standing;
  /** What whatever is shown there is made of. */
  readonly keys: readonly string[];
}

/** Undefined where there never was a public claim, and behind the end of its citations. */
async function findAtAddress(
  db: Database,
  publicId: string,
  before?: string,
): Promise<AtAddress | undefined> {
  const address = await findAddress(db, claimPath(publicId));
  if (address === undefined) return undefined;
  const keys = [claimKey(address.targetId)];
  const found = address.kind === 'gone' ? undefined : await findClaimPage(db, address.targetId, { before });
  if (found === undefined) return { standing: { type: 'gone' }, keys };
  if (found.claim.publicId !== publicId)
    return { standing: { type: 'moved', publicId: found.claim.publicId }, keys };
  if (found.type === 'sealed') return { standing: found, keys };
  if (before !== undefined && found.claim.citations.length === 0) return undefined;
  return { standing: found, keys: keysOfClaim(found.claim) };
}

const withCursor = (path: string, before: string | undefined) =>
  before === undefined ? path : `${path}?before=${encodeURIComponent(before)}`;

/** The page of a claim. `before` is where a stretch of its citations begins. */
export function claimSource(
  { db, site }: SourceContext,
  publicId: string,
  before: string | undefined,
): PageSource {
  return {
    path: withCursor(claimPath(publicId), before),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const at = await findAtAddress(db, publicId, before);
      if (at === undefined) return undefined;
      const { standing } = at;
      const page = { contentType: HTML, hard: [SETTINGS_KEY, ...at.keys], soft: [] };
      switch (standing.type) {
        case 'moved':
          return redirectPage(withCursor(claimPath(standing.publicId), before), page.hard);
        case 'gone':
          return { ...page, status: 410, body: goneClaimPage(context, at.keys) };
        case 'sealed':
          return {
            ...page,
            status: SEALED_STATUS,
            body: sealedClaimPage(context, { claim: standing.claim, madeOf: at.keys }),
          };
        case 'claim': {
          const beside = await listBeside(db, standing.claim);
          const madeOf = [...new Set([...at.keys, ...[...beside.values()].flatMap(keysOfClaim)])];
          const body = claimPage(context, {
            claim: standing.claim,
            beside,
            firstStretch: before === undefined,
            madeOf,
            meta: claimMeta(context, standing.claim, before),
          });
          return { ...page, status: 200, body, hard: [SETTINGS_KEY, ...madeOf] };
        }
        default:
          return assertNever(standing);
      }
    },
  };
}

/** The claims that a claim's page shows beside it, each with what denies it: none stands there undenied. */
async function listBeside(db: Database, claim: ClaimView): Promise<Map<string, ClaimCard>> {
  return listClaimCards(db, [...new Set(claim.related.map((relation) => relation.claim.id))]);
}

/** A claim as JSON. */
export function claimJsonSource(context: SourceContext, publicId: string): PageSource {
  return dataSource(context, publicId, {
    pathOf: claimJsonPath,
    contentType: JSON_TYPE,
    render: (claim) => claimRecord(context.site.context, claim),
  });
}

/** The passages that cite a claim as W3C Web Annotations. */
export function annotationsSource(
  context: SourceContext,
  publicId: string,
  before: string | undefined,
): PageSource {
  return dataSource(context, publicId, {
    pathOf: (id) => withCursor(annotationsPath(id), before),
    before,
    contentType: ANNOTATION_TYPE,
    render: (claim) => annotationStretch(context.site.context, claim, before),
  });
}

interface OpenData {
  readonly pathOf: (publicId: string) => string;
  readonly before?: string | undefined;
  readonly contentType: string;
  readonly render: (claim: ClaimView) => object;
}

/** Open data on a claim; where nothing of the claim is to be had, JSON that says so. */
function dataSource(
  { db, site }: SourceContext,
  publicId: string,
  { pathOf, before, contentType, render }: OpenData,
): PageSource {
  return {
    path: pathOf(publicId),
    render: async () => {
      const at = await findAtAddress(db, publicId, before);
      if (at === undefined) return undefined;
      const { standing, keys } = at;
      const answer = (status: RenderedPage['status'], object: object, type = JSON_TYPE): RenderedPage => ({
        status,
        contentType: type,
        body: JSON.stringify(object),
        hard: keys,
        soft: [],
        anyOrigin: true,
      });
      switch (standing.type) {
        case 'moved':
          return { ...redirectPage(pathOf(standing.publicId), keys), anyOrigin: true };
        case 'gone':
          return answer(410, goneRecord(site.context, publicId));
        case 'sealed':
          return answer(SEALED_STATUS, sealedRecord(site.context, standing.claim));
        case 'claim':
          return answer(200, render(standing.claim), contentType);
        default:
          return assertNever(standing);
      }
    },
  };
}
