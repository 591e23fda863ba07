import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../session/me.ts';
import { longTime } from '../../time/newsroom-time.ts';
import { citedWords } from '../parts/claim-words.ts';
import { SourceLine } from '../parts/SourceLine.tsx';
import { ageWords } from './age.ts';
import { ClaimStateWord } from './ClaimStateWord.tsx';
import { MoreToCome } from './MoreToCome.tsx';

/** Claims as rows: how each stands, what was said by whom, who cites it, how old the finding is. */
export function ClaimTable(props: {
  readonly claims: readonly DeskClaim[];
  /** The row the keys are at, zero-based; -1 for none. */
  readonly selected: number;
  readonly isStale?: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}) {
  return (
    <>
      <table className="claims" data-stale={props.isStale || undefined}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Statement</th>
            <th scope="col">Cited</th>
            <th scope="col" className="num">
              Held for
            </th>
          </tr>
        </thead>
        <tbody>
          {props.claims.map((claim, index) => (
            <ClaimRow key={claim.id} claim={claim} index={index} isSelected={index === props.selected} />
          ))}
        </tbody>
      </table>
      <MoreToCome
        says="More claims"
        hasMore={props.hasMore}
        isLoadingMore={props.isLoadingMore}
        onMore={props.onMore}
      />
    </>
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
      <td className="stands">
        <ClaimStateWord claim={claim} />
      </td>
      <td className="said-what">
        <Link
          to="/record/$claimId"
          params={{ claimId: claim.id }}
          lang={claim.content.language}
          className="statement"
        >
          <span dir="auto">{claim.content.text}</span>
        </Link>
        <SourceLine claim={claim} />
      </td>
      <td className="cited">{citedWords(claim.citedIn) || <span className="quiet">not public</span>}</td>
      <td className="num" title={`since ${longTime(claim.finding.at, timeZone)}`}>
        {ageWords(claim.finding.at)}
      </td>
    </tr>
  );
}
