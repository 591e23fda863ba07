import { claimPath, storyStatementsPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import type { ClaimState } from '@onrecord/domain/claims/ledger/dispute';
import { languageAttributes, type Rendering } from '../render.ts';
import { Bearing } from './Bearing.tsx';
import { listedId, type NumberedClaim, type NumberedRecord } from './numbered-record.ts';
import { Relay } from './Relay.tsx';
import { StateMark } from './StateMark.tsx';
import { StatementLine } from './StatementLine.tsx';

interface ListProps extends Rendering {
  readonly record: NumberedRecord;
}

interface Props extends ListProps {
  readonly story: Pick<StoryView, 'slug' | 'language'>;
}

/** Under a story: its statements in order, each with who denies it; those that are contested stand out. */
export function OnTheRecord({ record, story, ...rendering }: Props) {
  if (record.claims.length === 0) return null;
  const { site, words } = rendering;
  return (
    <section
      class="record"
      aria-labelledby="record"
      {...languageAttributes(site.settings.language, story.language)}
    >
      <h2 id="record">
        {words.record.onTheRecord} <small>{summaryOf(record, rendering)}</small>
      </h2>
      <RecordList record={record} {...rendering} />
      {record.more > 0 && (
        <p class="all">
          <a href={storyStatementsPath(story.slug, nextNumber(record))}>
            {words.record.andMore(record.more)}
          </a>
        </p>
      )}
    </section>
  );
}

/** Where all statements go on behind these; of a live story, which shows some of them, they begin at the beginning. */
function nextNumber({ claims }: NumberedRecord): number {
  return claims.at(-1)?.number === claims.length ? claims.length + 1 : 1;
}

/** The statements by themselves. */
export function RecordList({ record, ...rendering }: ListProps) {
  return (
    <ol>
      {record.claims.map((one) => (
        <Statement one={one} {...rendering} />
      ))}
    </ol>
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
          <Bearing claim={claim} dispute={dispute} {...rendering} />
        </div>
      )}
    </li>
  );
}

/** "4 statements, 1 disputed"; of more than stand here, how many there are. */
function summaryOf(
  { claims, more }: NumberedRecord,
  { words: { record } }: Pick<Rendering, 'words'>,
): string {
  if (more > 0) return record.statements(claims.length + more);
  const count = (state: ClaimState) => claims.filter(({ dispute }) => dispute.state === state).length;
  const [disputed, falseOnes] = [count('disputed'), count('false')];
  return [
    record.statements(claims.length),
    ...(disputed > 0 ? [record.disputed(disputed)] : []),
    ...(falseOnes > 0 ? [record.falseOnes(falseOnes)] : []),
  ].join(', ');
}
