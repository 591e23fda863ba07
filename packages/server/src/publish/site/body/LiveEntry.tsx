import type { ElementOf } from '@onrecord/domain/body/elements';
import type { Child } from 'hono/jsx';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { BodyContext } from './body-context.ts';

interface Props extends BodyContext {
  readonly element: ElementOf<'liveEntry'>;
  readonly children: Child;
}

/** One entry of a live story. */
export function LiveEntry({ element, children, words, times }: Props) {
  const { entryId, at, headline, byline, keyEvent } = element.attrs;
  const when = new Date(at);
  return (
    <section class="entry" id={`entry-${entryId}`} aria-label={headline === '' ? undefined : headline}>
      <MetaLine
        facts={[
          keyEvent && <b class="key">{words.keyEvent}</b>,
          <time datetime={when.toISOString()}>{times.dateTime(when)}</time>,
          byline !== '' && <span>{byline}</span>,
        ]}
      />
      {headline !== '' && <h2>{headline}</h2>}
      {children}
    </section>
  );
}
