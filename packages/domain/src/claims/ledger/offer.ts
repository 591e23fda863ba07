import type { Body } from '../../body/body.ts';
import type { Element } from '../../body/elements.ts';
import { plainTextOf } from '../../body/plain-text.ts';
import type { SaidAt, Statement } from '../statement.ts';
import type { ClaimContent } from './claim.ts';
import type { SourceKind } from './source.ts';
import { startOf, type TruncatedDate } from './truncated-date.ts';

/** A statement of a text as a claim could be recorded from it: all but who the ledger knows the speaker as. */
export interface OfferedClaim extends Omit<ClaimContent, 'speakerId' | 'relay'> {
  /** Null where the text names nobody, or a pronoun stays open. */
  readonly speaker: { readonly name: string; readonly kind: SourceKind; readonly guess: boolean } | null;
  readonly dateIsGuess: boolean;
  readonly finding: 'unverified' | 'no-evidence-offered';
}

/** The claim that a statement found in a text would become. */
export function offeredClaim(statement: Statement, language: string): OfferedClaim {
  const { text, directness, speaker, saidAt, channel, sourcing } = statement;
  const name = speaker?.name ?? (speaker?.kind === 'unnamed' ? speaker.written : undefined);
  return {
    text,
    language,
    directness,
    speaker:
      speaker === undefined || name === undefined
        ? null
        : { name, kind: speaker.kind === 'unnamed' ? 'unnamed' : 'person', guess: speaker.guess },
    sourcing: sourcing.kind === 'relayed' ? (sourcing.citing?.written ?? '') : '',
    saidAt: dateOf(saidAt),
    dateIsGuess: saidAt?.guess ?? false,
    place: '',
    channel: channel === undefined ? null : { kind: channel.kind, words: channel.written },
    finding: sourcing.withoutEvidence === undefined ? 'unverified' : 'no-evidence-offered',
  };
}

/** A date without its year says too little to be kept. */
function dateOf(saidAt: SaidAt | undefined): TruncatedDate | null {
  return saidAt !== undefined && startOf(saidAt.date) !== undefined ? saidAt.date : null;
}

/** Elements whose words are the story's own report, and can carry a claim mark. */
const REPORTING: ReadonlySet<Element['type']> = new Set([
  'paragraph',
  'list',
  'quote',
  'callout',
  'toggle',
  'liveEntry',
]);

/** Whether statements are looked for in an element that stands by itself in a body. */
export function isReporting(type: string): boolean {
  return REPORTING.has(type as Element['type']);
}

/**
 * The text of a body that statements are looked for in: without headings, captions, tables and what others wrote.
 * Offsets of statements are into this text, UTF-16 units.
 */
export function reportingTextOf(body: Body): string {
  return plainTextOf(reportingPartOf(body));
}

/** The part of a body that `reportingTextOf` is the text of: for citations with offsets into it. */
export function reportingPartOf(body: Body): Body {
  return { ...body, content: body.content.filter(({ type }) => isReporting(type)) };
}
