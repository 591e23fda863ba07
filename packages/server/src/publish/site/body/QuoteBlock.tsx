import type { ElementOf } from '@onrecord/domain/body/elements';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';

/** A quotation set off from the text; a pull quote is set large. */
export function QuoteBlock({ element, ...context }: BodyContext & { element: ElementOf<'quote'> }) {
  const { attribution, pull } = element.attrs;
  return (
    <figure class={pull ? 'quote pull' : 'quote'}>
      <blockquote>
        <BodyElements elements={element.content} {...context} />
      </blockquote>
      {attribution !== '' && <figcaption>{attribution}</figcaption>}
    </figure>
  );
}
