import { z } from 'zod';
import { safeHref } from './href.ts';

/**
 * Inline content: runs of text with marks, and line breaks. The shape is ProseMirror's JSON, so the editor
 * and the record share one document.
 */
const hrefSchema = z
  .string()
  .max(2048)
  .refine(
    (href) => safeHref(href) !== undefined,
    'a link needs an http, https, mailto or tel address, or a path',
  );

const simpleMark = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

export const markSchema = z.discriminatedUnion('type', [
  simpleMark('bold'),
  simpleMark('italic'),
  simpleMark('code'),
  simpleMark('strike'),
  simpleMark('sub'),
  simpleMark('sup'),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: hrefSchema }) }),
  /** Ties the run to a record of the claims ledger. */
  z.strictObject({ type: z.literal('claim'), attrs: z.strictObject({ claimId: z.uuid() }) }),
]);
export type Mark = z.infer<typeof markSchema>;

export const textRunSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(markSchema).optional(),
});
export type TextRun = z.infer<typeof textRunSchema>;

export const inlineSchema = z.discriminatedUnion('type', [
  textRunSchema,
  z.strictObject({ type: z.literal('hardBreak') }),
]);
export type Inline = z.infer<typeof inlineSchema>;

export const inlineContentSchema = z.array(inlineSchema);
