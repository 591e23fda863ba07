import { claimsPath, sourcePath, statementsPath } from '@onrecord/domain/address/paths';
import type { SourcePageView } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { StatementList } from '../ledger/StatementList.tsx';
import { MetaLine } from '../parts/MetaLine.tsx';
import { MoreLink } from '../parts/MoreLink.tsx';
import { languagesOf, page } from '../parts/page.tsx';
import type { Rendering } from '../render.ts';

interface SourcePage {
  readonly view: SourcePageView;
  readonly firstStretch: boolean;
  /** Keys of what is shown. */
  readonly madeOf: readonly string[];
  readonly meta: PageMeta;
}

/** What a source stated and passed on, the newest first, on all topics or on one. */
export function sourcePage(site: SiteContext, { view, firstStretch, madeOf, meta }: SourcePage): string {
  const { source, topic, claims, next } = view;
  const slug = source.slug ?? '';
  return page(site, {
    meta,
    madeOf,
    languages: languagesOf(claims),
    content: (rendering) => {
      const { ledger, record } = rendering.words;
      return (
        <>
          <p class="label above-head">
            <a href={claimsPath}>{record.onTheRecord}</a>
          </p>
          <div class="head">
            <h1 dir="auto">{source.name}</h1>
            {!firstStretch && (
              <a href={statementsPath(slug, { topic: topic?.slug })}>{ledger.toNewestStatements}</a>
            )}
          </div>
          <WhoItIs view={view} {...rendering} />
          <Topics view={view} {...rendering} />
          <StatementList claims={claims} sourceId={source.id} {...rendering} />
          <MoreLink
            href={next === null ? null : statementsPath(slug, { topic: topic?.slug, before: next })}
            {...rendering}
          />
        </>
      );
    },
  });
}

function WhoItIs({ view: { source, aliases }, words: { ledger } }: Rendering & { view: SourcePageView }) {
  return (
    <div class="intro">
      <MetaLine
        facts={[
          source.kind !== 'unnamed' && <span>{ledger.sourceKinds[source.kind]}</span>,
          source.role !== '' && <span dir="auto">{source.role}</span>,
          aliases.length > 0 && (
            <span>
              {ledger.alsoCalled} <span dir="auto">{aliases.join(', ')}</span>
            </span>
          ),
        ]}
      />
      <p>{ledger.sourceLead(source.name)}</p>
    </div>
  );
}

/** The topics as plain links; one topic alone narrows nothing. */
function Topics({
  view: { source, topics, topic },
  words: { ledger },
}: Rendering & { view: SourcePageView }) {
  if (topics.length < 2 && topic === null) return null;
  const slug = source.slug ?? '';
  return (
    <nav class="topics" aria-label={ledger.topics}>
      <a href={sourcePath(slug)} aria-current={topic === null ? 'true' : undefined}>
        {ledger.allTopics}
      </a>
      {topics.map((known) => (
        <a
          href={statementsPath(slug, { topic: known.slug })}
          aria-current={known.id === topic?.id ? 'true' : undefined}
          dir="auto"
        >
          {known.name}
        </a>
      ))}
    </nav>
  );
}
