import { encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import { CLAIMS_KEY, SETTINGS_KEY } from '@onrecord/domain/address/keys';
import { claimsJsonPath, claimsPath } from '@onrecord/domain/address/paths';
import { keysOfClaim } from '@onrecord/domain/claims/ledger/keys-of-claim';
import type { ClaimCard } from '@onrecord/domain/claims/ledger/views';
import { claimsMeta } from '../../publish/meta/claim-meta.ts';
import { claimListRecord } from '../../publish/meta/claim-records.ts';
import { claimsPage } from '../../publish/site/pages/claims-page.tsx';
import { listPublicClaims } from '../../store/claims/views/claim-lists.ts';
import { listFindings, listPublicEvidence } from '../../store/claims/views/claim-page.ts';
import { HTML, JSON_TYPE, type PageSource, type SourceContext } from './page-source.ts';

const cursorOf = (before: FeedCursor | undefined) => before && encodeCursor(before);
const stretchPath = (path: string, cursor: string | undefined) =>
  cursor === undefined ? path : `${path}?before=${cursor}`;

/** Every change of the ledger names the list; a later stretch is wrong at once only where its own claims changed. */
const keysOf = (claims: readonly ClaimCard[], before: FeedCursor | undefined) =>
  before === undefined
    ? { hard: [CLAIMS_KEY], soft: [] }
    : { hard: [...new Set(claims.flatMap(keysOfClaim))], soft: [CLAIMS_KEY] };

/** All public statements, the newest first. */
export function claimListSource({ db, site }: SourceContext, before: FeedCursor | undefined): PageSource {
  const cursor = cursorOf(before);
  return {
    path: stretchPath(claimsPath, cursor),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const stretch = await listPublicClaims(db, { before: cursor });
      if (before !== undefined && stretch.claims.length === 0) return undefined;
      const { hard, soft } = keysOf(stretch.claims, before);
      const body = claimsPage(context, {
        stretch,
        firstStretch: before === undefined,
        madeOf: hard,
        meta: claimsMeta(context, cursor),
      });
      return { status: 200, contentType: HTML, body, hard: [SETTINGS_KEY, ...hard], soft };
    },
  };
}

/** The same as JSON. */
export function claimListJsonSource({ db, site }: SourceContext, before: FeedCursor | undefined): PageSource {
  const cursor = cursorOf(before);
  return {
    path: stretchPath(claimsJsonPath, cursor),
    render: async () => {
      const { claims, next } = await listPublicClaims(db, { before: cursor });
      if (before !== undefined && claims.length === 0) return undefined;
      const ids = claims.map(({ id }) => id);
      const [findings, evidence] = await Promise.all([listFindings(db, ids), listPublicEvidence(db, ids)]);
      const records = claims.map((claim) => ({
        ...claim,
        findings: findings.get(claim.id) ?? [],
        evidence: evidence.get(claim.id) ?? [],
      }));
      return {
        status: 200,
        contentType: JSON_TYPE,
        body: JSON.stringify(claimListRecord(site.context, { claims: records, next })),
        ...keysOf(claims, before),
        anyOrigin: true,
      };
    },
  };
}
