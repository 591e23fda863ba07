import { type TextPart, wordDifference } from '../../text/word-difference.ts';
import type { ClaimContent, Finding } from './claim.ts';

/** A claim as history keeps it: what was recorded, with the names its sources had then. */
export interface ClaimSnapshot {
  readonly content: ClaimContent;
  /** Names of speaker and relay by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly finding: { readonly kind: Finding; readonly grounds: string };
}

/** What one change did to a part of a claim, by the word. */
export interface ChangedPart {
  readonly part:
    | 'text'
    | 'speaker'
    | 'sourcing'
    | 'relay'
    | 'said-at'
    | 'place'
    | 'channel'
    | 'directness'
    | 'finding'
    | 'grounds';
  readonly words: readonly TextPart[];
}

/** The parts in which two snapshots of one claim differ; empty where they are the same. */
export function claimDifference(before: ClaimSnapshot, after: ClaimSnapshot): ChangedPart[] {
  const [former, latter] = [partsOf(before), partsOf(after)];
  return PARTS.flatMap((part) =>
    former[part] === latter[part]
      ? []
      : [{ part, words: wordDifference(former[part], latter[part], after.content.language) }],
  );
}

const PARTS = [
  'text',
  'speaker',
  'sourcing',
  'relay',
  'said-at',
  'place',
  'channel',
  'directness',
  'finding',
  'grounds',
] as const satisfies readonly ChangedPart['part'][];

function partsOf({ content, names, finding }: ClaimSnapshot): Record<ChangedPart['part'], string> {
  const nameOf = (id: string) => names[id] ?? id;
  return {
    text: content.text,
    speaker: nameOf(content.speakerId),
    sourcing: content.sourcing,
    relay: content.relay.map(({ sourceId, sourcing }) => [nameOf(sourceId), sourcing].join(', ')).join('; '),
    'said-at': content.saidAt ?? '',
    place: content.place,
    channel: content.channel === null ? '' : [content.channel.kind, content.channel.words].join(', '),
    directness: content.directness,
    finding: finding.kind,
    grounds: finding.grounds,
  };
}
