import type { ElementOf } from '@onrecord/domain/body/elements';
import type { Child } from 'hono/jsx';

/** A quotation set off from the text; a pull quote is set large. */
export function QuoteBlock({ element, children }: { element: ElementOf<'quote'>; children: Child }) {
  const { attribution, pull } = element.attrs;
  return (
    <figure class={pull ? 'quote pull' : 'quote'}>
      <blockquote>{children}</blockquote>
      {attribution !== '' && <figcaption>{attribution}</figcaption>}
    </figure>
  );
}
