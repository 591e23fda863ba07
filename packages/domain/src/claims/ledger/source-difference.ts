import { type TextPart, wordDifference } from '../../text/word-difference.ts';
import type { SourceKind } from './source.ts';

/** A source as history keeps it. */
export interface SourceSnapshot {
  readonly kind: SourceKind;
  /** Of an unnamed source its description. */
  readonly name: string;
  readonly role: string;
  readonly aliases: readonly string[];
  /** The source it became part of; entries from before sources could be merged lack it. */
  readonly mergedIntoId?: string | null;
  readonly unnamed: { readonly reason: string } | null;
}

/** What one change did to a part of a source, by the word. */
export interface ChangedSourcePart {
  readonly part: 'name' | 'description' | 'role' | 'kind' | 'aliases' | 'reason' | 'merged-into';
  readonly words: readonly TextPart[];
}

/**
 * The parts in which two snapshots of one source differ; empty where they are the same.
 *
 * @param names names by id of the sources that it may have become part of
 */
export function sourceDifference(
  before: SourceSnapshot,
  after: SourceSnapshot,
  names: ReadonlyMap<string, string>,
): ChangedSourcePart[] {
  const [former, latter] = [partsOf(before, names), partsOf(after, names)];
  return PARTS.flatMap((part) =>
    former[part] === latter[part]
      ? []
      : [{ part, words: wordDifference(former[part], latter[part], NO_LANGUAGE) }],
  );
}

/** Names and descriptions are in the language of whoever wrote them, which is on no record. */
const NO_LANGUAGE = 'und';

const PARTS = [
  'name',
  'description',
  'role',
  'kind',
  'aliases',
  'reason',
  'merged-into',
] as const satisfies readonly ChangedSourcePart['part'][];

function partsOf(
  { kind, name, role, aliases, mergedIntoId, unnamed }: SourceSnapshot,
  names: ReadonlyMap<string, string>,
): Record<ChangedSourcePart['part'], string> {
  const isUnnamed = kind === 'unnamed';
  return {
    name: isUnnamed ? '' : name,
    description: isUnnamed ? name : '',
    role,
    kind,
    aliases: aliases.join(', '),
    reason: unnamed?.reason ?? '',
    'merged-into': mergedIntoId == null ? '' : (names.get(mergedIntoId) ?? mergedIntoId),
  };
}
