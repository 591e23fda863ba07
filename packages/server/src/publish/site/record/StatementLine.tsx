import type { StatedView } from '@onrecord/domain/claims/ledger/views';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { Rendering } from '../render.ts';
import { sentenceCase } from '../sentence-case.ts';
import { SaidAt } from './SaidAt.tsx';
import { SourceName } from './SourceName.tsx';

interface Props extends Rendering {
  readonly claim: StatedView;
  /** False where the page is the speaker's own. */
  readonly withSpeaker?: boolean;
}

/** Who stated it and how it came: "Aldous Crane, harbour master · quoted · city council · March 14, 2025". */
export function StatementLine({ claim, withSpeaker = true, ...rendering }: Props) {
  const { speaker, directness, place, channel, saidAt } = claim;
  const { record } = rendering.words;
  return (
    <MetaLine
      facts={[
        withSpeaker && (
          <span>
            <SourceName source={{ slug: speaker.slug, name: sentenceCase(speaker.name, claim.language) }} />
            {speaker.role !== '' && (
              <>
                , <span dir="auto">{speaker.role}</span>
              </>
            )}
          </span>
        ),
        speaker.kind === 'unnamed' && <span>{record.unnamed}</span>,
        <span>{record.directness[directness]}</span>,
        channel !== null && <span dir="auto">{channel.words || record.channels[channel.kind]}</span>,
        place !== '' && <span dir="auto">{place}</span>,
        saidAt !== null && <SaidAt date={saidAt} {...rendering} />,
      ]}
    />
  );
}
