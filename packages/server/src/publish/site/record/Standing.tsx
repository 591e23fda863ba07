import type { Dispute } from '@onrecord/domain/claims/ledger/dispute';
import type { StatedView } from '@onrecord/domain/claims/ledger/views';
import type { Rendering } from '../render.ts';
import { StateMark } from './StateMark.tsx';

interface Props extends Rendering {
  readonly claim: StatedView;
  readonly dispute: Dispute;
}

/**
 * How a claim stands, since when, and on what grounds the newsroom holds it. Where it stands as it does for what others
 * say, the newsroom's own finding is told apart from that. That nothing was found yet has no date.
 */
export function Standing({ claim: { finding }, dispute, words, times }: Props) {
  const { record } = words;
  const isOurs = dispute.state === finding.kind;
  const isFound = finding.kind !== 'unverified';
  const since = <time datetime={finding.at.toISOString()}>{record.since(times.date(finding.at))}</time>;
  return (
    <>
      <p class="stands">
        <StateMark dispute={dispute} words={words} /> {isOurs && isFound && <span class="meta">{since}</span>}
      </p>
      {!isOurs && (
        <p>
          {record.ourFinding}: {record.findings[finding.kind]}
          {isFound && <>, {since}</>}
        </p>
      )}
      {finding.grounds !== '' && <p dir="auto">{finding.grounds}</p>}
    </>
  );
}
