import type { Range } from './items.ts';
import type { Act, Complement } from './languages/language-table.ts';

/**
 * How a speaker was found: `own`, right before or after the verb; `relative`, "the man who said"; `shared`, another
 * verb's, "…, adding"; `infinitive`, "went on to say".
 */
export type SubjectKind = 'own' | 'relative' | 'shared' | 'infinitive';

/** Who reports what in one sentence, by places in it. Contents of one sentence never overlap. */
export interface Attribution {
  readonly contents: readonly Range[];
  readonly kind: Complement;
  /** The reporting words, with their auxiliaries; the colon in "Smith: “…”". */
  readonly cue: Range;
  /** The verb's dictionary form, or the phrase: "according to". */
  readonly lemma: string;
  readonly act: Act;
  readonly speaker: readonly Range[];
  readonly found: SubjectKind;
}
