/** Words of a story that carry a claim, within what stands around them. */
export function Passage({
  cited: { passage, prefix, suffix },
}: {
  readonly cited: { readonly passage: string; readonly prefix: string; readonly suffix: string };
}) {
  return (
    <p className="passage" dir="auto">
      {prefix}
      <mark>{passage}</mark>
      {suffix}
    </p>
  );
}
