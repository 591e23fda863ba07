import { Button } from '@mantine/core';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { CHANNEL_WORDS, DIRECTNESS_WORDS } from '../parts/claim-words.ts';
import { StateWord } from '../parts/StateWord.tsx';
import { saidDateWords } from '../parts/said-date.ts';
import { AdviceLines } from './AdviceLines.tsx';
import { LikelyMatch } from './LikelyMatch.tsx';
import type { OfferItem } from './statement-list.ts';

/** What can be done with an offer; the first is what Enter does. */
export interface OfferDoes {
  readonly accept: () => void;
  readonly acceptAsNew: () => void;
  readonly mend: () => void;
  readonly dismiss: () => void;
}

/** A statement found in the text: who, what, when, as far as the text tells, and what to do with it. */
export function OfferCard(props: {
  readonly item: OfferItem;
  readonly paragraph: number | undefined;
  readonly inHand: boolean;
  readonly mayRecord: boolean;
  readonly does: OfferDoes;
}) {
  const { item, paragraph, inHand, does } = props;
  const { offer, matches } = item.offer;
  const match = matches[0]?.claim;
  const where = paragraph === undefined ? 'Found' : `Found in paragraph ${paragraph}`;
  return (
    <>
      <p className="meta">{`${where} · ${DIRECTNESS_WORDS[offer.directness].toLowerCase()}`}</p>
      <q lang={offer.language}>{offer.text}</q>
      <OfferSource item={item} />
      {offer.finding !== 'unverified' && <StateWord state={offer.finding} />}
      <AdviceLines advice={item.advice} />
      {match && <LikelyMatch claim={match} />}
      {inHand && props.mayRecord && (
        <div className="does">
          <Button size="compact-md" variant="filled" tabIndex={-1} onClick={does.accept}>
            {match ? 'Cite it' : 'On record'} <Keys of="Enter" />
          </Button>
          {match && (
            <Button size="compact-md" tabIndex={-1} onClick={does.acceptAsNew}>
              New record <Keys of="n" />
            </Button>
          )}
          <Button size="compact-md" tabIndex={-1} onClick={does.mend}>
            Mend <Keys of="e" />
          </Button>
          <Button size="compact-md" tabIndex={-1} onClick={does.dismiss}>
            Not one <Keys of="Backspace" />
          </Button>
        </div>
      )}
    </>
  );
}

/** What was concluded rather than read is marked, so that nobody takes it for written. */
function OfferSource({ item }: { readonly item: OfferItem }) {
  const { timeZone } = useMe().newsroom;
  const { speaker, channel, saidAt, dateIsGuess, sourcing } = item.offer.offer;
  return (
    <p className="source-line">
      {speaker === null ? (
        <b className="lacks">Nobody is named</b>
      ) : (
        <b>
          {speaker.name}
          {speaker.guess && <Guess />}
        </b>
      )}
      {speaker?.kind === 'unnamed' && <span className="quiet"> · not named</span>}
      {channel && <span className="quiet">{` · ${channel.words || CHANNEL_WORDS[channel.kind]}`}</span>}
      {sourcing !== '' && <span className="quiet">{` · ${sourcing}`}</span>}
      {saidAt !== null && (
        <span className="quiet">
          {` · ${saidDateWords(saidAt, timeZone)}`}
          {dateIsGuess && <Guess />}
        </span>
      )}
    </p>
  );
}

function Guess() {
  return (
    <span className="guess" title="Concluded from the text, not written there">
      {' (a guess)'}
    </span>
  );
}
