import type { Rendering } from '../render.ts';

/** The way to where a list goes on; nothing at its end. */
export function MoreLink({ href, words }: Pick<Rendering, 'words'> & { href: string | null }) {
  if (href === null) return null;
  return (
    <a class="more" href={href}>
      {words.showMore}
    </a>
  );
}
