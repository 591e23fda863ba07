import type { z } from 'zod';

/** What is wrong with each field, by its path such as `navigation.0.href`; the first problem of each. */
export function problemsByField(error: z.ZodError): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[path.join('.')] ??= message;
  return problems;
}
