import type { AdvicePiece } from './statement-list.ts';

/** What to look at again in a statement, each in a sentence that says what to do. */
export function AdviceLines({ advice }: { readonly advice: readonly AdvicePiece[] }) {
  return advice.map(({ type, start, title }) => (
    <p key={`${type}:${start}`} className="advice">
      {title}
    </p>
  ));
}
