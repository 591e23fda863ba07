import { claimPath } from '@onrecord/domain/address/paths';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, RelatedView } from '@onrecord/domain/claims/ledger/views';
import { Bearing } from '../record/Bearing.tsx';
import { Relay } from '../record/Relay.tsx';
import { SaidAt } from '../record/SaidAt.tsx';
import { StateMark } from '../record/StateMark.tsx';
import { StatementLine } from '../record/StatementLine.tsx';
import { languageAttributes, type Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly claims: readonly ClaimCard[];
  /** Whose page the list is on: their statements do not say again who made them. */
  readonly sourceId?: string | null;
  /** A claim that stands on the page already: that it denies one of these is not said again. */
  readonly besideId?: string;
}

/** Statements, time at the edge: each with how it stands and who denies it, and never without. */
export function StatementList({ claims, sourceId = null, besideId, ...rendering }: Props) {
  return (
    <ol class="statements">
      {claims.map((claim) => {
        const dispute = disputeOf(claim, claim.related);
        const isElsewhere = (relation: RelatedView) => relation.claim.id !== besideId;
        const ofOthers = sourceId === null || claim.speaker.id !== sourceId;
        const how = (
          <StatementLine claim={{ ...claim, saidAt: null }} withSpeaker={ofOthers} {...rendering} />
        );
        return (
          <li>
            <p class="meta when">
              {claim.saidAt === null ? (
                rendering.words.ledger.undated
              ) : (
                <SaidAt date={claim.saidAt} {...rendering} />
              )}
            </p>
            <div>
              {ofOthers && how}
              <p class="says" {...languageAttributes(claim.language, rendering.site.settings.language)}>
                <a href={claimPath(claim.publicId)}>{claim.text}</a>
              </p>
              {!ofOthers && how}
              <Relay claim={claim} {...rendering} />
              <Bearing
                claim={claim}
                dispute={{
                  ...dispute,
                  deniedBy: dispute.deniedBy.filter(isElsewhere),
                  confirmedBy: dispute.confirmedBy.filter(isElsewhere),
                }}
                {...rendering}
              />
            </div>
            <StateMark dispute={dispute} words={rendering.words} />
          </li>
        );
      })}
    </ol>
  );
}
