import type { StoryCard } from '@onrecord/domain/article/views';
import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import type { Child } from 'hono/jsx';
import type { SiteContext } from '../../site-context.ts';
import { messagesFor } from '../messages/messages.ts';
import { escapeHtml } from '../parts/document.ts';
import { FeedList } from '../parts/FeedList.tsx';
import { languagesOf, page, plainMeta } from '../parts/page.tsx';
import { SearchForm } from '../parts/SearchForm.tsx';
import type { Rendering } from '../render.ts';

/** 404: says so, and offers the search and the newest stories. */
export function notFoundPage(
  site: SiteContext,
  { suggestions }: { suggestions: readonly StoryCard[] },
): string {
  const words = messagesFor(site.settings.language);
  return page(site, {
    meta: plainMeta(site, words.notFoundTitle),
    languages: languagesOf(suggestions),
    content: (rendering) => (
      <Problem title={words.notFoundTitle} text={words.notFoundText}>
        <SearchForm query="" {...rendering} />
        <Suggestions suggestions={suggestions} {...rendering} />
      </Problem>
    ),
  });
}

/** 410: the story was here and the newsroom took it down. */
export function gonePage(
  site: SiteContext,
  { suggestions }: { suggestions: readonly StoryCard[] } = { suggestions: [] },
): string {
  const words = messagesFor(site.settings.language);
  return page(site, {
    meta: plainMeta(site, words.goneTitle),
    languages: languagesOf(suggestions),
    content: (rendering) => (
      <Problem title={words.goneTitle} text={words.goneText}>
        <Suggestions suggestions={suggestions} {...rendering} />
      </Problem>
    ),
  });
}

/** 400: an address that this site never made. */
export function badRequestPage(site: SiteContext): string {
  const words = messagesFor(site.settings.language);
  return page(site, {
    meta: plainMeta(site, words.badRequestTitle),
    content: () => (
      <Problem title={words.badRequestTitle} text={words.badRequestText}>
        <ToStart words={words} />
      </Problem>
    ),
  });
}

/** 503, also before the newsroom's settings could be read: without a site it is a bare page in English. */
export function unavailablePage(site: SiteContext | null): string {
  const words = messagesFor(site?.settings.language ?? DEFAULT_SETTINGS.language);
  if (site === null) {
    const title = escapeHtml(words.unavailableTitle);
    return `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title}</title></head><body><main><h1>${title}</h1><p>${escapeHtml(words.unavailableText)}</p></main></body></html>`;
  }
  return page(site, {
    meta: plainMeta(site, words.unavailableTitle),
    content: () => (
      <Problem title={words.unavailableTitle} text={words.unavailableText}>
        <ToStart words={words} />
      </Problem>
    ),
  });
}

function Problem({ title, text, children }: { title: string; text: string; children: Child }) {
  return (
    <>
      <div class="problem">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {children}
    </>
  );
}

function ToStart({ words }: Pick<Rendering, 'words'>) {
  return (
    <p class="act">
      <a class="button" href="/">
        {words.toStart}
      </a>
    </p>
  );
}

function Suggestions({ suggestions, ...rendering }: Rendering & { suggestions: readonly StoryCard[] }) {
  if (suggestions.length === 0) return <ToStart words={rendering.words} />;
  return (
    <section class="after" aria-labelledby="feed">
      <h2 class="head" id="feed">
        {rendering.words.latest}
      </h2>
      <FeedList {...rendering} stories={suggestions} headingLevel={3} nextHref={null} />
    </section>
  );
}
