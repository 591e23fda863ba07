import type { StatedView } from '@onrecord/domain/claims/ledger/views';
import type { Rendering } from '../render.ts';
import { SourceName } from './SourceName.tsx';

/** On what grounds a statement was made, and through whose hands it came, in words. */
export function Relay({ claim: { sourcing, relay }, words }: Rendering & { claim: StatedView }) {
  return (
    <>
      {sourcing !== '' && <p dir="auto">{sourcing}</p>}
      {relay.length > 0 && (
        <p class="relay">
          {relay.map((hand, at) => (
            <>
              {at > 0 && ', '}
              {at > 0 ? words.record.whoHadItFrom : words.record.reportedBy}{' '}
              <SourceName source={hand.source} />
              {hand.sourcing !== '' && (
                <>
                  , <span dir="auto">{hand.sourcing}</span>
                </>
              )}
            </>
          ))}
        </p>
      )}
    </>
  );
}
