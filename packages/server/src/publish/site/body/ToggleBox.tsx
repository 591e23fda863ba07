import type { ElementOf } from '@onrecord/domain/body/elements';
import type { Child } from 'hono/jsx';

export function ToggleBox({ element, children }: { element: ElementOf<'toggle'>; children: Child }) {
  return (
    <details>
      <summary>{element.attrs.heading}</summary>
      {children}
    </details>
  );
}
