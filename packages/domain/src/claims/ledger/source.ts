import { z } from 'zod';

/**
 * Who stated something. `unnamed` is known to readers by a description only. Who that is has no field here or
 * anywhere: the newsroom keeps why it grants this, and the second editor who agreed.
 */
export const SOURCE_KINDS = ['person', 'organisation', 'outlet', 'unnamed'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text.replace(/\s+/g, ' '));

export const SOURCE_NAME_MAX = 200;
/** Other names of one source. */
export const SOURCE_ALIASES_MAX = 20;

/**
 * What else a source is called: each name once, however it is capitalised, in the order given, and none that is its own
 * name. '' is no name.
 */
export function otherNames(name: string, aliases: readonly string[]): string[] {
  const seen = new Set(['', name.toLowerCase()]);
  return aliases.filter((alias) => {
    const plain = alias.toLowerCase();
    const isNew = !seen.has(plain);
    seen.add(plain);
    return isNew;
  });
}

const namedSourceSchema = z
  .strictObject({
    kind: z.enum(['person', 'organisation', 'outlet']),
    name: line(SOURCE_NAME_MAX).refine((name) => name !== '', 'needs a name'),
    /** Office or line of work as readers see it beside the name; '' for none. */
    role: line(200).default(''),
    /** Other names the same source goes by in stories: "Moscow", "Syrsky". One that is given twice is kept once. */
    aliases: z.array(line(SOURCE_NAME_MAX)).max(SOURCE_ALIASES_MAX).default([]),
  })
  .transform((source) => ({ ...source, aliases: otherNames(source.name, source.aliases) }));

const unnamedSourceSchema = z.strictObject({
  kind: z.literal('unnamed'),
  /** As readers see it: "a source in Ukraine's military intelligence". */
  description: line(SOURCE_NAME_MAX).refine((description) => description !== '', 'needs a description'),
  /** Why the newsroom does not name this source. Never leaves the newsroom, and never says who it is. */
  reason: line(1000).refine((reason) => reason !== '', 'needs the reason why this source is not named'),
});

export const sourceContentSchema = z.discriminatedUnion('kind', [namedSourceSchema, unnamedSourceSchema]);
export type SourceContent = z.infer<typeof sourceContentSchema>;
export type NamedSource = z.infer<typeof namedSourceSchema>;
export type UnnamedSource = z.infer<typeof unnamedSourceSchema>;

/** A source as readers know it. */
export interface SourceView {
  /**
   * Null for an unnamed source, as is its slug: it has no page. What one person said in several stories, put side by
   * side, narrows down who it is.
   */
  readonly id: string | null;
  readonly kind: SourceKind;
  /** The name; of an unnamed source its description. */
  readonly name: string;
  readonly role: string;
  readonly slug: string | null;
}
