import type { ElementOf } from '@onrecord/domain/body/elements';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';

export function ToggleBox({ element, ...context }: BodyContext & { element: ElementOf<'toggle'> }) {
  return (
    <details>
      <summary>{element.attrs.heading}</summary>
      <BodyElements elements={element.content} {...context} />
    </details>
  );
}
