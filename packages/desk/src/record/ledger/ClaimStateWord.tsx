import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { StateWord } from '../parts/StateWord.tsx';

/** How a claim stands; of a sealed one that it is. */
export function ClaimStateWord({ claim }: { readonly claim: Pick<DeskClaim, 'state' | 'sealed'> }) {
  return (
    <>
      <StateWord state={claim.state} />
      {claim.sealed !== null && <span className="sealed-word">Sealed</span>}
    </>
  );
}
