import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { elementSchema } from './elements.ts';

/** Raised when a stored document would need to be changed to be read; a migration then upgrades old ones. */
export const BODY_VERSION = 1;

/** The limit of a body's depth: deeper input is refused rather than overflowing a renderer's stack. */
export const MAX_BODY_DEPTH = 24;

export const bodySchema = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(BODY_VERSION),
  content: z.array(elementSchema),
});

/** The body of a story: one versioned document, the source of every output. */
export type Body = z.infer<typeof bodySchema>;

export const EMPTY_BODY: Body = { type: 'doc', version: BODY_VERSION, content: [] };

/** Reads a body from outside. The error has a line for each problem: where in the document, and what is wrong. */
export function parseBody(input: unknown): Result<Body, string[]> {
  if (depthOf(input) > MAX_BODY_DEPTH * 2)
    return err([`the body is nested deeper than ${MAX_BODY_DEPTH} elements`]);
  const parsed = bodySchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`));
}

/** Levels of `content` in a document, counted without recursion so that hostile depth costs no stack. */
function depthOf(input: unknown): number {
  let level = [input];
  let depth = 0;
  while (level.length > 0 && depth <= MAX_BODY_DEPTH * 2) {
    depth++;
    level = level.flatMap((node) => {
      const content = (node as { content?: unknown } | null)?.content;
      return Array.isArray(content) ? content : [];
    });
  }
  return depth;
}
