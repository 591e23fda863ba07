import { v5 } from 'uuid';

/** The namespace of everything the demo newsroom is made of: a fresh demo has the same ids everywhere. */
const DEMO_NAMESPACE = '6f1d3c52-8f0e-5b7a-9c44-2e7d5a90b1e3';

type DemoKind = 'story' | 'tag' | 'contributor' | 'correction' | 'entry' | 'claim';

/** The id of a part of the demo newsroom: UUID version 5 of `demo:KIND:SLUG`. */
export function demoId(kind: DemoKind, slug: string): string {
  return v5(`demo:${kind}:${slug}`, DEMO_NAMESPACE);
}
