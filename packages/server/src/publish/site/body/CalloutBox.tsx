import type { ElementOf } from '@onrecord/domain/body/elements';
import type { Child } from 'hono/jsx';

export function CalloutBox({ element, children }: { element: ElementOf<'callout'>; children: Child }) {
  return (
    <div class="callout" role="note">
      {element.attrs.emoji !== '' && <span aria-hidden="true">{element.attrs.emoji}</span>}
      <div>{children}</div>
    </div>
  );
}
