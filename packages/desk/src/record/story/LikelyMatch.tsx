import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import type { ReactNode } from 'react';
import { citedWords } from '../parts/claim-words.ts';
import { SourceLine } from '../parts/SourceLine.tsx';
import { StateWord } from '../parts/StateWord.tsx';

/** What the ledger may have already: before a second record is made of one statement, the first is shown. */
export function LikelyMatch(props: { readonly claim: DeskClaim; readonly children?: ReactNode }) {
  const { claim } = props;
  const cited = citedWords(claim.citedIn);
  return (
    <div className="likely-match">
      <p className="quiet">{`Likely on record already${cited === '' ? '' : `, ${cited}`}`}</p>
      <q lang={claim.content.language}>{claim.content.text}</q>
      <p>
        <SourceLine claim={claim} />
      </p>
      <StateWord state={claim.state} />
      {props.children}
    </div>
  );
}
