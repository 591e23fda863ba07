import { claimPath } from '@onrecord/domain/address/paths';
import { type Dispute, disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { RelatedView, StatedView } from '@onrecord/domain/claims/ledger/views';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import { languageAttributes, type Rendering } from '../render.ts';
import { SaidAt } from './SaidAt.tsx';
import { SourceName } from './SourceName.tsx';
import { StateMark } from './StateMark.tsx';

/** Of what denies or confirms a statement, so much stands beside it; the whole is behind its link. UTF-16 units. */
const BESIDE_MAX = 280;

/** Who denies a statement, and who confirms it, each with what they say. */
export function Bearing({ dispute, ...rendering }: Rendering & { dispute: Dispute }) {
  const { record } = rendering.words;
  const line = (by: string, { claim }: RelatedView) => <BearingLine by={by} claim={claim} {...rendering} />;
  return (
    <>
      {dispute.deniedBy.map((related) =>
        line(related.kind === 'contradicts' ? record.contradictedBy : record.deniedBy, related),
      )}
      {dispute.confirmedBy.map((related) => line(record.confirmedBy, related))}
    </>
  );
}

function BearingLine({ by, claim, ...rendering }: Rendering & { by: string; claim: StatedView }) {
  const { site, words } = rendering;
  const own = disputeOf(claim, []);
  const isJudged = own.state === 'false' || own.state === 'verified';
  return (
    <p class="bearing">
      {by} <SourceName source={claim.speaker} />
      {claim.saidAt !== null && (
        <>
          , <SaidAt date={claim.saidAt} {...rendering} />
        </>
      )}
      :{' '}
      <a
        class="words"
        href={claimPath(claim.publicId)}
        {...languageAttributes(claim.language, site.settings.language)}
      >
        {excerptOf(claim.text, BESIDE_MAX)}
      </a>{' '}
      {isJudged && <StateMark dispute={own} words={words} />}
    </p>
  );
}
