import type { ElementOf } from '@onrecord/domain/body/elements';
import { safeHref } from '@onrecord/domain/body/href';
import { MetaLine } from '../parts/MetaLine.tsx';
import type { BodyContext } from './body-context.ts';
import { embedFrameFor } from './embed-players.ts';

/**
 * A post or film of another host: its words and a link to it. Where a known player can show it, the
 * `ask-embed` island adds a button; nothing loads before the reader presses it.
 */
export function EmbeddedPost({ element, words }: BodyContext & { element: ElementOf<'embeddedPost'> }) {
  const { href, author, text, caption } = element.attrs;
  const provider = element.attrs.provider === '' ? words.elsewhere : element.attrs.provider;
  const frame = embedFrameFor(href);
  const said = (
    <>
      {text !== '' && (
        <blockquote>
          {text.split(/\n{2,}/).map((part) => (
            <p>{part}</p>
          ))}
        </blockquote>
      )}
      <MetaLine
        facts={[author !== '' && <b>{author}</b>, <a href={safeHref(href)}>{words.viewOn(provider)}</a>]}
      />
    </>
  );
  return (
    <figure class="embed">
      {frame ? (
        <ask-embed
          src={frame.src}
          shape={frame.shape}
          label={words.loadFrom(provider)}
          note={words.loadFromNote(provider)}
          name={[provider, author].filter((part) => part !== '').join(', ')}
        >
          {said}
        </ask-embed>
      ) : (
        said
      )}
      {caption !== '' && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
