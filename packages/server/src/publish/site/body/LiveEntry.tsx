import type { ElementOf } from '@onrecord/domain/body/elements';
import { MetaLine } from '../parts/MetaLine.tsx';
import { BodyElements } from './BodyElements.tsx';
import type { BodyContext } from './body-context.ts';

export function LiveEntry({ element, ...context }: BodyContext & { element: ElementOf<'liveEntry'> }) {
  const { entryId, at, headline, byline, keyEvent } = element.attrs;
  const when = new Date(at);
  return (
    <section class="entry" id={`entry-${entryId}`} aria-label={headline === '' ? undefined : headline}>
      <MetaLine
        facts={[
          keyEvent && <b class="key">{context.words.keyEvent}</b>,
          <time datetime={when.toISOString()}>{context.times.dateTime(when)}</time>,
          byline !== '' && <span>{byline}</span>,
        ]}
      />
      {headline !== '' && <h2>{headline}</h2>}
      <BodyElements elements={element.content} {...context} />
    </section>
  );
}
