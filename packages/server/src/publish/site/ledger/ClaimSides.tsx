import { claimPath } from '@onrecord/domain/address/paths';
import { type Dispute, disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type { ClaimCard, RelatedView } from '@onrecord/domain/claims/ledger/views';
import { Relay } from '../record/Relay.tsx';
import { Standing } from '../record/Standing.tsx';
import { StateMark } from '../record/StateMark.tsx';
import { StatementLine } from '../record/StatementLine.tsx';
import { languageAttributes, type Rendering } from '../render.ts';

interface Props extends Rendering {
  readonly claim: ClaimCard;
  readonly dispute: Dispute;
  /** The other claims on the page, by id, each with what bears on it. */
  readonly beside: ReadonlyMap<string, ClaimCard>;
}

/** Longer statements stand in smaller type, so that one can be seen whole. UTF-16 units. */
const SHORT_MAX = 140;
const MIDDLING_MAX = 420;

/** A statement and what is said against it, side by side and in one size: neither is a footnote to the other. */
export function ClaimSides({ claim, dispute, beside, ...rendering }: Props) {
  const { words } = rendering;
  const { deniedBy } = dispute;
  const own = languageAttributes(claim.language, rendering.site.settings.language);
  const size = sizeOf([claim, ...deniedBy.map((denial) => denial.claim)]);
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
          {[...Map.groupBy(deniedBy, ({ kind }) => kind)].map(([kind, denials]) => (
            <section aria-labelledby={kind}>
              <h2 class="side-name" id={kind}>
                {kind === 'denies' ? words.record.deniedBy : words.record.contradictedBy}
              </h2>
              {denials.map((denial) => (
                <Denial denial={denial} card={beside.get(denial.claim.id)} size={size} {...rendering} />
              ))}
            </section>
          ))}
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
