import { searchPath, storyPath } from '@onrecord/domain/address/paths';
import type { SearchHit, SearchView } from '@onrecord/domain/article/views';
import { entryPath } from '@onrecord/domain/live/live-paths';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { ShowMore } from '../parts/FeedList.tsx';
import { searchHref } from '../parts/feed-address.ts';
import { MetaLine } from '../parts/MetaLine.tsx';
import { languagesOf, page } from '../parts/page.tsx';
import { isShowable, ResponsivePicture } from '../parts/ResponsivePicture.tsx';
import { SearchForm } from '../parts/SearchForm.tsx';
import { StateMark } from '../record/StateMark.tsx';
import { languageAttributes, type Rendering } from '../render.ts';

/** The search and what it found; `search` is null before anything was asked. */
export function searchPage(
  site: SiteContext,
  { search, meta }: { search: SearchView | null; meta: PageMeta },
): string {
  return page(site, {
    meta,
    languages: languagesOf(search?.hits.map(({ story }) => story) ?? []),
    path: searchPath,
    content: (rendering) => (
      <>
        <div class="head">
          <h1>{rendering.words.search}</h1>
        </div>
        <SearchForm query={search?.query ?? ''} order={search?.order ?? 'newest'} {...rendering} />
        {search === null || search.query === '' ? (
          <p class="hint">{rendering.words.searchHint}</p>
        ) : search.hits.length === 0 && search.next === null ? (
          <Nothing search={search} {...rendering} />
        ) : (
          <Results search={search} {...rendering} />
        )}
      </>
    ),
  });
}

function Nothing({ search, words }: Rendering & { search: SearchView }) {
  return (
    <div class="hint" role="status">
      <p>
        <b>{words.nothingFound(search.query)}</b> {words.nothingFoundHint}
      </p>
      <p>{words.searchHint}</p>
      <p>
        <a href="/">{words.latest}</a>
      </p>
    </div>
  );
}

function Results({ search, ...rendering }: Rendering & { search: SearchView }) {
  const { words } = rendering;
  const orders = [
    ['newest', words.newestFirst],
    ['best', words.bestFirst],
  ] as const;
  return (
    <section aria-labelledby="found">
      <div class="found">
        <h2 id="found">{words.resultsFor(search.query)}</h2>
        <p class="ways">
          {orders.map(([order, name]) => (
            <a
              href={searchHref({ query: search.query, order })}
              aria-current={order === search.order ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </p>
      </div>
      {search.hits.length === 0 && <p class="hint">{words.searchGoesOn}</p>}
      <div class="feed hits">
        {search.hits.map((hit) => (
          <Hit hit={hit} {...rendering} />
        ))}
        {search.next !== null && <ShowMore words={words} href={searchHref(search, search.next)} />}
      </div>
    </section>
  );
}

function Hit({ hit, site, words, times }: Rendering & { hit: SearchHit }) {
  const { story, entry, sentence } = hit;
  const own = languageAttributes(story.language, site.settings.language);
  return (
    <article class="item top">
      <div>
        <h3 {...own}>
          <a href={entry === null ? storyPath(story.slug) : entryPath(story.slug, entry.id)}>
            {story.headline}
          </a>
        </h3>
        <p {...own}>
          {sentence.length === 0
            ? story.teaser
            : sentence.map((run) => (run.hit ? <mark>{run.text}</mark> : run.text))}
        </p>
        <MetaLine
          facts={[
            ...(entry === null
              ? [
                  <time datetime={story.publishedAt.toISOString()}>{times.date(story.publishedAt)}</time>,
                  <span>{words.minutes(story.readingMinutes)}</span>,
                ]
              : [
                  <time datetime={entry.postedAt.toISOString()}>{times.dateTime(entry.postedAt)}</time>,
                  <span>{words.liveEntries}</span>,
                ]),
            story.centralClaim?.standsOut && <StateMark dispute={story.centralClaim} words={words} />,
          ]}
        />
      </div>
      {story.hero && isShowable(story.hero.media) && (
        <ResponsivePicture media={story.hero.media} altText={story.hero.altText} place="thumb" />
      )}
    </article>
  );
}
