import type { Body } from '@onrecord/domain/body/body';
import type { Inline } from '@onrecord/domain/body/inline';
import { DEMO_CLAIMS } from './claims.ts';
import { demoId } from './ids.ts';

/** A story's body with the passages marked that report what is on record. Each has to stand in it, once. */
export function withClaimMarks(slug: string, body: Body): Body {
  const passages = DEMO_CLAIMS.flatMap(({ key, cited }) =>
    cited.filter((place) => place.slug === slug).map(({ passage }) => ({ key, passage })),
  );
  return passages.reduce((marked, { key, passage }) => {
    const found = { times: 0 };
    const next = marking(marked, passage, demoId('claim', key), found);
    if (found.times !== 1)
      throw new Error(`The passage of the demo’s claim ${key} stands ${found.times} times in ${slug}.`);
    return next;
  }, body);
}

function marking<T>(node: T, passage: string, claimId: string, found: { times: number }): T {
  if (Array.isArray(node))
    return node.flatMap((child: unknown) =>
      isText(child) ? cut(child, passage, claimId, found) : marking(child, passage, claimId, found),
    ) as T;
  if (typeof node !== 'object' || node === null || !('content' in node)) return node;
  return { ...node, content: marking(node.content, passage, claimId, found) };
}

type Run = Extract<Inline, { type: 'text' }>;

const isText = (node: unknown): node is Run => (node as { type?: unknown } | null)?.type === 'text';

/** The run in up to three, the middle one marked; as it is where the passage is not in it. */
function cut(run: Run, passage: string, claimId: string, found: { times: number }): Run[] {
  const start = run.text.indexOf(passage);
  if (start < 0) return [run];
  found.times++;
  const end = start + passage.length;
  const marks = [...(run.marks ?? []), { type: 'claim' as const, attrs: { claimId } }];
  return [
    { ...run, text: run.text.slice(0, start) },
    { ...run, text: passage, marks },
    { ...run, text: run.text.slice(end) },
  ].filter(({ text }) => text !== '');
}
