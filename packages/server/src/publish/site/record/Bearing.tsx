import { claimPath } from '@onrecord/domain/address/paths';
import { type Dispute, disputeOf, takesBack } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, RelatedView, StatedView } from '@onrecord/domain/claims/ledger/views';
import { excerptOf } from '@onrecord/domain/text/excerpt';
import type { RecordWords } from '../messages/record-words.ts';
import { languageAttributes, type Rendering } from '../render.ts';
import { SaidAt } from './SaidAt.tsx';
import { SourceName } from './SourceName.tsx';
import { StateMark } from './StateMark.tsx';

/** Of what denies or confirms a statement, so much stands beside it; the whole is behind its link. UTF-16 units. */
const BESIDE_MAX = 280;

interface Props extends Rendering {
  readonly claim: ClaimCard;
  readonly dispute: Dispute;
}

/** Who denies a statement, and who confirms it, each with what they say; of very many the first, and how many more. */
export function Bearing({ claim, dispute, ...rendering }: Props) {
  const { record } = rendering.words;
  const { deniedBy, moreDeniedBy, confirmedBy, moreConfirmedBy } = dispute;
  const confirmed = (by: StatedView) => <BearingLine how={record.confirmedBy} by={by} {...rendering} />;
  return (
    <>
      {deniedBy.map((related) => (
        <BearingLine
          how={denialWord(wayOfDenial(claim, related), record)}
          by={related.claim}
          isOwn={takesBack(claim, related)}
          {...rendering}
        />
      ))}
      <MoreBearing count={moreDeniedBy} claim={claim} {...rendering} />
      {confirmedBy.map((related) => confirmed(related.claim))}
      <MoreBearing count={moreConfirmedBy} claim={claim} {...rendering} />
    </>
  );
}

/** How one claim speaks against another: its own speaker takes it back, or others deny it or say otherwise. */
export type WayOfDenial = 'taken-back' | 'denied' | 'contradicted';

export function wayOfDenial(claim: StatedView, related: RelatedView): WayOfDenial {
  if (takesBack(claim, related)) return 'taken-back';
  return related.kind === 'contradicts' ? 'contradicted' : 'denied';
}

/** Before who does so, or over them. */
export function denialWord(way: WayOfDenial, { states, deniedBy, contradictedBy }: RecordWords): string {
  return { 'taken-back': states['taken-back'], denied: deniedBy, contradicted: contradictedBy }[way];
}

interface LineProps extends Rendering {
  readonly how: string;
  readonly by: StatedView;
  /** Whether it is of the one whose statement it stands beside, who needs no second naming. */
  readonly isOwn?: boolean;
}

function BearingLine({ how, by, isOwn = false, ...rendering }: LineProps) {
  const { site, words } = rendering;
  const own = disputeOf(by, []);
  const isJudged = own.state === 'false' || own.state === 'verified';
  return (
    <p class="bearing">
      {how}
      {!isOwn && (
        <>
          {' '}
          <SourceName source={by.speaker} />
        </>
      )}
      {by.saidAt !== null && (
        <>
          , <SaidAt date={by.saidAt} {...rendering} />
        </>
      )}
      :{' '}
      <a
        class="words"
        href={claimPath(by.publicId)}
        {...languageAttributes(by.language, site.settings.language)}
      >
        {excerptOf(by.text, BESIDE_MAX)}
      </a>{' '}
      {isJudged && <StateMark dispute={own} words={words} />}
    </p>
  );
}

/** That there are more than stand here: all of them are on the statement's own page. */
function MoreBearing({ count, claim, words }: Rendering & { count: number; claim: ClaimCard }) {
  if (count === 0) return null;
  return (
    <p class="bearing">
      <a href={claimPath(claim.publicId)}>{words.record.andMore(count)}</a>
    </p>
  );
}
