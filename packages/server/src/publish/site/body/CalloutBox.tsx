import type { ElementOf } from '@onrecord/domain/body/elements';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';

export function CalloutBox({ element, ...context }: BodyContext & { element: ElementOf<'callout'> }) {
  return (
    <div class="callout" role="note">
      {element.attrs.emoji !== '' && <span aria-hidden="true">{element.attrs.emoji}</span>}
      <div>
        <BodyElements elements={element.content} {...context} />
      </div>
    </div>
  );
}
