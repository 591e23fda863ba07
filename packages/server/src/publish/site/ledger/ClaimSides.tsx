import { claimPath } from '@onrecord/domain/address/paths';
import { type Dispute, disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, RelatedView } from '@onrecord/domain/claims/ledger/views';
import { denialWord, wayOfDenial } from '../record/Bearing.tsx';
import { Relay } from '../record/Relay.tsx';
import { Standing } from '../record/Standing.tsx';
import { StateMark } from '../record/StateMark.tsx';
import { StatementLine } from '../record/StatementLine.tsx';
import { languageAttributes, type Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly claim: ClaimCard;
  readonly dispute: Dispute;
  /** The other claims on the page, by id, each with what bears on it. */
  readonly cards: ReadonlyMap<string, ClaimCard>;
}

/** Denials beside a statement in its own size; further ones are listed under both. */
export const DENIALS_BESIDE_MAX = 20;
/** The id of that list. */
export const FURTHER_DENIALS_ID = 'further-denials';

/** Longer statements stand in smaller type, so that one can be seen whole. UTF-16 units. */
const SHORT_MAX = 140;
const MIDDLING_MAX = 420;

/** A statement and what is said against it, side by side and in one size: neither is a footnote to the other. */
export function ClaimSides({ claim, dispute, cards, ...rendering }: Props) {
  const { words } = rendering;
  const { deniedBy } = dispute;
  const beside = deniedBy.slice(0, DENIALS_BESIDE_MAX);
  const own = languageAttributes(claim.language, rendering.site.settings.language);
  const size = sizeOf([claim, ...beside.map((denial) => denial.claim)]);
  return (
    <div class={deniedBy.length === 0 ? 'sides one' : 'sides'}>
      <header class="side">
        <p class="side-name">{words.ledger.statement}</p>
        <h1 class={size} {...own}>
          {claim.text}
        </h1>
        <StatementLine claim={claim} {...rendering} />
        <Relay claim={claim} {...rendering} />
        {claim.speaker.kind === 'unnamed' && <p class="meta">{words.record.unnamedNote}</p>}
        <Standing claim={claim} dispute={dispute} {...rendering} />
      </header>
      {deniedBy.length === 0 ? (
        <p class="no-denial">{words.ledger.noDenial}</p>
      ) : (
        <div class="side">
          {[...Map.groupBy(beside, (denial) => wayOfDenial(claim, denial))].map(([way, denials]) => (
            <section aria-labelledby={way}>
              <h2 class="side-name" id={way}>
                {denialWord(way, words.record)}
              </h2>
              {denials.map((denial) => (
                <Denial denial={denial} card={cards.get(denial.claim.id)} size={size} {...rendering} />
              ))}
            </section>
          ))}
          {deniedBy.length > beside.length && (
            <p class="bearing">
              <a href={`${claimPath(claim.publicId)}#${FURTHER_DENIALS_ID}`}>
                {words.record.andMore(deniedBy.length - beside.length)}
              </a>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** One size for all sides: that of the longest. */
function sizeOf(claims: ReadonlyArray<{ readonly text: string }>): string {
  const longest = Math.max(...claims.map(({ text }) => text.length));
  return `says ${longest <= SHORT_MAX ? 'short' : longest <= MIDDLING_MAX ? 'middling' : 'long'}`;
}

function Denial({
  denial: { claim, note },
  card,
  size,
  ...rendering
}: Rendering & { denial: RelatedView; card: ClaimCard | undefined; size: string }) {
  const own = languageAttributes(claim.language, rendering.site.settings.language);
  return (
    <div class="denial">
      <p class={size} {...own}>
        <a href={claimPath(claim.publicId)}>{claim.text}</a>
      </p>
      <StatementLine claim={claim} {...rendering} />
      <Relay claim={claim} {...rendering} />
      {card !== undefined && (
        <p class="stands">
          <StateMark dispute={disputeOf(card, card.related)} words={rendering.words} />
        </p>
      )}
      {note !== '' && <p dir="auto">{note}</p>}
    </div>
  );
}
