import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { useMe } from '../../session/me.ts';
import { CHANNEL_WORDS } from './claim-words.ts';
import { saidDateWords } from './said-date.ts';

/** Who stated a claim, through whose hands it came, how and when: one line. */
export function SourceLine({ claim }: { readonly claim: Pick<DeskClaim, 'speaker' | 'relay' | 'content'> }) {
  const { timeZone } = useMe().newsroom;
  const { speaker, relay, content } = claim;
  const facts = [
    speaker.kind === 'unnamed' ? 'not named' : speaker.role,
    ...relay.map(({ source, sourcing }) => `via ${source.name}${sourcing === '' ? '' : `, ${sourcing}`}`),
    content.channel === null ? '' : content.channel.words || CHANNEL_WORDS[content.channel.kind],
    content.place,
    content.saidAt === null ? '' : saidDateWords(content.saidAt, timeZone),
  ].filter((fact) => fact !== '');
  return (
    <span className="source-line">
      <b>{speaker.name}</b> {facts.length > 0 && <span className="quiet">{facts.join(' · ')}</span>}
    </span>
  );
}
