import { otherNames, SOURCE_ALIASES_MAX } from './source.ts';

interface Called {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface MergedAliases {
  /** The other names the survivor goes by from then on: its own first. */
  readonly kept: readonly string[];
  /** Those for which there was no room. */
  readonly dropped: readonly string[];
}

/**
 * The names of a source after another one was merged into it: what stories called the merged one leads to the survivor.
 * Each name stands once, however it is capitalised, and none is the survivor's own.
 */
export function mergedAliases(into: Called, merged: Called): MergedAliases {
  const names = otherNames(into.name, [...into.aliases, merged.name, ...merged.aliases]);
  return { kept: names.slice(0, SOURCE_ALIASES_MAX), dropped: names.slice(SOURCE_ALIASES_MAX) };
}
