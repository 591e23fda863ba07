import { claimsPath, sourcePath } from '@onrecord/domain/address/paths';
import type { ClaimSearchView, ClaimStretch } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { StatementList } from '../ledger/StatementList.tsx';
import { feedHref } from '../parts/feed-address.ts';
import { MoreLink } from '../parts/MoreLink.tsx';
import { languagesOf, page } from '../parts/page.tsx';
import { SearchForm } from '../parts/SearchForm.tsx';
import type { Rendering } from '../render.ts';

interface ClaimsPageView {
  readonly stretch: ClaimStretch;
  readonly firstStretch: boolean;
  /** Keys of what is shown. */
  readonly madeOf: readonly string[];
  readonly meta: PageMeta;
}

/** All statements on record, the newest first, with the search for them. */
export function claimsPage(
  site: SiteContext,
  { stretch, firstStretch, madeOf, meta }: ClaimsPageView,
): string {
  return page(site, {
    meta,
    madeOf,
    path: claimsPath,
    languages: languagesOf(stretch.claims),
    content: (rendering) => {
      const { ledger, record } = rendering.words;
      return (
        <>
          <div class="head">
            <h1>{record.onTheRecord}</h1>
            {!firstStretch && <a href={claimsPath}>{ledger.toNewestStatements}</a>}
          </div>
          {firstStretch && <p class="intro">{ledger.claimsLead}</p>}
          <ClaimSearchForm query="" {...rendering} />
          {stretch.claims.length === 0 ? (
            <p class="hint">{ledger.noStatements}</p>
          ) : (
            <StatementList claims={stretch.claims} {...rendering} />
          )}
          <MoreLink href={feedHref(claimsPath, stretch.next)} {...rendering} />
        </>
      );
    },
  });
}

/** What a search for statements and sources found. It is one reader's, and follows nothing. */
export function claimSearchPage(
  site: SiteContext,
  { found, meta }: { readonly found: ClaimSearchView; readonly meta: PageMeta },
): string {
  return page(site, {
    meta,
    path: claimsPath,
    languages: languagesOf(found.claims),
    content: (rendering) => {
      const { ledger, record } = rendering.words;
      return (
        <>
          <div class="head">
            <h1>{record.onTheRecord}</h1>
            <a href={claimsPath}>{ledger.allStatements}</a>
          </div>
          <ClaimSearchForm query={found.query} {...rendering} />
          <FoundSources found={found} {...rendering} />
          {found.claims.length === 0 ? (
            <Nothing query={found.query} {...rendering} />
          ) : (
            <section aria-labelledby="found">
              <div class="found">
                <h2 id="found">{ledger.statementsWith(found.query)}</h2>
              </div>
              <StatementList claims={found.claims} {...rendering} />
              <MoreLink href={searchHref(found)} {...rendering} />
            </section>
          )}
        </>
      );
    },
  });
}

const ClaimSearchForm = (props: Rendering & { query: string }) => (
  <SearchForm {...props} action={claimsPath} label={props.words.ledger.searchFor} />
);

function FoundSources({ found, words }: Rendering & { found: ClaimSearchView }) {
  const named = found.sources.flatMap(({ slug, ...source }) => (slug === null ? [] : [{ ...source, slug }]));
  if (named.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <div class="found">
        <h2 id="sources">{words.ledger.sourcesCalledSo}</h2>
      </div>
      <ul class="sources-found">
        {named.map(({ slug, name, role }) => (
          <li dir="auto">
            <a href={sourcePath(slug)}>{name}</a>
            {role !== '' && <span class="meta">{` ${role}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ query, words: { ledger } }: Rendering & { query: string }) {
  return (
    <div class="hint" role="status">
      <p>
        <b>{ledger.nothingFound(query)}</b> {ledger.nothingFoundHint}
      </p>
      <p>{ledger.searchHint}</p>
    </div>
  );
}

function searchHref({ query, next }: ClaimSearchView): string | null {
  return next === null ? null : `${claimsPath}?${new URLSearchParams({ q: query, before: next })}`;
}
