import type { Child } from 'hono/jsx';

interface Props {
  readonly facts: readonly Child[];
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * Small facts in one line: marks, times, reading time. The style sheet sets a dot between them; the space is
 * here, for text browsers and for whoever copies the line.
 */
export function MetaLine({ facts, ...language }: Props) {
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '');
  if (shown.length === 0) return null;
  return (
    <p class="meta" {...language}>
      {shown.map((fact, at) => (
        <>
          {at > 0 && ' '}
          {fact}
        </>
      ))}
    </p>
  );
}
