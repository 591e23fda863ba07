import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { RowTable } from '../../lists/RowTable.tsx';
import { useMe } from '../../session/me.ts';
import { longTime } from '../../time/newsroom-time.ts';
import { citedWords } from '../parts/claim-words.ts';
import { SourceLine } from '../parts/SourceLine.tsx';
import { ageWords } from './age.ts';
import { ClaimStateWord } from './ClaimStateWord.tsx';
import { StatementLink } from './StatementLink.tsx';

/** Claims as rows: how each stands, what was said by whom, who cites it, how old the finding is. */
export function ClaimTable(props: {
  readonly claims: readonly DeskClaim[];
  /** The row the keys are at, zero-based; -1 for none. */
  readonly selected: number;
  readonly isStale?: boolean;
}) {
  return (
    <RowTable
      className="claims"
      isStale={props.isStale === true}
      head={
        <>
          <th scope="col">State</th>
          <th scope="col">Statement</th>
          <th scope="col">Cited</th>
          <th scope="col" className="num">
            Held for
          </th>
        </>
      }
    >
      {props.claims.map((claim, index) => (
        <ClaimRow key={claim.id} claim={claim} index={index} isSelected={index === props.selected} />
      ))}
    </RowTable>
  );
}

function ClaimRow(props: {
  readonly claim: DeskClaim;
  readonly index: number;
  readonly isSelected: boolean;
}) {
  const { claim, index } = props;
  const { timeZone } = useMe().newsroom;
  return (
    <tr id={`claim-${index}`} data-selected={props.isSelected || undefined}>
      <td className="state">
        <ClaimStateWord claim={claim} />
      </td>
      <td className="said-what">
        <StatementLink claim={claim} leadsRow />
        <SourceLine claim={claim} />
      </td>
      <td className="cited">{citedWords(claim.citedIn) || <span className="quiet">not public</span>}</td>
      <td className="num" title={`since ${longTime(claim.finding.at, timeZone)}`}>
        {ageWords(claim.finding.at)}
      </td>
    </tr>
  );
}
