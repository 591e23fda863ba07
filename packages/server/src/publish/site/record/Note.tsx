import { claimPath } from '@onrecord/domain/address/paths';
import { languageAttributes, type Rendering } from '../render.ts';
import { Bearing } from './Bearing.tsx';
import { type NumberedClaim, type NumberedRecord, noteId } from './numbered-record.ts';
import { Relay } from './Relay.tsx';
import { Standing } from './Standing.tsx';
import { StatementLine } from './StatementLine.tsx';

interface Props extends Rendering {
  readonly claims: readonly NumberedClaim[];
  readonly record: NumberedRecord;
  /** BCP 47, of the text they stand beside. */
  readonly language: string;
}

/**
 * The notes of what a part of a text is the first to report. They follow that part, so that nobody is read a note in
 * the middle of a sentence; the style sheet sets them beside it, or has each open where its number is pressed. A
 * browser that knows no popovers shows them where they are.
 */
export function Notes({ claims, record, language, ...rendering }: Props) {
  return (
    <div class="beside" {...languageAttributes(rendering.site.settings.language, language)}>
      {claims.map((one) => (
        <Note one={one} id={noteId(one, record)} {...rendering} />
      ))}
    </div>
  );
}

function Note({ one, id, ...rendering }: Rendering & { one: NumberedClaim; id: string }) {
  const { number, claim, dispute } = one;
  const { record } = rendering.words;
  return (
    <div
      class="note"
      id={id}
      popover="auto"
      role="note"
      aria-label={record.statement(number, record.states[dispute.state])}
    >
      <span class="n" aria-hidden="true">
        {number}
      </span>
      <StatementLine claim={claim} {...rendering} />
      <Standing claim={claim} dispute={dispute} {...rendering} />
      <Relay claim={claim} {...rendering} />
      <Bearing claim={claim} dispute={dispute} {...rendering} />
      {claim.speaker.kind === 'unnamed' && <p>{record.unnamedNote}</p>}
      <p>
        <a href={claimPath(claim.publicId)}>
          {claim.citedIn > 1 ? record.citedIn(claim.citedIn) : record.aboutStatement}
        </a>
      </p>
    </div>
  );
}
