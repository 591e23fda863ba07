import { shortKey } from '@onrecord/domain/address/keys';
import type { Child } from 'hono/jsx';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { type Rendering, renderingOf } from '../render.ts';
import { BreakingBanner } from './BreakingBanner.tsx';
import { documentHtml } from './document.ts';
import { Footer } from './Footer.tsx';
import { Masthead } from './Masthead.tsx';

interface PageParts {
  readonly meta: PageMeta;
  /** Languages of what the page shows beside the newsroom's own, for the fonts they need. */
  readonly languages?: string[];
  /** Marks the entry of the navigation that this page is. */
  readonly path?: string;
  /** Keys of what the content is made of, beside the stories it lists: an open page is fetched again when one changes. */
  readonly madeOf?: readonly string[];
  readonly content: (rendering: Rendering) => Child;
}

/** A page as all of them are: masthead, main content, footer. */
export function page(
  site: SiteContext,
  { meta, languages = [], path, madeOf = [], content }: PageParts,
): string {
  const rendering = renderingOf(site);
  const body = (
    <>
      <a class="skip" href="#main">
        {rendering.words.skipToContent}
      </a>
      <Masthead {...rendering} path={path} />
      <main
        id="main"
        class="wrap"
        tabindex={-1}
        data-event={site.eventId}
        data-keys={madeOf.length > 0 ? madeOf.map(shortKey).join(' ') : undefined}
      >
        <BreakingBanner {...rendering} />
        {content(rendering)}
      </main>
      <Footer {...rendering} />
    </>
  );
  return documentHtml(site, meta, languages, String(body));
}

/** What a page without an address of its own says of itself: its title, and that it is not to be kept. */
export function plainMeta(site: SiteContext, title: string): PageMeta {
  return {
    title: `${title} · ${site.settings.name}`,
    description: '',
    canonicalUrl: null,
    robots: 'noindex',
    tags: [],
    alternates: [],
    jsonLd: [],
  };
}

/** The languages of some stories, each once. */
export function languagesOf(stories: ReadonlyArray<{ readonly language: string }>): string[] {
  return [...new Set(stories.map(({ language }) => language))];
}
