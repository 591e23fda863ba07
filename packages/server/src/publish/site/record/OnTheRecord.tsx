import { claimPath } from '@onrecord/domain/address/paths';
import type { ClaimState } from '@onrecord/domain/claims/ledger/dispute';
import { languageAttributes, type Rendering } from '../render.ts';
import { Bearing } from './Bearing.tsx';
import { listedId, type NumberedClaim, type NumberedRecord } from './numbered-record.ts';
import { Relay } from './Relay.tsx';
import { StateMark } from './StateMark.tsx';
import { StatementLine } from './StatementLine.tsx';

interface Props extends Rendering {
  readonly record: NumberedRecord;
  /** BCP 47, of the story around it. */
  readonly language: string;
}

/** Under a story: its statements in order, each with who denies it; those that are contested stand out. */
export function OnTheRecord({ record, language, ...rendering }: Props) {
  if (record.claims.length === 0) return null;
  const { site, words } = rendering;
  return (
    <section
      class="record"
      aria-labelledby="record"
      {...languageAttributes(site.settings.language, language)}
    >
      <h2 id="record">
        {words.record.onTheRecord} <small>{summaryOf(record, rendering)}</small>
      </h2>
      <ol>
        {record.claims.map((one) => (
          <Statement one={one} {...rendering} />
        ))}
      </ol>
    </section>
  );
}

function Statement({ one, ...rendering }: Rendering & { one: NumberedClaim }) {
  const { site, words } = rendering;
  const { number, claim, dispute } = one;
  const { deniedBy, confirmedBy } = dispute;
  const hasMore = claim.sourcing !== '' || claim.relay.length + deniedBy.length + confirmedBy.length > 0;
  return (
    <li id={listedId(one)} class={dispute.standsOut ? 'contested' : undefined}>
      <span class="n">{number}</span>
      <div>
        <StatementLine claim={claim} {...rendering} />
        <p class="words" {...languageAttributes(claim.language, site.settings.language)}>
          <a href={claimPath(claim.publicId)}>{claim.text}</a>
        </p>
      </div>
      <StateMark dispute={dispute} words={words} />
      {hasMore && (
        <div class="bears">
          <Relay claim={claim} {...rendering} />
          <Bearing dispute={dispute} {...rendering} />
        </div>
      )}
    </li>
  );
}

/** "4 statements, 1 disputed" */
function summaryOf({ claims }: NumberedRecord, { words: { record } }: Pick<Rendering, 'words'>): string {
  const count = (state: ClaimState) => claims.filter(({ dispute }) => dispute.state === state).length;
  const [disputed, falseOnes] = [count('disputed'), count('false')];
  return [
    record.statements(claims.length),
    ...(disputed > 0 ? [record.disputed(disputed)] : []),
    ...(falseOnes > 0 ? [record.falseOnes(falseOnes)] : []),
  ].join(', ');
}
