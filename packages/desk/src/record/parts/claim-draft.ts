import {
  CLAIM_TEXT_MAX,
  type ClaimContent,
  type OBSERVED_FINDINGS,
} from '@onrecord/domain/claims/ledger/claim';
import type { DeskClaim, RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { err, ok, type Result } from '@onrecord/domain/result';
import { readSaidDate, saidDateWords } from './said-date.ts';
import { lackOf, namedOrNew, type SourceChoice } from './source-choice.ts';

export type ObservedFinding = (typeof OBSERVED_FINDINGS)[number];

/** A claim as it stands in its form: what is typed may be no claim yet. */
export interface ClaimDraft {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly directness: ClaimContent['directness'];
  readonly speaker: SourceChoice | null;
  readonly sourcing: string;
  /** The nearest to the story first. */
  readonly relay: ReadonlyArray<{ readonly source: SourceChoice | null; readonly sourcing: string }>;
  /** As typed. */
  readonly saidAt: string;
  readonly place: string;
  readonly channelKind: NonNullable<ClaimContent['channel']>['kind'] | '';
  readonly channelWords: string;
  readonly finding: ObservedFinding;
}

/** What is wrong with a draft, in a sentence for each field. */
export type ClaimDraftProblems = Readonly<Partial<Record<'text' | 'speaker' | 'relay' | 'saidAt', string>>>;

/** The claim a draft makes, as it is sent to be recorded. */
export function readClaimDraft(
  draft: ClaimDraft,
  timeZone: string,
  now: Date,
): Result<Omit<RecordClaim, 'why'>, ClaimDraftProblems> {
  const text = draft.text.trim();
  const saidAt = readSaidDate(draft.saidAt, timeZone, now);
  const speaker = draft.speaker && namedOrNew(draft.speaker);
  const relay = draft.relay.flatMap(({ source, sourcing }) => {
    const named = source && namedOrNew(source);
    return named ? [{ source: named, sourcing: sourcing.trim() }] : [];
  });
  const noSpeaker = lackOf(draft.speaker);
  const noHand = draft.relay.map(({ source }) => lackOf(source)).find((lack) => lack !== undefined);
  const problems: ClaimDraftProblems = {
    ...(text === '' ? { text: 'Say what was stated.' } : {}),
    ...(text.length > CLAIM_TEXT_MAX
      ? { text: `A statement has ${CLAIM_TEXT_MAX} characters at most: record its sentences one by one.` }
      : {}),
    ...(noSpeaker === undefined ? {} : { speaker: noSpeaker }),
    ...(noHand === undefined ? {} : { relay: noHand }),
    ...(saidAt === undefined ? { saidAt: 'This is no date.' } : {}),
  };
  if (Object.keys(problems).length > 0 || !speaker || saidAt === undefined) return err(problems);
  return ok({
    text,
    language: draft.language,
    directness: draft.directness,
    speaker,
    sourcing: draft.sourcing.trim(),
    relay,
    saidAt,
    place: draft.place.trim(),
    channel: draft.channelKind === '' ? null : { kind: draft.channelKind, words: draft.channelWords.trim() },
    finding: draft.finding,
  });
}

/** A draft with nothing in it but words of a story. */
export function emptyClaimDraft(text: string, language: string): ClaimDraft {
  return {
    text,
    language,
    directness: directnessOf(text),
    speaker: null,
    sourcing: '',
    relay: [],
    saidAt: '',
    place: '',
    channelKind: '',
    channelWords: '',
    finding: 'unverified',
  };
}

/** Whether words are quoted: all of them, some, or none. */
function directnessOf(text: string): ClaimDraft['directness'] {
  if (/^["“„«][^"“”„«»]*["”“»]$/u.test(text.trim())) return 'quote';
  return /["“„«].*["”“»]/su.test(text) ? 'mixed' : 'paraphrase';
}

/** A recorded claim, to be mended. */
export function draftOfClaim(
  { content, speaker, relay }: Pick<DeskClaim, 'content' | 'speaker' | 'relay'>,
  timeZone: string,
): ClaimDraft {
  return {
    text: content.text,
    language: content.language,
    directness: content.directness,
    speaker: { type: 'known', ...speaker },
    sourcing: content.sourcing,
    relay: relay.map(({ source, sourcing }) => ({ source: { type: 'known', ...source }, sourcing })),
    saidAt: content.saidAt === null ? '' : saidDateWords(content.saidAt, timeZone),
    place: content.place,
    channelKind: content.channel?.kind ?? '',
    channelWords: content.channel?.words ?? '',
    finding: 'unverified',
  };
}
