import type { ElementOf } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import { MetaLine } from '../parts/MetaLine.tsx';

/** A card for a page elsewhere, from the texts kept with the story: its host hears nothing of the reader. */
export function LinkCard({ element }: { element: ElementOf<'linkCard'> }) {
  const { href, title, description, publisher, caption } = element.attrs;
  const host = hostOf(href);
  return (
    <figure class="away">
      <div class="card">
        <div>
          <a href={safeHref(href)}>{title === '' ? host : title}</a>
          {description !== '' && <p>{description}</p>}
          <MetaLine facts={[<span>{publisher === '' ? host : publisher}</span>]} />
        </div>
      </div>
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function hostOf(href: string): string {
  return URL.parse(href)?.host.replace(/^www\./, '') || href;
}
