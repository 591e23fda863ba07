import type { AdvisedText } from '@onrecord/domain/claims/advice';
import type { Executor } from '../database.ts';
import { findStandingClaims } from './citations.ts';
import { listClaimsById } from './claims.ts';
import { listSourcesById } from './sources.ts';

/** What advice on a text asks of the ledger, by the ids that its marks carry. */
export async function listAdvisedClaims(
  executor: Executor,
  markedIds: readonly string[],
): Promise<AdvisedText['claims']> {
  const standing = await findStandingClaims(executor, markedIds);
  const claims = await listClaimsById(executor, [...new Set(standing.values())]);
  const sourceIdsOf = (id: string) => {
    const content = claims.get(id)?.content;
    return content === undefined ? [] : [content.speakerId, ...content.relay.map(({ sourceId }) => sourceId)];
  };
  const sources = await listSourcesById(executor, [...claims.keys()].flatMap(sourceIdsOf));
  return new Map(
    [...standing].flatMap(([markedId, id]) => {
      const claim = claims.get(id);
      if (claim === undefined) return [];
      const unnamed = sourceIdsOf(id).flatMap((sourceId) => sources.get(sourceId)?.unnamed ?? []);
      const agreed = unnamed.every(({ agreedAt }) => agreedAt !== null);
      return [
        [
          markedId,
          {
            finding: claim.finding.kind,
            hasDate: claim.content.saidAt !== null,
            unnamed: unnamed.length === 0 ? 'no' : agreed ? 'agreed' : 'not-agreed',
          },
        ] as const,
      ];
    }),
  );
}
